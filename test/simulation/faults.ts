import type { HttpResponse } from '../../src/host';
import { answerOf } from './fake-ledger';

type Late = (at: number, work: () => void) => void;

/** Something that goes wrong with one request. */
export interface Fault {
  readonly name: string;
  /** Milliseconds until the caller has an answer, or gives up. */
  readonly takesMs: number;
  /** The ledger keeps another total than was sent. */
  readonly miscounts?: true;
  strike(work: (at: number) => HttpResponse, late: Late, now: number): HttpResponse;
}

const nothing = (text: string) => answerOf(0, text);

/** The request never got there. */
export const lost = (name: string, answer: () => HttpResponse, takesMs = 300): Fault => ({
  name,
  takesMs,
  strike: () => answer(),
});

/** It was done, and what came back says something else. */
export const done = (
  name: string,
  answer: (real: HttpResponse) => HttpResponse,
  takesMs = 300,
): Fault => ({
  name,
  takesMs,
  strike: (work, _late, now) => answer(work(now)),
});

/** It is done later than anybody waits. */
const late = (name: string, answer: () => HttpResponse, afterMs: number): Fault => ({
  name,
  takesMs: 60_000,
  strike: (work, later, now) => {
    later(now + afterMs, () => {
      work(now + afterMs);
    });
    return answer();
  },
});

const html = '<!DOCTYPE html><html><body>Sign in</body></html>';
export const said = (status: number, code: string, message: string) => () =>
  answerOf(status, { code, message });

/** Everything that can happen to a request that creates something. */
export const writeFaults: readonly Fault[] = [
  lost('connection refused', () => nothing('Address unavailable')),
  lost('name not resolved', () => nothing('DNS error')),
  lost('request lost', () => nothing('Timeout'), 60_000),
  lost('500 before', said(500, '', 'Internal error')),
  lost('503 before', said(503, '', 'Service unavailable')),
  lost('401 before', said(401, 'token', 'Token expired')),
  lost('403 plan', said(403, 'plan', 'The plan lacks multicurrency')),
  lost('404 path', said(404, 'path', 'No such resource')),
  lost('400 validation', said(400, '2010', 'Invalid reference id')),
  lost('409 in progress', said(409, 'busy', 'A request with this key is in progress')),
  lost('412 precondition', said(412, 'stale', 'Stale object')),
  lost('422 unprocessable', said(422, 'name', 'The name has already been taken')),
  lost('429 without Retry-After', said(429, '', 'Too many requests')),
  lost('429 with seconds', () => answerOf(429, {}, { 'retry-after': '20' })),
  lost('429 for a day', () => answerOf(429, {}, { 'retry-after': '86400' })),
  lost('429 negative', () => answerOf(429, {}, { 'retry-after': '-5' })),
  lost('302 before', () => answerOf(302, '', { location: 'https://login.test/' })),
  lost('408 before', said(408, '', 'Request timeout')),
  lost('400 cached error', said(400, 'cached', 'An error was replayed')),
  done('answer lost', () => nothing('Timeout'), 60_000),
  done('connection reset', () => nothing('Connection reset')),
  done('500 after', () => answerOf(500, 'Internal error')),
  done('502 after', () => answerOf(502, html)),
  done('401 after', said(401, 'token', 'Token expired')),
  done('408 after', said(408, '', 'Request timeout')),
  done('200 with a web page', () => answerOf(200, html)),
  done('200 empty', () => answerOf(200, '')),
  done('200 without an id', () => answerOf(200, {})),
  done('truncated JSON', (real) => answerOf(200, real.text.slice(0, real.text.length >> 1))),
  done('JSON of another type', () => answerOf(200, '"ok"')),
  done('null where text stands', (real) =>
    answerOf(200, { ...JSON.parse(real.text), total: null }),
  ),
  done('unknown fields', (real) =>
    real.status === 200
      ? answerOf(200, { ...JSON.parse(real.text), surprise: { deep: [1, null] } })
      : real,
  ),
  done("another's document", (real) =>
    real.status === 200
      ? answerOf(200, { ...JSON.parse(real.text), customer: 'C999', marker: '' })
      : real,
  ),
  done('302 after', () => answerOf(302, '', { location: 'https://login.test/' })),
  done('slow', (real) => real, 59_000),
  { ...done('a cent off', (real) => real), miscounts: true },
  late('late commit', () => nothing('Timeout'), 90_000),
  late('very late commit', () => nothing('Timeout'), 119_000),
  late('504 and late commit', said(504, '', 'Gateway timeout'), 100_000),
  late('503 and late commit', said(503, '', 'Service unavailable'), 70_000),
  late('reset and late commit', () => nothing('Connection reset'), 110_000),
];

/** Everything that can happen to a request that only reads. */
export const readFaults: readonly Fault[] = [
  lost('read: request lost', () => nothing('Timeout'), 30_000),
  lost('read: 500', said(500, '', 'Internal error')),
  lost('read: 503', said(503, '', 'Service unavailable')),
  lost('read: 429', () => answerOf(429, {}, { 'retry-after': '3' })),
  lost('read: 401', said(401, 'token', 'Token expired')),
  lost('read: web page', () => answerOf(200, html)),
  lost('read: 302', () => answerOf(302, '', { location: 'https://login.test/' })),
  lost('read: empty', () => answerOf(200, '')),
  lost('read: no list', () => answerOf(200, { invoices: null, names: null })),
  done('read: truncated', (real) => answerOf(200, real.text.slice(0, -2))),
  done('read: slow', (real) => real, 29_000),
  done('read: same page again', (real) => withNext(real)),
];

function withNext(real: HttpResponse): HttpResponse {
  const body = JSON.parse(real.text) as Record<string, unknown>;
  return 'next' in body ? answerOf(200, { ...body, next: '0' }) : real;
}

/** What only the longer schedules meet, in which something is given back. */
export const rareFaults: readonly Fault[] = [
  lost('read: page expired', said(400, 'page', 'The page token has expired')),
  done('read: pages shift', (real) => shortened(real)),
  done('read: another type', (real) => answerOf(200, JSON.stringify([real.text]))),
];

/** Something moved to the next page before this one was read, and to this one before the next. */
function shortened(real: HttpResponse): HttpResponse {
  const body = JSON.parse(real.text) as { readonly next?: string; readonly invoices?: unknown[] };
  if (!body.next || !body.invoices) return real;
  return answerOf(200, { ...body, invoices: body.invoices.slice(0, -1) });
}
