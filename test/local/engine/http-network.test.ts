import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type HttpNetwork, httpNetwork } from '../../../src/local/engine/http-network';
import type { NetworkRequest } from '../../../src/local/engine/network';

/** A server in a thread of its own, since the thread under test sleeps while it waits. */
const SERVER = `
  const { createServer } = require('node:http');
  const { gzipSync } = require('node:zlib');
  const { parentPort } = require('node:worker_threads');
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const { method, url, headers } = request;
      if (url === '/drop') return request.socket.destroy();
      if (url === '/late') return response.writeHead(200, { 'x-local-took': '61000' }).end();
      if (url === '/out') return response.writeHead(302, { Location: 'https://elsewhere.example/' }).end();
      if (url === '/moved') return response.writeHead(302, { Location: 'https://b.example/echo' }).end();
      if (url === '/kept') return response.writeHead(307, { Location: '/echo' }).end();
      if (url === '/loop') return response.writeHead(302, { Location: '/loop' }).end();
      response.writeHead(201, [['X-Odd-CASE', '1'], ['Set-Cookie', 'a'], ['Set-Cookie', 'b'], ['Content-Encoding', 'gzip']].flat());
      response.end(gzipSync(JSON.stringify({ method, url, host: headers.host, body, time: headers['x-local-time'], auth: headers.authorization })));
    });
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

let server: Worker;
let network: HttpNetwork;

beforeAll(async () => {
  server = new Worker(SERVER, { eval: true });
  const port = await new Promise<number>((done) => server.once('message', done));
  const to = `http://127.0.0.1:${port}`;
  network = httpNetwork({
    routes: {
      'https://a.example': { to, localTime: true },
      'https://b.example': { to },
      'https://closed.example': { to: 'http://127.0.0.1:1' },
    },
    now: () => 12_345,
  });
});

afterAll(async () => {
  await network.close();
  await server.terminate();
});

function send(url: string, request: Partial<NetworkRequest> = {}) {
  const usual = { method: 'GET', headers: [], body: null, followRedirects: true };
  const [answer] = network.sendAll([{ url, timeoutMs: 60_000, ...usual, ...request }]);
  if (answer?.kind !== 'answer') return answer;
  const text = Buffer.from(answer.body).toString();
  return { ...answer, body: text === '' ? null : JSON.parse(text) };
}

test('a request reaches the server behind a name, with its time where the route says so', () => {
  const post = { method: 'POST', body: Buffer.from('hello') };
  expect(send('https://a.example/x?y=1', post)).toMatchObject({
    status: 201,
    body: { method: 'POST', url: '/x?y=1', host: 'a.example', body: 'hello', time: '12345' },
  });
  expect(send('https://b.example/')).toMatchObject({ body: { method: 'GET', host: 'b.example' } });
  expect(send('https://b.example/')).not.toHaveProperty('body.time');
});

test("headers keep the server's case and come as often as they were sent", () => {
  expect(send('https://a.example/')).toMatchObject({
    headers: expect.arrayContaining([
      ['X-Odd-CASE', '1'],
      ['Set-Cookie', 'a'],
      ['Set-Cookie', 'b'],
    ]),
  });
});

test.each([
  ['https://nowhere.example/', 'dns'],
  ['http://a.example/', 'dns'],
  ['http://127.0.0.1:80/', 'dns'],
  ['https://closed.example/', 'unreachable'],
  ['https://a.example/drop', 'reset'],
  ['https://a.example/late', 'timeout'],
  ['https://a.example/out', 'dns'],
])('%s fails: %s', (url, reason) => {
  expect(send(url)).toMatchObject({ kind: 'failure', reason });
});

test('a redirect follows the table; a POST becomes a GET unless the status keeps it', () => {
  const post = {
    method: 'POST',
    body: Buffer.from('x'),
    headers: [['Authorization', 'k'] as const],
  };
  expect(send('https://a.example/moved', post)).toMatchObject({
    body: { method: 'GET', host: 'b.example', body: '', auth: 'k' },
  });
  expect(send('https://a.example/kept', post)).toMatchObject({
    body: { method: 'POST', body: 'x' },
  });
  expect(send('https://a.example/moved', { followRedirects: false })).toMatchObject({
    status: 302,
  });
  expect(send('https://a.example/loop')).toMatchObject({ status: 302 });
});

test('many requests are under way at once and come back in their order', () => {
  const request = {
    method: 'GET',
    headers: [],
    body: null,
    followRedirects: true,
    timeoutMs: 60_000,
  };
  const urls = Array.from({ length: 100 }, (_, index) => `https://a.example/${index}`);
  const answers = network.sendAll(urls.map((url) => ({ ...request, url })));
  const paths = answers.map(
    (one) => one.kind === 'answer' && JSON.parse(Buffer.from(one.body).toString()).url,
  );
  expect(paths).toEqual(urls.map((url) => new URL(url).pathname));
});

test.each(['http://10.0.0.1:80', 'https://example.com', 'nonsense'])(
  'nothing is routed to %s',
  (to) => {
    expect(() => httpNetwork({ routes: { 'https://a.example': { to } }, now: Date.now })).toThrow(
      'may only be routed to a loopback address',
    );
  },
);
