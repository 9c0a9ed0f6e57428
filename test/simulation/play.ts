import type { HttpRequest } from '../../src/host';
import { LEDGER } from './fake-connector';
import type { Fault } from './faults';
import type { Work } from './firm';
import type { Expectation } from './invariants';
import { type Mishaps, underMishaps } from './mishaps';
import type { Meddling } from './people';
import type { Random } from './random';
import { approving, drafting, posting, type RunResult, run } from './run';
import type { Script } from './sim-host';
import type { SimBook, SimWorld } from './sim-world';

export const HOUR = 3_600_000;

/** A schedule while it is played. */
export interface Play {
  readonly sim: SimWorld;
  readonly book: SimBook;
  readonly random: Random;
  readonly work: Work[];
  readonly size: number;
  readonly faults: readonly Fault[];
  readonly faultRate: number;
  readonly killRate: number;
  readonly errorRate: number;
  readonly byHand: Map<string, string>;
  readonly meddlings: readonly Meddling[];
  /** Decides what is given back of what was billed; null where nothing is. */
  readonly back: Random | null;
  /** What else goes wrong, by numbers of its own; null where nothing does. */
  readonly mishaps: Mishaps | null;
  hostile: boolean;
  readonly breaches: string[];
}

/** Drafts as the schedule does it: what was given back is billed again where something is. */
export const draftingIn = ({ work, size, back }: Play) =>
  drafting(work, size, { again: back !== null });

const RIVALS = ['post', 'post', 'draft', 'approve'] as const;

/** What rivals do, by the names under which it is counted. */
export const rivalFaults = [...new Set(RIVALS)].map((other) => `rival: ${other}`);

/** What happens to a run: a kill, refused calls, rivals inside it, faults of its requests. */
export function scriptOf(play: Play, length: number, random: Random = play.random): Script {
  const { sim, book } = play;
  const call = random.int(1, length);
  const when = random.pick(['before', 'after'] as const);
  const errors = random.chance(play.errorRate)
    ? new Set([random.int(1, length)])
    : new Set<number>();
  const rivals = new Map<number, () => void>();
  const count = random.chance(0.3) ? random.int(1, 4) : 0;
  for (let index = 0; index < count; index++) {
    const killed = random.chance(0.3)
      ? { kill: { call: random.int(1, 120), when: random.pick(['before', 'after'] as const) } }
      : {};
    const other = random.pick(RIVALS);
    const waits = random.pick([0, 0, 10, 200, 400]) * 1000;
    rivals.set(random.int(1, length), () => {
      sim.count(`rival: ${other}`);
      sim.pass(waits);
      const script = underMishaps(play, 120, { ...killed, fault: faultsOf(play, random) });
      const actor = 'ben@example.com';
      const acts = { post: posting, draft: draftingIn(play), approve: approving };
      note(play, run(sim, book, { ...acts[other], script, actor }));
      sim.pass(random.pick([0, 0, 60, 300]) * 1000);
    });
  }
  return underMishaps(play, length, {
    ...(random.chance(play.killRate) ? { kill: { call, when } } : {}),
    errors,
    rivals,
    fault: faultsOf(play, random),
    latencyMs: () => random.int(5, 200),
  });
}

function faultsOf({ faults, faultRate }: Play, random: Random) {
  const writes = faults.filter(({ name }) => !name.startsWith('read:'));
  const reads = faults.filter(({ name }) => name.startsWith('read:'));
  return ({ method, url }: HttpRequest): Fault | null => {
    if (!url.startsWith(LEDGER)) return null;
    const possible = method === 'GET' ? reads : writes;
    const rate = method === 'GET' ? faultRate / 4 : faultRate;
    return possible.length > 0 && random.chance(rate) ? random.pick(possible) : null;
  };
}

/** I14: no request is sent more than twice by one run. */
export function note(play: Play, { host }: RunResult): void {
  for (const [key, times] of host.sent) {
    if (times > 2) play.breaches.push(`I14 ${key} was sent ${times} times in one run`);
  }
}

export function expectation({ work, hostile, byHand }: Play): Expectation {
  return { work, hostile, byHand };
}
