import type { Host, HttpRequest, HttpResponse } from '../host';
import { ApiError } from './api-error';
import type { Caller, Reply } from './caller';
import type { Connection } from './connection';
import type { Connector } from './connector';
import { type ApiRequest, type Exchange, isRead } from './exchange';
import { failureOf } from './failure';
import { belongsTo, originOf } from './origin';
import { Pacer } from './paced';

/** How often a read is sent at most in one run. */
const TRIES = 4;

/** Full jitter between nothing and this, doubled with each try (reliability.md 2.6). */
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

/** What must be left of the run after a wait, so that the answer can still be used. */
const RESERVE_MS = 45_000;

interface Line {
  readonly host: Host;
  readonly connector: Connector;
  readonly connection: Connection;
  readonly pacer: Pacer;
}

/** A connected provider that the steps can talk to. */
export function callerFor(host: Host, connector: Connector, connection: Connection): Caller {
  const line: Line = { host, connector, connection, pacer: pacerOf(host, connector) };
  return {
    connector,
    tenant: connection.tenant,
    sandbox: connection.sandbox,
    callAll: (exchanges) => converse(line, exchanges),
    call: (exchange) => {
      const [reply] = converse(line, [exchange]);
      if (!reply) throw new Error('a conversation without a reply');
      if (!reply.ok) throw reply.error;
      return reply.value;
    },
  };
}

/** Sends all, then again those reads that may work a little later, while there is time. */
function converse<T>(line: Line, exchanges: readonly Exchange<T>[]): readonly Reply<T>[] {
  const { host } = line;
  const replies = sendAll(line, exchanges);
  for (let tries = 1; tries < TRIES; tries += 1) {
    const again = [...replies.keys()].filter((index) =>
      mayRepeat(exchanges[index]?.request, replies[index]),
    );
    if (again.length === 0) break;
    const wait = Math.max(...again.map((index) => waitFor(replies[index], tries)));
    if (host.remainingMs() < wait + RESERVE_MS) break;
    host.pause(wait);
    const rest = again.flatMap((index) => exchanges[index] ?? []);
    for (const [place, reply] of sendAll(line, rest).entries()) {
      replies[again[place] ?? 0] = reply;
    }
  }
  return replies;
}

function sendAll<T>(line: Line, exchanges: readonly Exchange<T>[]): Reply<T>[] {
  const requests = exchanges.map(({ request }) => httpRequest(line, request));
  const responses = fetchPaced(line, requests);
  return exchanges.map((exchange, index) => {
    const response = responses[index];
    if (!response) throw new Error('the host gave fewer answers than it was asked for');
    return readReply(line, exchange, response);
  });
}

/**
 * Sends all at once where the provider takes that, else as many as it takes at a time. What finds
 * no place in what is left of the run is not sent, and answered as the provider would.
 */
function fetchPaced({ host, pacer }: Line, requests: readonly HttpRequest[]): HttpResponse[] {
  const responses: HttpResponse[] = [];
  while (responses.length < requests.length) {
    const left = requests.length - responses.length;
    const passing = pacer.let(left, host.remainingMs() - RESERVE_MS);
    if (passing === 0) return [...responses, ...Array.from({ length: left }, () => NOT_SENT)];
    const some = requests.slice(responses.length, responses.length + passing);
    responses.push(...host.fetchAll(some));
    if (responses.length < passing) break;
  }
  return responses;
}

const NOT_SENT: HttpResponse = {
  status: 429,
  headers: {},
  text: '',
  bytes: () => new Uint8Array(),
};

const pacers = new WeakMap<Host, Map<string, Pacer>>();

/** One for all conversations of a run with a provider. */
function pacerOf(host: Host, { id, pace }: Connector): Pacer {
  const known = pacers.get(host) ?? new Map<string, Pacer>();
  pacers.set(host, known);
  const pacer = known.get(id) ?? new Pacer(host, pace);
  known.set(id, pacer);
  return pacer;
}

