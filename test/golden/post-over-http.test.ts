import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type HttpNetwork, httpNetwork } from '../../src/local/engine/http-network';
import type { Network, NetworkAnswer, NetworkRequest } from '../../src/local/engine/network';
import type { StepView } from '../../src/sidebar/protocol';
import { BundleFirm, type SavedFirm } from '../support/bundle-firm';
import { networkTo } from '../support/simulated-network';
import { smallFirm } from '../support/small-firm';

const LEDGER = 'https://quickbooks.api.intuit.com';
const MINUTE = 60_000;

/** How the server behaves, and what it says. */
interface Plan {
  readonly kind: 'whole' | 'reset' | 'half' | 'slow' | 'noise';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What goes wrong with one request; `done`: the ledger did what it was asked all the same. */
interface Fault {
  readonly done: boolean;
  readonly plan: (real: Plan) => Plan;
}

const said = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  ({
    kind: 'whole',
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)).toString('base64'),
  }) as const;

const page = '<!DOCTYPE html><html><body><h1>Sign in</h1></body></html>';
const html = { 'Content-Type': 'text/html' };
const away = { Location: 'https://accounts.intuit.com/login' };
const invoice = (fields: object) => ({ Invoice: fields, time: '2026-04-02T06:00:00-07:00' });

const done = (plan: Fault['plan']): Fault => ({ done: true, plan });
const lost = (plan: Fault['plan']): Fault => ({ done: false, plan });

const faults: Readonly<Record<string, Fault>> = {
  'a reset before': lost((real) => ({ ...real, kind: 'reset' })),
  'a reset after': done((real) => ({ ...real, kind: 'reset' })),
  'half a body': done((real) => ({ ...real, kind: 'half' })),
  'a slow answer': done((real) => ({ ...real, kind: 'slow' })),
  'noise instead of HTTP': done((real) => ({ ...real, kind: 'noise' })),
  'noise that says it is packed': done((real) => ({
    ...real,
    headers: { ...real.headers, 'Content-Encoding': 'gzip' },
  })),
  '302 before': lost(() => said(302, '', away)),
  '302 after': done(() => said(302, '', away)),
  'a web page with 200': done(() => said(200, page, html)),
  'nothing with 200': done(() => said(200, '')),
  'JSON of another type': done(() => said(200, '"ok"')),
  'a list where a document stands': done(() => said(200, [])),
  'a document without an id': done(() => said(200, invoice({}))),
  'numbers that are none': done(() => said(200, invoice({ Id: 7, TotalAmt: 'much', Line: null }))),
  'JSON that ends too soon': done((real) => ({ ...real, body: real.body.slice(0, 200) })),
  '429 without Retry-After': lost(() => said(429, {})),
  '429 with Retry-After': lost(() => said(429, {}, { 'Retry-After': '30' })),
  '401 before': lost(() => said(401, {})),
  '401 after': done(() => said(401, {})),
  '408 after': done(() => said(408, {})),
  '500 before': lost(() => said(500, 'Internal error', html)),
  '503 after': done(() => said(503, page, html)),
  '504 after': done(() => said(504, '')),
};

let approved: SavedFirm;
let expected: readonly string[];
let server: Worker;
let http: HttpNetwork;

beforeAll(async () => {
  const firm = BundleFirm.connected(smallFirm());
  firm.approveMonth();
  approved = firm.save();
  firm.press('post');
  expected = inLedger(firm);
  server = new Worker('./test/golden/support/raw-server.mjs');
  const port = await new Promise<number>((told) => server.once('message', told));
  const routes = { [LEDGER]: { to: `http://127.0.0.1:${port}` } };
  http = httpNetwork({ routes, now: () => 0 });
}, 120_000);

afterAll(async () => {
  await http.close();
  await server.terminate();
});

/** Numbers, marks and totals of what the ledger has. */
function inLedger({ state }: BundleFirm): readonly string[] {
  return state.quickbooks.rows.Invoice.map(
    (row) => `${row['DocNumber']} ${row['PrivateNote']} ${row['TotalAmt']}`,
  ).sort();
}

