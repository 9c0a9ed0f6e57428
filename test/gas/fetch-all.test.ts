import { describe, expect, test } from '@jest/globals';
import type { Network, NetworkAnswer, NetworkRequest } from '../../src/local/engine/network';
import { resultOf, scriptOf } from './support/in-script';

const CODE = `
  import { fetchAll } from './fetch-all';
  export function main(requests) {
    return fetchAll(requests).map((one) => ({
      status: one.status, headers: one.headers, text: one.text, bytes: Array.from(one.bytes()),
    }));
  }
  export function post(bytes) {
    const body = Uint8Array.from(bytes);
    return fetchAll([{ method: 'POST', url: 'https://a.example/', headers: {}, body }])[0].status;
  }`;

interface Served {
  readonly status: number;
  readonly text: string;
  readonly bytes: readonly number[];
  readonly headers: Record<string, string>;
}

/** A network where `dead.example` cannot be reached; everything else answers as `answer` says. */
function networkOf(answer: (request: NetworkRequest) => Partial<NetworkAnswer>) {
  const sent: NetworkRequest[] = [];
  const network: Network = {
    sendAll: (requests) =>
      requests.map((request): NetworkAnswer => {
        sent.push(request);
        if (request.url.includes('dead')) return { kind: 'failure', reason: 'dns', tookMs: 10 };
        const body = Buffer.from('ok');
        return {
          kind: 'answer',
          status: 200,
          headers: [],
          body,
          tookMs: 10,
          ...answer(request),
        } as NetworkAnswer;
      }),
  };
  return { network, sent };
}

const get = (url: string) => ({ method: 'GET', url, headers: {}, body: null });
const post = (url: string) => ({ method: 'POST', url, headers: {}, body: '{}' });

function fetched(
  requests: readonly object[],
  answer: (request: NetworkRequest) => Partial<NetworkAnswer> = () => ({}),
) {
  const { network, sent } = networkOf(answer);
  const answers = resultOf(scriptOf(CODE, { network }), 'main', requests) as Served[];
  return { answers, sent };
}

describe('fetchAll', () => {
  test('gives what any answer says, without following or throwing', () => {
    const statuses = [200, 302, 400, 404, 429, 500, 503];
    const { answers, sent } = fetched(
      statuses.map((status) => get(`https://a.example/${status}`)),
      ({ url }) => ({
        status: Number(url.slice(-3)),
        headers: [
          ['Retry-After', '30'],
          ['X-A', '1'],
          ['X-A', '2'],
        ],
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(statuses);
    expect(answers[4]?.headers).toEqual({ 'retry-after': '30', 'x-a': '1, 2' });
    expect(sent.every(({ followRedirects }) => !followRedirects)).toBe(true);
  });

  test('one dead host does not hide the answers of the others', () => {
    const urls = ['https://a.example/', 'https://dead.example/', 'https://b.example/'];
    const { answers } = fetched(urls.map(get));
    expect(answers.map(({ status }) => status)).toEqual([200, 0, 200]);
    expect(answers[1]?.text).toContain('DNS error');
  });

  test('a write is never sent a second time, whatever happened to the first', () => {
    const { answers, sent } = fetched([post('https://a.example/'), post('https://dead.example/')]);
    expect(answers.map(({ status }) => status)).toEqual([0, 0]);
    expect(sent.filter(({ url }) => url === 'https://a.example/')).toHaveLength(1);
  });

  test('sends headers, the kind of the body and its time limit as asked', () => {
    const headers = { Authorization: 'Bearer t', 'Content-Type': 'application/json' };
    const { sent } = fetched([{ ...post('https://a.example/'), headers, body: '{"a":"é"}' }]);
    const [request] = sent;
    expect(Object.fromEntries(request?.headers ?? [])).toMatchObject({
      Authorization: 'Bearer t',
      'Content-Type': expect.stringMatching(/^application\/json/),
    });
    expect(Buffer.from(request?.body ?? []).toString('utf8')).toBe('{"a":"é"}');
  });

  test('never lets one silent host eat the whole run', () => {
    const script = scriptOf(CODE, { network: networkOf(() => ({})).network });
    const limits: unknown[] = [];
    script.observer = {
      before: ({ method, args }) => {
        if (method === 'fetch') limits.push((args[1] as Record<string, unknown>)['timeoutSeconds']);
      },
    };
    resultOf(script, 'main', [get('https://a.example/')]);
    resultOf(script, 'main', [post('https://a.example/')]);
    expect(limits).toEqual([30, 60]);
  });

  test('carries bytes unharmed in both directions', () => {
    const bytes = Array.from({ length: 256 }, (_, index) => index);
    const { network, sent } = networkOf(() => ({ body: Uint8Array.from(bytes) }));
    const script = scriptOf(CODE, { network });
    expect(resultOf(script, 'post', bytes)).toBe(200);
    expect(Array.from(sent[0]?.body ?? [])).toEqual(bytes);
    const [answer] = resultOf(script, 'main', [get('https://a.example/')]) as Served[];
    expect(answer?.bytes).toEqual(bytes);
  });

  test('asks nothing for nothing', () => {
    expect(fetched([]).answers).toEqual([]);
  });
});
