import type { SimulatedRequest } from '../../connectors/simulator';

/**
 * Something that goes wrong on the way. `throttled` and `unavailable` are answers before anything
 * is done; `failed`, `lost`, `webPage`, `garbled` and `empty` come after it was done: an answer of
 * 500, no answer at all, a web page, half an answer, an empty one; `reset` ends the connection
 * before anything is done; `slow` answers late.
 */
export type FaultKind =
  | 'throttled'
  | 'unavailable'
  | 'failed'
  | 'lost'
  | 'webPage'
  | 'garbled'
  | 'empty'
  | 'reset'
  | 'slow';

/** Which of the next requests go wrong, and how. */
export interface ProviderFault {
  readonly kind: FaultKind;
  /** How many requests. */
  readonly times: number;
  /** Only those to this host, of this method, whose path ends so. */
  readonly host?: string;
  readonly method?: string;
  readonly pathEnds?: string;
  /** Only for `slow`. */
  readonly delayMs?: number;
  /** What a throttled answer asks to wait; nothing where it is missing. */
  readonly retryAfterSeconds?: number;
}

/** Faults that wait for their requests. */
export class PlannedFaults {
  private waiting: ProviderFault[] = [];

  plan(fault: ProviderFault): void {
    this.waiting.push(fault);
  }

  /** The fault that a request runs into; it is used up by that. */
  take(request: SimulatedRequest): ProviderFault | null {
    const fault = this.waiting.find((one) => fits(one, request));
    if (!fault) return null;
    const rest = fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
    this.waiting = this.waiting.flatMap((one) => (one === fault ? rest : [one]));
    return fault;
  }
}

function fits(fault: ProviderFault, { host, method, path }: SimulatedRequest): boolean {
  return (
    (fault.host === undefined || fault.host === host) &&
    (fault.method === undefined || fault.method === method) &&
    (fault.pathEnds === undefined || path.endsWith(fault.pathEnds))
  );
}