/** Every answer of the ledger crosses a socket of the raw server; faults strike as they are told. */
function over(strikes: (request: NetworkRequest) => Fault | null): BundleFirm {
  const network = (...[providers, now]: Parameters<typeof networkTo>): Network => {
    const simulated = networkTo(providers, now);
    const sendOne = (request: NetworkRequest): NetworkAnswer => {
      const real = (): Plan => planOf(simulated.sendAll([request])[0]);
      if (!request.url.startsWith(LEDGER)) return answered(simulated.sendAll([request]));
      const fault = strikes(request);
      const plan = fault ? fault.plan(fault.done ? real() : said(200, {})) : real();
      const header = ['X-Plan', Buffer.from(JSON.stringify(plan)).toString('base64')] as const;
      return answered(http.sendAll([{ ...request, headers: [...request.headers, header] }]));
    };
    return { sendAll: (requests) => requests.map(sendOne) };
  };
  return new BundleFirm(approved, { network });
}

function answered([answer]: readonly NetworkAnswer[]): NetworkAnswer {
  if (!answer) throw new Error('a request without an answer');
  return answer;
}

function planOf(answer: NetworkAnswer | undefined): Plan {
  if (answer?.kind !== 'answer') throw new Error('the simulator did not answer');
  const headers = Object.fromEntries(answer.headers);
  const body = Buffer.from(answer.body).toString('base64');
  return { kind: 'whole', status: answer.status, headers, body };
}

const creates = ({ method, url }: NetworkRequest): boolean =>
  method === 'POST' && new URL(url).pathname.endsWith('/invoice');

/** The fault strikes so many requests of a kind, and no more. */
function times(count: number, fault: Fault, which: (request: NetworkRequest) => boolean) {
  let left = count;
  return (request: NetworkRequest): Fault | null => {
    if (left === 0 || !which(request)) return null;
    left--;
    return fault;
  };
}

const statesOf = (firm: BundleFirm) => firm.rows('Invoices').map((row) => row['State']);

/** Presses Post, with time between, until every document is posted; gives the first thing said. */
function postThrough(firm: BundleFirm): StepView {
  const first = firm.press('post');
  for (let round = 0; round < 6 && !statesOf(firm).every((one) => one === 'posted'); round++) {
    firm.wait(25 * MINUTE);
    firm.press('post');
  }
  return first;
}

/** What is neither posted nor free to be approved has a sentence of what to do. */
function expectSentences(firm: BundleFirm, first: StepView): void {
  if (first.status === 'failed') {
    expect(first.message).toMatch(/Set-up/);
    return;
  }
  const told = new Map(firm.rows('Problems').map((row) => [row['Row'], `${row['What to do']}`]));
  for (const row of firm.rows('Invoices')) {
    if (!['unknown', 'parked', 'rejected'].includes(`${row['State']}`)) continue;
    expect(told.get(row['Document ID'])).toMatch(/^[A-Z].{20,}\.$/);
  }
}

describe.each(Object.entries(faults))('the ledger answers a new invoice with %s', (_, fault) => {
  test.each([1, 3])(
    'and every invoice is there once in the end; %i times',
    (count) => {
      const firm = over(times(count, fault, creates));
      const first = firm.press('post');
      expectSentences(firm, first);
      postThrough(firm);
      expect(inLedger(firm)).toEqual(expected);
      expect(statesOf(firm).every((state) => state === 'posted')).toBe(true);
    },
    60_000,
  );
});

const questions = ['a reset before', 'half a body', 'noise instead of HTTP', 'a web page with 200'];

test.each([...questions, '302 before', 'nothing with 200', '500 before', '429 with Retry-After'])(
  'every question to the ledger is answered with %s for a while, and nothing is posted twice',
  (name) => {
    const fault = faults[name];
    if (!fault) throw new Error(name);
    const firm = over(times(8, fault, ({ method }) => method === 'GET'));
    postThrough(firm);
    expect(inLedger(firm)).toEqual(expected);
    expect(statesOf(firm).every((state) => state === 'posted')).toBe(true);
  },
  60_000,
);

test('a ledger that answers nothing but noise for a week leaves each invoice with a sentence', () => {
  const noise = faults['noise instead of HTTP'];
  let broken = false;
  const firm = over((request) => {
    broken ||= creates(request);
    return broken && noise ? { ...noise, done: false } : null;
  });
  firm.press('post');
  for (let day = 0; day < 8; day++) {
    firm.wait(24 * 60 * MINUTE);
    firm.press('post');
  }
  expect(statesOf(firm)).toContain('parked');
  const problems = firm.rows('Problems').map((row) => `${row['Code']} ${row['What to do']}`);
  expect(problems).toContainEqual(
    expect.stringMatching(/^E-620 Look there for .* by hand, see that the connection works/),
  );
}, 120_000);
