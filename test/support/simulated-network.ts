import type { SimulatedAnswer, SimulatedRequest } from '../../src/connectors/simulator';
import type { Network, NetworkAnswer, NetworkRequest } from '../../src/local/engine/network';
import type { ProvidersState } from '../../src/local/providers/providers-state';
import { answerOf, hostsOf, type Part } from '../../src/local/providers/simulated-answer';

/** The simulated providers in this process: what reaches them, and what they know after it. */
export class SimulatedProviders {
  state: ProvidersState;

  constructor(state: ProvidersState) {
    this.state = state;
  }

  /** The answer of the provider of that host; null where nobody has it. */
  answer(request: SimulatedRequest, now: number): SimulatedAnswer | null {
    const hosts = hostsOf(this.state);
    const part = (Object.keys(hosts) as Part[]).find((one) => hosts[one].includes(request.host));
    if (!part) return null;
    const done = answerOf(part, this.state, { request, now });
    this.state = done.state;
    return done.answer;
  }
}

/** A network of a script that ends at the simulated providers. */
export function networkTo(providers: SimulatedProviders, now: () => number): Network {
  return {
    sendAll: (requests) => {
      const at = now();
      return placed(requests).map((one) => exchange(providers, one, at));
    },
  };
}

/** Says of each request which it is of those that go to the same host at the same time. */
export function placed(requests: readonly NetworkRequest[]): readonly NetworkRequest[] {
  const counts = new Map<string, number>();
  return requests.map((request) => {
    const { host } = new URL(request.url);
    const place = (counts.get(host) ?? 0) + 1;
    counts.set(host, place);
    return { ...request, headers: [...request.headers, ['x-local-at-once', String(place)]] };
  });
}

function exchange(
  providers: SimulatedProviders,
  { url, method, headers, body }: NetworkRequest,
  now: number,
): NetworkAnswer {
  const request = simulatedRequest(url, { method, headers, body: body ?? new Uint8Array() });
  const answer = providers.answer(request, now);
  if (!answer) return { kind: 'failure', reason: 'dns', tookMs: 0 };
  return {
    kind: 'answer',
    status: answer.status,
    headers: Object.entries(answer.headers),
    body: Buffer.from(answer.body as Uint8Array),
    tookMs: 120,
  };
}

/** A request as it reaches a provider. */
export function simulatedRequest(
  address: string,
  sent: {
    readonly method: string;
    readonly headers: readonly (readonly [name: string, value: string])[];
    readonly body: Uint8Array;
  },
): SimulatedRequest {
  const url = new URL(address);
  return {
    method: sent.method.toUpperCase(),
    host: url.host,
    path: url.pathname,
    query: [...url.searchParams],
    headers: Object.fromEntries(sent.headers.map(([name, value]) => [name.toLowerCase(), value])),
    body: sent.body,
  };
}
