import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { SimulatedAnswer, SimulatedRequest } from '../../connectors/simulator';
import { Notifier, type Subscriptions } from './notifier';
import { PlannedFaults, type ProviderFault } from './provider-fault';
import type { ProvidersState } from './providers-state';
import { answerOf, hostsOf, type Part } from './simulated-answer';

/** The simulated providers, answering over HTTP on this machine only. */
export interface Providers {
  /** Where each provider's origin is served, as `https://api.x.com` → `http://127.0.0.1:41234`. */
  readonly routes: Readonly<Record<string, string>>;
  state(): ProvidersState;
  /** Has some of the next requests go wrong. */
  plan(fault: ProviderFault): void;
  /** Sends browsers on to a server on this machine where an answer names an origin. */
  sendOn(origin: string, to: string): void;
  close(): Promise<void>;
}

interface Start {
  readonly state: ProvidersState;
  /** The time where a request brings none in `x-local-time`. */
  readonly now: () => number;
  /** Told before the answer leaves; `written` where the request was more than a question. */
  readonly onChange?: (state: ProvidersState, written: boolean) => void;
  /** Who is notified of what happens in a ledger. */
  readonly subscriptions?: Subscriptions;
}

/** Starts to serve the simulators, each of their hosts on a port of its own. */
export async function startProviders({
  state,
  now,
  onChange,
  subscriptions = {},
}: Start): Promise<Providers> {
  let current = state;
  const faults = new PlannedFaults();
  const notifier = new Notifier(subscriptions);
  const ways = new Map<string, string>();
  const ask = (part: keyof ProvidersState, request: SimulatedRequest) => {
    const at = Number(request.headers['x-local-time'] ?? now());
    const done = answerOf(part, current, { request, now: at });
    notifier.tell(current, done.state, at);
    current = done.state;
    onChange?.(current, request.method !== 'GET');
    return sentOn(done.answer, ways);
  };
  const servers = await Promise.all(
    Object.entries(hostsOf(state)).flatMap(([part, hosts]) =>
      hosts.map(async (host) => ({
        host,
        server: await listen((request, response) =>
          serve({ request, response, host }, faults, (one) => ask(part as Part, one)),
        ),
      })),
    ),
  );
  const routes = servers.map(({ host, server }) => {
    const { port } = server.address() as AddressInfo;
    return [`https://${host}`, `http://127.0.0.1:${port}`] as const;
  });
  return {
    routes: Object.fromEntries(routes),
    state: () => current,
    plan: (fault) => faults.plan(fault),
    sendOn: (origin, to) => ways.set(origin, to),
    close: async () => {
      await Promise.all(servers.map(({ server }) => closed(server)));
    },
  };
}

/** An answer that leads to an origin which somebody serves here. */
function sentOn(answer: SimulatedAnswer, ways: ReadonlyMap<string, string>): SimulatedAnswer {
  const location = answer.headers['Location'];
  if (location === undefined || !URL.canParse(location)) return answer;
  const { origin } = new URL(location);
  const to = ways.get(origin);
  if (to === undefined) return answer;
  const headers = { ...answer.headers, Location: `${to}${location.slice(origin.length)}` };
  return { ...answer, headers };
}

interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly host: string;
}

async function serve(
  { request, response, host }: Visit,
  faults: PlannedFaults,
  ask: (request: SimulatedRequest) => SimulatedAnswer,
): Promise<void> {
  const simulated = await simulatedRequest(request, host);
  const fault = faults.take(simulated);
  switch (fault?.kind) {
    case undefined:
      return send(response, ask(simulated));
    case 'slow':
      await pause(fault.delayMs ?? 1000);
      return send(response, ask(simulated));
    case 'throttled':
      return send(response, throttled(fault));
    case 'unavailable':
      return send(response, plain(503, 'Service Unavailable'));
    case 'reset':
      request.socket.destroy();
      return;
    case 'lost':
      ask(simulated);
      request.socket.destroy();
      return;
    case 'failed':
      ask(simulated);
      return send(response, plain(500, 'Internal Server Error'));
    case 'webPage':
      ask(simulated);
      return send(response, plain(200, '<!doctype html><title>Sign in</title>', 'text/html'));
    case 'empty':
      ask(simulated);
      return send(response, plain(200, ''));
    case 'garbled': {
      const answer = ask(simulated);
      return send(response, { ...answer, body: answer.body.slice(0, answer.body.length / 2) });
    }
  }
}

function throttled({ retryAfterSeconds }: ProviderFault): SimulatedAnswer {
  const answer = plain(429, 'Too many requests');
  if (retryAfterSeconds === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, 'Retry-After': String(retryAfterSeconds) } };
}

function plain(status: number, body: string, type = 'text/plain'): SimulatedAnswer {
  return { status, headers: { 'Content-Type': `${type}; charset=utf-8` }, body };
}

async function simulatedRequest(request: IncomingMessage, host: string): Promise<SimulatedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', `https://${host}`);
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return {
    method: request.method ?? 'GET',
    host,
    path: decodedPath(url.pathname),
    query: [...url.searchParams],
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks),
  };
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function send(response: ServerResponse, { status, headers, body }: SimulatedAnswer): void {
  response.writeHead(status, headers);
  response.end(body);
}

function listen(
  visit: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Server> {
  const server = createServer((request, response) => {
    visit(request, response).catch((error: unknown) => {
      response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(`The simulator failed: ${error instanceof Error ? error.stack : error}`);
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
