import type { ApiError } from './api-error';
import type { Connector } from './connector';
import type { Exchange } from './exchange';

/** A conversation that worked, or how it failed. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ApiError };

/** One connected provider, as the steps talk to it. Credentials stay inside. */
export interface Caller {
  readonly connector: Connector;
  /** Id of the company or account that is connected; empty where the provider has none. */
  readonly tenant: string;
  /** Whether the provider's sandbox or demo company is connected. */
  readonly sandbox: boolean;
  /**
   * Sends all at once and gives the replies in order. Reads are tried again where that is safe
   * (429 with its Retry-After, 5xx), within the time that is left; writes are sent once.
   */
  callAll<T>(exchanges: readonly Exchange<T>[]): readonly Reply<T>[];
  /** The same for one; throws its ApiError. */
  call<T>(exchange: Exchange<T>): T;
}

/** One conversation whose failure is no surprise: the reply as it came. */
export function replyTo<T>(caller: Pick<Caller, 'callAll'>, exchange: Exchange<T>): Reply<T> {
  const [reply] = caller.callAll([exchange]);
  if (!reply) throw new Error('a conversation without a reply');
  return reply;
}
