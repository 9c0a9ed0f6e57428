import { describe, expect, test } from '@jest/globals';
import { ApiError } from '../../src/connectors/api-error';
import { callerFor } from '../../src/connectors/call';
import {
  connectionOf,
  forgetConnection,
  readConnection,
  saveConnection,
} from '../../src/connectors/connection';
import type { Connector } from '../../src/connectors/connector';
import type { ApiRequest, Exchange } from '../../src/connectors/exchange';
import { readRetryAfter } from '../../src/connectors/failure';
import { belongsTo } from '../../src/connectors/origin';
import { fetchReceipt } from '../../src/connectors/receipt';
import { connectorOf } from '../../src/connectors/registry';
import { type StubAnswer, stubHost } from './support/stub-host';

const books = {
  id: 'books',
  title: 'Books',
  origins: ['https://api.books.example'],
  sandboxOrigins: { 'https://api.books.example': 'https://sandbox.books.example' },
  auth: { kind: 'token', accountHeader: 'Account', fields: [], help: '' },
  failure: (answer) => {
    const [code = '', message = '', kind] = answer.text.split('|');
    return { code, message, ...(kind === 'conflict' ? { kind } : {}) };
  },
} satisfies Connector;

const connection = { token: 'canary-token', tenant: '12 3', sandbox: false };

const get: ApiRequest = { method: 'GET', url: 'https://api.books.example/{tenant}/things' };
const post: ApiRequest = { ...get, method: 'POST', json: { a: 1 } };

const exchange = (request: ApiRequest): Exchange<string> => ({
  request,
  read: (answer) => {
    if (answer.text === 'garbled') {
      throw new ApiError({ kind: 'unexpectedAnswer', status: 200, code: 'notJson', message: 'x' });
    }
    if (answer.text === 'wrong') throw new RangeError('date: no such day');
    return answer.text;
  },
});

function converse(request: ApiRequest, answers: readonly StubAnswer[], runMs?: number) {
  const host = stubHost((_, count) => answers[count - 1] ?? { status: 200, body: 'late' }, runMs);
  const [reply] = callerFor(host, books, connection).callAll([exchange(request)]);
  if (!reply) throw new Error('no reply');
  return { host, reply };
}

describe('a failed answer', () => {
  test.each([
    [post, 0, '', 'ambiguous'],
    [get, 0, '', 'unavailable'],
    [post, 400, '2010|Unknown property', 'rejected'],
    [post, 401, '', 'unauthorised'],
    [post, 403, '', 'forbidden'],
    [get, 404, '', 'rejected'],
    [post, 408, '', 'ambiguous'],
    [post, 409, '', 'conflict'],
    [post, 400, '5010|Stale|conflict', 'conflict'],
    [post, 500, '5010|Stale|conflict', 'ambiguous'],
    [post, 422, '', 'rejected'],
    [post, 429, '', 'rateLimited'],
    [post, 302, '', 'ambiguous'],
    [post, 500, '', 'ambiguous'],
    [post, 503, '', 'ambiguous'],
    [get, 503, '', 'unavailable'],
    [get, 200, 'wrong', 'unexpectedAnswer'],
  ])('%j that is answered %i %s is %s', (request, status, body, kind) => {
    const { reply } = converse(request, Array(9).fill({ status, body }));
    expect(reply).toMatchObject({ ok: false, error: { kind, status } });
  });

  test('is told by its code and the words of the provider, on one line', () => {
    const { reply } = converse(post, [{ status: 400, body: '2010|Un\u202eknown\r\nproperty.' }]);
    expect(reply).toMatchObject({ error: { code: '2010', message: 'Un known property' } });
  });
});

describe('a read', () => {
  test.each([429, 500, 503, 0])('is sent again after %i', (status) => {
    const { host, reply } = converse(get, [{ status }, { status }, { status: 200, body: 'there' }]);
    expect(reply).toEqual({ ok: true, value: 'there' });
    expect(host.sent).toHaveLength(3);
    expect(host.pauses).toHaveLength(2);
  });

  test('waits as long as the provider asks', () => {
    const { host } = converse(get, [{ status: 429, headers: { 'Retry-After': '17' } }]);
    expect(host.pauses).toEqual([17_000]);
  });

  test('is given up where the wait is longer than the run', () => {
    const { host, reply } = converse(get, [{ status: 429, headers: { 'Retry-After': '86400' } }]);
    expect(reply).toMatchObject({ error: { kind: 'rateLimited', retryAfterMs: 86_400_000 } });
    expect(host.sent).toHaveLength(1);
  });

  test('is sent four times at most, and not again after a refusal', () => {
    expect(converse(get, Array(9).fill({ status: 500 })).host.sent).toHaveLength(4);
    expect(converse(get, [{ status: 404 }]).host.sent).toHaveLength(1);
  });

  test('is sent again where its answer was cut off', () => {
    const { reply } = converse(get, [{ status: 200, body: 'garbled' }]);
    expect(reply).toEqual({ ok: true, value: 'late' });
  });

  test('that failed among others is sent again alone', () => {
    const host = stubHost(({ url }, count) =>
      url.endsWith('b') && count < 4 ? { status: 500 } : { status: 200, body: url.slice(-1) },
    );
    const urls = ['a', 'b', 'c'].map((name) => `https://api.books.example/${name}`);
    const replies = callerFor(host, books, connection).callAll(
      urls.map((url) => exchange({ method: 'GET', url })),
    );
    expect(replies.map((reply) => reply.ok && reply.value)).toEqual(['a', 'b', 'c']);
    expect(host.sent.map(({ url }) => url.slice(-1))).toEqual(['a', 'b', 'c', 'b']);
  });
});

