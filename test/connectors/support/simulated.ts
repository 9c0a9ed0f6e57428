import type {
  SimulatedAnswer,
  SimulatedRequest,
  Simulator,
} from '../../../src/connectors/simulator';
import type { HttpRequest, HttpResponse } from '../../../src/host';
import { type StubHost, stubHost } from './stub-host';

export const NOW = Date.UTC(2026, 3, 2, 13);

/** One exchange as it passed, for checks against published contracts. */
export interface Passed {
  readonly request: SimulatedRequest;
  readonly answer: SimulatedAnswer;
}

/** A simulated provider with its state; what passes is kept. */
export class Simulated<State> {
  state: State;
  now = NOW;
  /** How long a request takes; services refuse what comes all at once. */
  tookMs = 0;
  readonly passed: Passed[] = [];

  constructor(
    readonly simulator: Simulator<State>,
    state: State,
  ) {
    this.state = state;
  }

  /** A host of which requests reach this provider, and only it; its pauses pass there too. */
  host(runMs?: number): StubHost {
    const host: StubHost = stubHost((request) => {
      this.now = Math.max(this.now, host.now());
      return this.fetch(request);
    }, runMs);
    return host;
  }

  fetch(request: HttpRequest): {
    status: number;
    headers: HttpResponse['headers'];
    body: string | Uint8Array;
  } {
    const simulated = simulatedRequest(request);
    if (!this.simulator.hosts.includes(simulated.host)) return { status: 0, headers: {}, body: '' };
    const { answer, state } = this.simulator.answer(simulated, this.state, this.now);
    this.now += this.tookMs;
    this.state = state;
    this.passed.push({ request: simulated, answer });
    return answer;
  }
}

export function simulatedRequest({ method, url, headers, body }: HttpRequest): SimulatedRequest {
  const { host, pathname, searchParams } = new URL(url);
  const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method,
    host,
    path: decodeURIComponent(pathname),
    query: [...searchParams],
    headers: Object.fromEntries(lowered),
    body: typeof body === 'string' ? Buffer.from(body) : (body ?? new Uint8Array()),
  };
}

/** The JSON of an answer. */
export const jsonOf = ({ body }: SimulatedAnswer): Record<string, unknown> =>
  JSON.parse(typeof body === 'string' ? body : Buffer.from(body).toString('utf8'));
