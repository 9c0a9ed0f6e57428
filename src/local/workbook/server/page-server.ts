import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { QuestionAnswer, Request } from '../protocol';
import type { EngineHost } from '../thread/engine-host';
import type { EventStreams } from './event-streams';
import { refusal } from './guard';
import { type Listening, listen } from './listen';

/** Files of the page by path; they are built beside this script. */
const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['page.html', 'text/html; charset=utf-8'],
  '/page.js': ['page.js', 'text/javascript; charset=utf-8'],
  '/page.css': ['page.css', 'text/css; charset=utf-8'],
  '/grid.css': ['grid.css', 'text/css; charset=utf-8'],
  '/over.css': ['over.css', 'text/css; charset=utf-8'],
  '/icon.svg': ['icon.svg', 'image/svg+xml'],
};

/** Where a sign-in at a provider leads back to, as on the platform. */
const WAY_BACK = /^\/macros\/d\/[\w-]+\/usercallback$/;

/** The page of a way back asks for nothing, and its address is not told to anybody. */
const BARE = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

/** Bytes of the largest request: a paste of a hundred thousand cells. */
const LARGEST = 20_000_000;

interface Parts {
  readonly engine: EngineHost;
  readonly streams: EventStreams;
  /** Origin of the frames that show HTML of scripts. */
  readonly frameOrigin: string;
}

/** Serves the page, takes its requests and streams what comes back. */
export async function servePage(wantedPort: number, parts: Parts): Promise<Listening> {
  let port = wantedPort;
  const listening = await listen(wantedPort, (request, response) => {
    const refused = refusal(request, port);
    const named = otherName(request);
    if (refused !== null) end(response, 403, refused);
    else if (named !== null) {
      response.writeHead(302, { location: named });
      response.end();
    } else
      answer(request, response, parts).catch((error: Error) => end(response, 400, error.message));
  });
  port = listening.port;
  return listening;
}

/** The frames of scripts speak to one name of this computer: whoever opens the other is sent there. */
function otherName({ method, url, headers: { host = '' } }: IncomingMessage): string | null {
  if (method !== 'GET' || url !== '/' || !host.startsWith('localhost:')) return null;
  return `http://${host.replace('localhost', '127.0.0.1')}/`;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  parts: Parts,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const { engine, streams } = parts;
  if (request.method === 'GET' && url.pathname === '/events') {
    streams.open(url.searchParams.get('client') ?? '', response);
    engine.post({ kind: 'page' });
  } else if (request.method === 'GET' && WAY_BACK.test(url.pathname)) {
    const { status, headers, body: page } = await engine.comeBack(url.search);
    response.writeHead(status, { ...headers, ...BARE });
    response.end(page);
  } else if (request.method === 'GET') sendFile(url.pathname, response, parts.frameOrigin);
  else if (request.method === 'POST' && url.pathname === '/requests') {
    type Sent = { client: string; id: number; request: Request };
    engine.post({ kind: 'request', ...((await body(request)) as Sent) });
    end(response, 202, '');
  } else if (request.method === 'POST' && url.pathname === '/answers') {
    engine.post({ kind: 'answer', answer: (await body(request)) as QuestionAnswer });
    end(response, 202, '');
  } else end(response, 404, 'There is nothing here.');
}

function sendFile(path: string, response: ServerResponse, frameOrigin: string): void {
  const known = FILES[path];
  if (!known) {
    end(response, 404, 'There is nothing here.');
    return;
  }
  const [file, type] = known;
  response.writeHead(200, {
    'content-type': type,
    'cache-control': 'no-cache',
    'content-security-policy': [
      "default-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      `frame-src ${frameOrigin}`,
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
  });
  response.end(readFileSync(join(__dirname, 'page', file)));
}

async function body(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST) throw new Error('This is too large to send at once.');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}
