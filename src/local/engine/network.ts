/** A request as it leaves the platform. Header names keep the case in which they were given. */
export interface NetworkRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | null;
  readonly followRedirects: boolean;
  readonly timeoutMs: number;
}

/** What came back, or why nothing did. */
export type NetworkAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** In the server's order and case; a name may stand more than once. */
      readonly headers: readonly (readonly [name: string, value: string])[];
      readonly body: Uint8Array;
      /** Virtual milliseconds that the exchange took. */
      readonly tookMs: number;
    }
  | {
      readonly kind: 'failure';
      readonly reason: 'dns' | 'unreachable' | 'timeout' | 'reset';
      readonly tookMs: number;
    };

/** The only way out of a script. Sends all at once and blocks until each has ended. */
export interface Network {
  sendAll(requests: readonly NetworkRequest[]): readonly NetworkAnswer[];
}

/** A network on which nothing can be reached. */
export const noNetwork: Network = {
  sendAll: (requests) => requests.map(() => ({ kind: 'failure', reason: 'dns', tookMs: 0 })),
};
