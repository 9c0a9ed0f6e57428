import type { IncomingMessage } from 'node:http';
import type { MessagePort } from 'node:worker_threads';
import type { NetworkAnswer, NetworkRequest } from './network';

/** Where the requests to an origin go. */
export interface Route {
  /** A loopback origin, as `http://127.0.0.1:8123`. */
  readonly to: string;
  /** Is this one of our own simulators, that is told the virtual time? */
  readonly localTime?: boolean;
}

/** What the worker is asked to do at once. */
export interface Errand {
  readonly requests: readonly NetworkRequest[];
  /** By origin, as `https://api.harvestapp.com`. */
  readonly routes: Readonly<Record<string, Route>>;
  readonly now: number;
}

type Send = (request: NetworkRequest, errand: Errand) => Promise<NetworkAnswer>;

/**
 * Gives the function that sends one request to loopback. Runs in the worker from its own source
 * text, so it must refer to nothing outside itself.
 */
export function httpExchange(nodeRequire: NodeJS.Require): Send {
  const http: typeof import('node:http') = nodeRequire('node:http');
  const https: typeof import('node:https') = nodeRequire('node:https');
  const zlib: typeof import('node:zlib') = nodeRequire('node:zlib');
  const USUAL_MS = 150;
  const agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets: 64 }),
    'https:': new https.Agent({ keepAlive: true, maxSockets: 64, rejectUnauthorized: false }),
  };

  const failure = (reason: 'dns' | 'unreachable' | 'timeout' | 'reset', tookMs = USUAL_MS) =>
    ({ kind: 'failure', reason, tookMs }) as const;

  const unpack = (message: IncomingMessage, body: Buffer): Buffer => {
    const encoding = message.headers['content-encoding'];
    if (body.length === 0) return body;
    if (encoding === 'gzip') return zlib.gunzipSync(body);
    if (encoding === 'deflate') return zlib.inflateSync(body);
    return encoding === 'br' ? zlib.brotliDecompressSync(body) : body;
  };

  const answerOf = (message: IncomingMessage, body: Buffer, timeoutMs: number): NetworkAnswer => {
    const pairs: [string, string][] = [];
    for (let at = 0; at < message.rawHeaders.length; at += 2) {
      pairs.push([message.rawHeaders[at] ?? '', message.rawHeaders[at + 1] ?? '']);
    }
    const tookMs = Number(message.headers['x-local-took'] ?? USUAL_MS);
    if (tookMs > timeoutMs) return failure('timeout', timeoutMs);
    const headers = pairs.filter(([name]) => name.toLowerCase() !== 'x-local-took');
    const status = message.statusCode ?? 0;
    return { kind: 'answer', status, headers, body: unpack(message, body), tookMs };
  };

  return (request, errand) => {
    const url = new URL(request.url);
    const route = errand.routes[url.origin];
    if (!route) return Promise.resolve(failure('dns', 0));
    const target = new URL(route.to);
    const own = route.localTime ? [['x-local-time', String(errand.now)] as const] : [];
    const headers: Record<string, string | number> = { Host: url.host };
    headers['User-Agent'] = 'Mozilla/5.0 (compatible; Google-Apps-Script)';
    headers['Accept-Encoding'] = 'gzip, deflate, br';
    for (const [name, value] of [...request.headers, ...own]) headers[name] = value;
    if (request.body || request.method !== 'GET')
      headers['Content-Length'] = request.body?.length ?? 0;
    return new Promise((done) => {
      const scheme = target.protocol === 'https:' ? 'https:' : 'http:';
      const options = {
        method: request.method,
        host: target.hostname.replace(/^\[|\]$/g, ''),
        port: target.port,
        path: url.pathname + url.search,
        headers,
        agent: agents[scheme],
      };
      const call = (scheme === 'https:' ? https : http).request(options, (message) => {
        const chunks: Buffer[] = [];
        message.on('data', (chunk: Buffer) => chunks.push(chunk));
        message.on('error', () => done(failure('reset')));
        message.on('end', () => {
          try {
            done(answerOf(message, Buffer.concat(chunks), request.timeoutMs));
          } catch {
            // It says that it is packed, and cannot be unpacked.
            done(failure('reset'));
          }
        });
      });
      call.setTimeout(request.timeoutMs, () => {
        done(failure('timeout', request.timeoutMs));
        call.destroy();
      });
      call.on('error', (error: NodeJS.ErrnoException) =>
        done(failure(error.code === 'ECONNREFUSED' ? 'unreachable' : 'reset')),
      );
      call.end(request.body ?? undefined);
    });
  };
}

/**
 * The main of the worker, under the same rule: follows redirects by the routing table and wakes
 * the waiting thread when all requests have ended.
 */
export function httpWorker(nodeRequire: NodeJS.Require, send: Send): void {
  const { workerData } = nodeRequire('node:worker_threads') as {
    workerData: { port: MessagePort; flag: Int32Array };
  };
  const { port, flag } = workerData;
  const MOST_REDIRECTS = 20;

  const redirected = (request: NetworkRequest, answer: NetworkAnswer): NetworkRequest | null => {
    if (answer.kind !== 'answer' || !request.followRedirects) return null;
    const to = answer.headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
    if (to === undefined || ![301, 302, 303, 307, 308].includes(answer.status)) return null;
    const url = new URL(to, request.url).href;
    const becomesGet = answer.status < 307 && request.method !== 'GET';
    if (!becomesGet) return { ...request, url };
    const headers = request.headers.filter(([name]) => !/^content-/i.test(name));
    return { ...request, url, method: 'GET', body: null, headers };
  };

  const follow = async (first: NetworkRequest, errand: Errand): Promise<NetworkAnswer> => {
    let request = first;
    let tookMs = 0;
    for (let hop = 0; ; hop++) {
      const answer = await send(request, errand);
      tookMs += answer.tookMs;
      const next = hop < MOST_REDIRECTS ? redirected(request, answer) : null;
      if (!next) return { ...answer, tookMs };
      request = next;
    }
  };

  port.on('message', async (errand: Errand) => {
    const reset = { kind: 'failure', reason: 'reset', tookMs: 0 } as const;
    const sent = errand.requests.map((one) => follow(one, errand).catch(() => reset));
    port.postMessage(await Promise.all(sent));
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  });
}
