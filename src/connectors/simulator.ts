/** A request as it reaches a simulated provider. */
export interface SimulatedRequest {
  readonly method: string;
  /** Host by which it was addressed, as `api.harvestapp.com`. */
  readonly host: string;
  readonly path: string;
  /** Decoded parameters in their order; a name may stand more than once. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface SimulatedAnswer {
  readonly status: number;
  /** Names in the provider's own case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/**
 * A provider in memory: the answer and the next state follow from the request, the state and the
 * time, and from nothing else. State is plain JSON, so that it can be kept between runs.
 */
export interface Simulator<State> {
  /** Hosts that it answers for. */
  readonly hosts: readonly string[];
  answer(
    request: SimulatedRequest,
    state: State,
    now: number,
  ): { readonly answer: SimulatedAnswer; readonly state: State };
}
