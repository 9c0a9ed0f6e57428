import { describe, expect, test } from '@jest/globals';
import type { ApiErrorKind } from '../../src/connectors/api-error';
import { callerFor } from '../../src/connectors/call';
import type { Page } from '../../src/connectors/connector';
import { belongsTo } from '../../src/connectors/origin';
import { connectors } from '../../src/connectors/registry';
import { connectionFor, contractCases, pagesOf, readsOf, writesOf } from './support/contract-cases';
import { type StubAnswer, stubHost } from './support/stub-host';

/** What can go wrong with a call, and what it is for a read and for a write. */
const faults: readonly (readonly [string, StubAnswer, ApiErrorKind, ApiErrorKind])[] = [
  ['no answer', { status: 0 }, 'unavailable', 'ambiguous'],
  ['too many requests', { status: 429 }, 'rateLimited', 'rateLimited'],
  ['an error before it was done', { status: 503 }, 'unavailable', 'ambiguous'],
  ['an error after it was done', { status: 500, body: 'oops' }, 'unavailable', 'ambiguous'],
  [
    'a web page',
    { status: 200, body: '<!doctype html><p>Sign in' },
    'unexpectedAnswer',
    'unexpectedAnswer',
  ],
  ['a web page for an error', { status: 502, body: '<html>' }, 'unavailable', 'ambiguous'],
  ['nothing in the answer', { status: 200 }, 'unexpectedAnswer', 'unexpectedAnswer'],
  [
    'half an answer',
    { status: 200, body: '{"QueryResponse":{"cli' },
    'unexpectedAnswer',
    'unexpectedAnswer',
  ],
  [
    'an answer of another kind',
    { status: 200, body: '"other"' },
    'unexpectedAnswer',
    'unexpectedAnswer',
  ],
  ['a null', { status: 200, body: 'null' }, 'unexpectedAnswer', 'unexpectedAnswer'],
  ['an old token', { status: 401 }, 'unauthorised', 'unauthorised'],
  ['too few rights', { status: 403 }, 'forbidden', 'forbidden'],
  ['a refusal', { status: 400, body: '{}' }, 'rejected', 'rejected'],
  ['a change in the meantime', { status: 409 }, 'conflict', 'conflict'],
];

/** A page without what is left of a quota, which each question uses up. */
const unmetered = (page: Page<unknown> | undefined) => ({ ...page, left: undefined });

/** Too short to try anything again. */
const SHORT_RUN_MS = 1_000;

test('every connector has a simulator that this suite runs', () => {
  expect(Object.keys(contractCases).sort()).toEqual(connectors.map(({ id }) => id).sort());
});

describe.each(connectors.map((connector) => [connector.title, connector] as const))(
  '%s',
  (_, connector) => {
    const { provider, crowded, crowd, whole, tacit } = contractCases[connector.id] ?? {
      provider: () => {
        throw new Error('no case');
      },
      crowded: () => {
        throw new Error('no case');
      },
      crowd: 0,
      whole: [],
    };
    const connection = connectionFor(connector);
    const lists = Object.entries(pagesOf(connector));
    const reads = Object.entries(readsOf(connector));
    const writes = Object.entries(writesOf(connector));

    test('answers everything that can be asked of it', () => {
      const caller = callerFor(provider().host(), connector, connection);
      for (const [name, exchange] of [...reads, ...writes]) {
        const [reply] = caller.callAll([exchange]);
        expect([name, reply?.ok === false ? reply.error.message : 'ok']).toEqual([name, 'ok']);
      }
    });

    if (lists.length > 0) {
      test.each(lists)(
        'the pages of %s end, resume anywhere, and come again alike',
        (name, pages) => {
          const all: Page<unknown>[] = [];
          const full = crowded();
          const caller = callerFor(full.host(), connector, connection);
          for (
            let next: string | null = null, count = 0;
            count === 0 || next !== null;
            count += 1
          ) {
            expect(count).toBeLessThan(100);
            const page: Page<unknown> = caller.call(pages(next));
            expect(unmetered(caller.call(pages(next)))).toEqual(unmetered(page));
            all.push(page);
            next = page.next;
          }
          expect(all.length > 2).toBe(!whole.includes(name));
          const records = all.flatMap((page) => page.records);
          expect(new Set(records.map((record) => JSON.stringify(record))).size).toBe(crowd);
          if (whole.includes(name)) return;
          const [first] = all;
          const resumed = callerFor(full.host(), connector, connection).call(
            pages(first?.next ?? ''),
          );
          expect(unmetered(resumed)).toEqual(unmetered(all[1]));
        },
      );
    }

    test.each(faults)('%s is told by its kind, whatever was read', (_name, answer, kind) => {
      for (const [name, exchange] of reads) {
        const host = stubHost(() => answer, SHORT_RUN_MS);
        const [reply] = callerFor(host, connector, connection).callAll([exchange]);
        expect([name, reply]).toMatchObject([name, { ok: false, error: { kind } }]);
      }
    });

    if (writes.length > 0) {
      test.each(faults)(
        '%s is told by its kind, whatever was sent',
        (_name, answer, _read, kind) => {
          for (const [name, exchange] of writes) {
            const says = answer.status !== 200 || String(answer.body).startsWith('<');
            if (tacit?.includes(name) && !says) continue;
            const host = stubHost(() => answer);
            const [reply] = callerFor(host, connector, connection).callAll([exchange]);
            expect([name, reply]).toMatchObject([name, { ok: false, error: { kind } }]);
            expect(host.sent).toHaveLength(1);
          }
        },
      );
    }

    test('shows its credentials to itself alone, and never in an address', () => {
      const host = provider().host();
      const caller = callerFor(host, connector, connection);
      caller.callAll([...reads, ...writes].map(([, exchange]) => exchange));
      const abroad = stubHost(() => ({ status: 200 }));
      const origins = [
        'https://evil.example',
        'https://api.harvestapp.com.evil.example',
        'https://xintuit.com',
      ];
      callerFor(abroad, connector, connection).callAll(
        origins.map((origin) => ({
          request: { method: 'GET', url: `${origin}/x` },
          read: () => null,
        })),
      );
      expect(host.sent.length).toBeGreaterThan(0);
      for (const { url } of host.sent) {
        expect(belongsTo(url, [...connector.origins, connection.address ?? ''])).toBe(true);
        if (connection.token !== '') expect(url).not.toContain(connection.token);
      }
      expect(abroad.sent).toHaveLength(3);
      for (const request of abroad.sent) {
        if (connection.token !== '')
          expect(JSON.stringify(request)).not.toContain(connection.token);
        expect(Object.keys(request.headers)).not.toContain('Authorization');
      }
    });

    test('says nothing secret in its errors', () => {
      const host = stubHost(() => ({ status: 400, body: '{}' }), SHORT_RUN_MS);
      const replies = callerFor(host, connector, connection).callAll(reads.map(([, one]) => one));
      for (const reply of replies) {
        if (reply.ok || connection.token === '') continue;
        expect(JSON.stringify({ ...reply.error })).not.toContain(connection.token);
      }
    });
  },
);