test.each([429, 500, 503, 0])('a write is sent once, also after %i', (status) => {
  expect(converse(post, [{ status }]).host.sent).toHaveLength(1);
});

describe('a request', () => {
  test('names its company, carries the credentials and its body', () => {
    const { host } = converse({ ...post, query: { q: "a='b'&c" } }, []);
    expect(host.sent).toEqual([
      {
        method: 'POST',
        url: "https://api.books.example/12%203/things?q=a%3D'b'%26c",
        headers: {
          'Content-Type': 'application/json',
          Authorization: 'Bearer canary-token',
          Account: '12 3',
        },
        body: '{"a":1}',
      },
    ]);
  });

  test('goes to the sandbox where that is connected', () => {
    const host = stubHost(() => ({ status: 200 }));
    callerFor(host, books, { ...connection, sandbox: true }).call(exchange(get));
    expect(host.sent[0]?.url).toBe('https://sandbox.books.example/12%203/things');
    expect(host.sent[0]?.headers['Authorization']).toBe('Bearer canary-token');
  });

  test('to a foreign origin carries no credentials', () => {
    const { host } = converse({ method: 'GET', url: 'https://storage.example/receipt' }, []);
    expect(JSON.stringify(host.sent)).not.toContain('canary');
  });

  test.each([
    'http://api.books.example/x',
    'https://api.books.example@evil.example/x',
    'https://api.books.example:8443/x',
    'https://api.books.example\\@evil.example/x',
    'javascript:alert(1)',
    'https://localhost/x',
  ])('to %s is never sent', (url) => {
    expect(() => converse({ method: 'GET', url }, [])).toThrow('plain https');
  });
});

test.each([
  ['https://api.harvestapp.com/v2', true],
  ['https://firm.harvestapp.com/expenses/1/receipt', true],
  ['https://harvestapp.com/', false],
  ['https://harvestapp.com.evil.example/', false],
  ['https://evilharvestapp.com/', false],
  ['https://evil.example/.harvestapp.com', false],
])('%s belongs to Harvest: %s', (url, belongs) => {
  expect(belongsTo(url, connectorOf('harvest').origins)).toBe(belongs);
});

test.each([
  ['120', 120_000],
  ['-5', 0],
  ['0.5', 500],
  ['Thu, 02 Apr 2026 13:00:30 GMT', 30_000],
  ['Wed, 21 Oct 2015 07:28:00 GMT', 0],
  ['soon', null],
  [undefined, null],
])('Retry-After %s waits %s ms', (header, expected) => {
  expect(readRetryAfter(header, Date.UTC(2026, 3, 2, 13))).toBe(expected);
});

test('a receipt is fetched from the storage it was moved to, without credentials', () => {
  const host = stubHost(({ url }) =>
    url.includes('harvestapp')
      ? { status: 302, headers: { Location: 'https://files.example/signed?x=1' } }
      : { status: 200, body: new Uint8Array([1, 2]) },
  );
  const caller = callerFor(host, connectorOf('harvest'), connection);
  expect([...fetchReceipt(caller, 'https://firm.harvestapp.com/expenses/1/receipt')]).toEqual([
    1, 2,
  ]);
  expect(host.sent.map(({ headers }) => 'Authorization' in headers)).toEqual([true, false]);
});

describe('a connection', () => {
  const host = stubHost(() => ({ status: 200 }));
  const harvest = connectorOf('harvest');

  test('is kept in the secrets of the person until it is forgotten', () => {
    expect(readConnection(host, harvest)).toBeNull();
    saveConnection(host, harvest, { token: ' abc ', tenant: '77' });
    expect(readConnection(host, harvest)).toEqual({ token: 'abc', tenant: '77', sandbox: false });
    forgetConnection(host, harvest);
    expect(readConnection(host, harvest)).toBeNull();
  });

  test.each([
    [{ token: 'abc' }, 'Account id: it is missing'],
    [{ token: '', tenant: '77' }, 'Personal access token: it is missing'],
    [{ token: 'a\r\nX: y', tenant: '77' }, 'Personal access token: it has a character'],
    [{ token: 'abc', tenant: '77/../1' }, 'Account id: it has a character'],
  ])('of %j is refused', (fields, message) => {
    expect(() => connectionOf(harvest, fields)).toThrow(message);
  });
});
