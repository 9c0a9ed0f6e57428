import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LocalAppsScript } from './local-apps-script';
import { type WebAnswer, WebApp, type WebRequest } from './web-app';

export interface WebServerOptions {
  readonly app: LocalAppsScript;
  /** Who deployed the web app. */
  readonly owner: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Told after each request that has run the script. */
  readonly onRun?: () => void;
}

/** Serves a web app on loopback; resolves with the address that `/exec` is added to. */
export async function startWebServer(
  options: WebServerOptions,
): Promise<{ readonly address: string; readonly server: Server }> {
  let webApp: WebApp | undefined;
  const server = createServer(async (message, response) => {
    const request = await read(message);
    const answer = webApp ? answerOf(webApp, request) : NOT_FOUND;
    options.onRun?.();
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  webApp = new WebApp(options.app, options.owner, `${address}/echo`);
  return { address, server };
}

const NOT_FOUND: WebAnswer = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'Not found: /exec runs the web app.',
};

function answerOf(webApp: WebApp, request: WebRequest): WebAnswer {
  const [, door, path = ''] = /^\/(exec|echo|usercallback)(?![\w-])(.*)$/s.exec(request.path) ?? [];
  const inner = { ...request, path };
  if (door === 'exec') return webApp.exec(inner);
  if (door === 'echo') return webApp.echo(inner);
  return door === 'usercallback' ? webApp.callback(inner) : NOT_FOUND;
}

async function read(message: IncomingMessage): Promise<WebRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const headers = Object.entries(message.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: message.method ?? 'GET',
    path: message.url ?? '/',
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: Buffer.concat(chunks),
  };
}