function readReply<T>(
  { connector, host }: Line,
  { request, read, absent }: Exchange<T>,
  response: HttpResponse,
): Reply<T> {
  if (response.status === 404 && absent !== undefined) return { ok: true, value: absent };
  const writes = !isRead(request);
  const failure = failureOf(response, { connector, writes, now: host.now() });
  if (failure) return { ok: false, error: failure };
  try {
    return { ok: true, value: read(response) };
  } catch (error) {
    if (error instanceof ApiError) return { ok: false, error };
    if (!(error instanceof RangeError)) throw error;
    const message = `its answer cannot be read (${error.message})`;
    const { status } = response;
    return {
      ok: false,
      error: new ApiError({ kind: 'unexpectedAnswer', status, code: 'value', message }),
    };
  }
}

/** A write is sent once: whoever sends it again has looked first whether it was done. */
function mayRepeat<T>(request: ApiRequest | undefined, reply: Reply<T> | undefined): boolean {
  if (!request || !isRead(request) || !reply || reply.ok) return false;
  const { kind, code } = reply.error;
  return kind === 'rateLimited' || kind === 'unavailable' || code === 'notJson';
}

function waitFor<T>(reply: Reply<T> | undefined, tries: number): number {
  const asked = reply && !reply.ok ? reply.error.retryAfterMs : undefined;
  if (asked !== undefined) return asked;
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
  return Math.ceil(Math.random() * longest);
}

function httpRequest({ connector, connection }: Line, request: ApiRequest): HttpRequest {
  const url = addressOf(request, connector, connection);
  const own = belongsTo(url, originsOf(connector, connection));
  const body = request.json === undefined ? (request.body ?? null) : JSON.stringify(request.json);
  const type = request.contentType ?? (request.json === undefined ? '' : 'application/json');
  return {
    method: request.method,
    url,
    headers: {
      ...request.headers,
      ...(type === '' ? {} : { 'Content-Type': type }),
      ...(own ? credentials(connector, connection) : {}),
    },
    body,
  };
}

/** Where the credentials of a connection may go. */
function originsOf(connector: Connector, { address, region }: Connection): readonly string[] {
  const regional = Object.values(regionOf(connector, region) ?? {});
  if (regional.length > 0) return regional.flatMap((base) => originOf(base) ?? []);
  const hosted = address === undefined ? null : originOf(address);
  return [
    ...connector.origins,
    ...Object.values(connector.sandboxOrigins ?? {}),
    ...(hosted === null ? [] : [hosted]),
  ];
}

const regionOf = ({ regions }: Connector, region = '') => regions?.[region];

function addressOf(
  { url, query }: ApiRequest,
  connector: Connector,
  { tenant, sandbox, region, address: hosted = '' }: Connection,
): string {
  const at = url.split('{address}').join(hosted);
  const own = at.split('{tenant}').join(encodeURIComponent(tenant));
  const origin = originOf(own);
  if (origin === null) {
    const message = 'it named an address that is not plain https';
    throw new ApiError({ kind: 'unexpectedAnswer', status: 0, code: 'address', message });
  }
  const elsewhere = sandbox ? connector.sandboxOrigins : regionOf(connector, region);
  const stand = elsewhere?.[origin];
  const address = stand === undefined ? own : `${stand}${own.slice(origin.length)}`;
  const pairs = Object.entries(query ?? {}).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  if (pairs.length === 0) return address;
  return `${address}${address.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}

function credentials({ auth }: Connector, { token, tenant }: Connection): Record<string, string> {
  if (auth.kind === 'none') return {};
  const { accountHeader, tokenHeaders } = auth;
  return {
    ...(tokenHeaders?.(token) ?? { Authorization: `Bearer ${token}` }),
    ...(accountHeader === '' ? {} : { [accountHeader]: tenant }),
  };
}
