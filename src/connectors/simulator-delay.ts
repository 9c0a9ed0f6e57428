import { fromBase64, toBase64 } from './base64';
import type { SimulatedRequest, Simulator } from './simulator';
import { jsonAnswer } from './simulator-tools';

/** How late a ledger is: with what it shows, and with what it was asked to make. */
export interface Delay {
  /** How long a new document is neither listed nor found. */
  readonly readLagMs: number;
  /** So many of the next new documents are made this much later than the answer that they failed. */
  readonly late: {
    readonly times: number;
    readonly commitMs: number;
    readonly status: 500 | 503 | 504;
  };
  readonly waiting?: readonly Waiting[];
  /** From when each new document is seen, by its id. */
  readonly seenFrom?: Readonly<Record<string, number>>;
}

interface Waiting {
  readonly at: number;
  readonly request: Omit<SimulatedRequest, 'body'>;
  readonly base64: string;
}

/** Where a ledger keeps its documents. */
export interface Shelf<State> {
  creates(request: SimulatedRequest): boolean;
  reads(request: SimulatedRequest): boolean;
  /** Does what a request asks for, whatever the gate would say by now. */
  commit(request: SimulatedRequest, state: State, now: number): State;
  ids(state: State): readonly string[];
  /** The fields of a state that hold documents, without some of these. */
  without(state: State, isHidden: (id: string) => boolean): Partial<State>;
}

interface Delayed {
  readonly delay?: Delay;
}

/** The same simulator, late where its state says so. */
export function delayed<State extends Delayed>(
  simulator: Simulator<State>,
  shelf: Shelf<State>,
): Simulator<State> {
  const answer: Simulator<State>['answer'] = (request, before, now) => {
    if (!before.delay) return simulator.answer(request, before, now);
    const state = settled(before, now, shelf);
    const { delay } = state;
    if (delay && delay.late.times > 0 && shelf.creates(request)) {
      return postponed(request, state, { delay, now });
    }
    if (shelf.reads(request)) return seen(request, state, now);
    const done = simulator.answer(request, state, now);
    return { ...done, state: withNew(state, done.state, { now, shelf }) };
  };
  const seen: Simulator<State>['answer'] = (request, state, now) => {
    const from = state.delay?.seenFrom ?? {};
    const hidden = shelf.without(state, (id) => (from[id] ?? 0) > now);
    const done = simulator.answer(request, { ...state, ...hidden }, now);
    const names = Object.keys(hidden) as (keyof State)[];
    const whole = Object.fromEntries(names.map((name) => [name, state[name]]));
    return { ...done, state: { ...done.state, ...whole } };
  };
  return { ...simulator, answer };
}

/** Does what was put off and is due by now. */
function settled<State extends Delayed>(before: State, now: number, shelf: Shelf<State>): State {
  let state = before;
  const waiting = state.delay?.waiting ?? [];
  for (const { at, request, base64 } of waiting.filter((one) => one.at <= now)) {
    const after = shelf.commit({ ...request, body: fromBase64(base64) }, state, at);
    state = withNew(state, after, { now: at, shelf });
  }
  return withDelay(state, { waiting: waiting.filter(({ at }) => at > now) });
}

function postponed<State extends Delayed>(
  { body, ...request }: SimulatedRequest,
  state: State,
  { delay, now }: { readonly delay: Delay; readonly now: number },
) {
  const { late, waiting = [] } = delay;
  const one = { at: now + late.commitMs, request, base64: toBase64(body) };
  const more = { waiting: [...waiting, one], late: { ...late, times: late.times - 1 } };
  return { answer: jsonAnswer(late.status, {}), state: withDelay(state, more) };
}

/** Notes from when the documents that were just made are seen. */
function withNew<State extends Delayed>(
  before: State,
  after: State,
  { now, shelf }: { readonly now: number; readonly shelf: Shelf<State> },
): State {
  const known = new Set(shelf.ids(before));
  const from = now + (after.delay?.readLagMs ?? 0);
  const made = shelf.ids(after).flatMap((id) => (known.has(id) ? [] : [[id, from] as const]));
  if (made.length === 0) return after;
  return withDelay(after, { seenFrom: { ...after.delay?.seenFrom, ...Object.fromEntries(made) } });
}

const withDelay = <State extends Delayed>(state: State, more: Partial<Delay>): State =>
  state.delay ? { ...state, delay: { ...state.delay, ...more } } : state;
