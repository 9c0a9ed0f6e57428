import { createHash } from 'node:crypto';
import type { HttpRequest } from '../../src/host';
import { LEDGER } from './fake-connector';
import { type Fault, readFaults, writeFaults } from './faults';
import { makeWork, prepareFirm, type Work } from './firm';
import {
  breachesAtRest,
  breachesNow,
  type Expectation,
  hasDrafts,
  hasRefused,
  isAtRest,
} from './invariants';
import { ledgerKinds } from './ledger-traits';
import { type Meddling, meddle, meddlings } from './people';
import { Random } from './random';
import { approving, drafting, posting, type RunResult, run, ticking } from './run';
import type { Script } from './sim-host';
import { type SimBook, SimWorld } from './sim-world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What one schedule came to. */
export interface ScheduleResult {
  readonly seed: number;
  readonly breaches: readonly string[];
  readonly trace: string;
  readonly calls: number;
  readonly documents: number;
  readonly faults: ReadonlyMap<string, number>;
  readonly sim: SimWorld;
}

interface Play {
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
  hostile: boolean;
  readonly breaches: string[];
}

/** Plays the schedule of a seed: runs, faults, rivals and people, then peace, then the reckoning. */
export function playSeed(seed: number): ScheduleResult {
  const play = newPlay(seed);
  const mathRandom = Math.random;
  Math.random = () => play.random.next();
  try {
    const acts = play.random.int(3, 8);
    for (let act = 0; act < acts; act++) {
      actOnce(play);
      check(play);
    }
    peace(play);
  } finally {
    Math.random = mathRandom;
  }
  const { sim, breaches } = play;
  const trace = createHash('sha256').update(sim.trace.join('\n')).digest('hex');
  return {
    seed,
    breaches,
    trace: `${trace} ${JSON.stringify(sim.ledger.documents)}`,
    calls: sim.serviceCalls,
    documents: sim.ledger.documents.length,
    faults: sim.faultCounts,
    sim,
  };
}

function newPlay(seed: number): Play {
  const random = new Random(seed);
  const sim = new SimWorld(random, random.pick(ledgerKinds));
  const book = sim.addBook('book-1');
  const work = makeWork(random, random.int(2, 8));
  const half = <T>(all: readonly T[]) => all.filter(() => random.chance(0.5));
  const calm = random.chance(0.1);
  run(sim, book, {
    work: (world) => {
      prepareFirm(world, work, sim.traits.takesNumbers);
      return { goesOn: false, message: '' };
    },
  });
  const size = random.int(1, 4);
  run(sim, book, drafting(work, size));
  if (random.chance(0.8)) run(sim, book, approving);
  return {
    sim,
    book,
    random,
    work,
    size,
    faults: half([...writeFaults, ...readFaults]),
    faultRate: calm ? 0 : random.next() * 0.6,
    killRate: random.next() * 0.6,
    errorRate: random.chance(0.3) ? random.next() * 0.4 : 0,
    byHand: new Map(),
    meddlings: random.chance(0.6) ? half(meddlings) : [],
    hostile: false,
    breaches: [],
  };
}

function actOnce(play: Play): void {
  const { sim, book, random, work, size } = play;
  if (random.chance(0.7)) sim.pass(random.pick([1, 30, 130, 370, 500, 900, 3600, 90_000]) * 1000);
  const dice = random.next();
  if (dice < 0.15 && play.meddlings.length > 0) {
    const kind = random.pick(play.meddlings);
    sim.count(`people: ${kind}`);
    if (meddle(kind, play)) play.hostile = true;
    return;
  }
  if (dice < 0.3) {
    note(play, run(sim, book, { ...drafting(work, size), script: scriptOf(play, 60) }));
    return;
  }
  if (dice < 0.45) {
    run(sim, book, drafting(work, size));
    run(sim, book, approving);
  }
  note(play, run(sim, book, { ...posting, script: scriptOf(play, 200) }));
}

/** What happens to a run: a kill, refused calls, rivals inside it, faults of its requests. */
function scriptOf(play: Play, length: number): Script {
  const { random, sim, book, work, size } = play;
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
    const other = random.pick(['post', 'post', 'draft', 'approve'] as const);
    const waits = random.pick([0, 0, 10, 200, 400]) * 1000;
    rivals.set(random.int(1, length), () => {
      sim.count(`rival: ${other}`);
      sim.pass(waits);
      const script = { ...killed, fault: faultsOf(play) };
      const actor = 'ben@example.com';
      const acts = { post: posting, draft: drafting(work, size), approve: approving };
      note(play, run(sim, book, { ...acts[other], script, actor }));
      sim.pass(random.pick([0, 0, 60, 300]) * 1000);
    });
  }
  return {
    ...(random.chance(play.killRate) ? { kill: { call, when } } : {}),
    errors,
    rivals,
    fault: faultsOf(play),
    latencyMs: () => random.int(5, 200),
  };
}

function faultsOf({ faults, faultRate, random }: Play) {
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
function note(play: Play, { host }: RunResult): void {
  for (const [key, times] of host.sent) {
    if (times > 2) play.breaches.push(`I14 ${key} was sent ${times} times in one run`);
  }
}

function expectation({ work, hostile, byHand }: Play): Expectation {
  return { work, hostile, byHand };
}

/** In a hostile world something may be wrong for a while before a run shows it. */
function check(play: Play): void {
  if (play.hostile) return;
  play.breaches.push(...breachesNow(play.sim, play.book, expectation(play)));
}

/** No faults any more: runs by the hour, until everything must have come to rest. */
function peace(play: Play): void {
  const { sim, book, work, size } = play;
  for (let round = 0; round < ROUNDS; round++) {
    sim.pass(HOUR);
    run(sim, book, drafting(work, size));
    run(sim, book, ticking);
    note(play, run(sim, book, posting));
    if (isAtRest(book) && !hasDrafts(book) && (round > 0 || !hasRefused(book))) break;
  }
  sim.pass(25 * HOUR);
  run(sim, book, posting);
  play.breaches.push(...breachesAtRest(sim, book, expectation(play)));
  const before = JSON.stringify([...book.tabs]);
  const last = run(sim, book, posting);
  if (JSON.stringify([...book.tabs]) !== before)
    play.breaches.push('I10 a run at rest changed a tab');
  if (last.host.names.includes('http.write'))
    play.breaches.push('I12 a run at rest sent something');
}

/** Runs by the hour within which everything must have come to rest. */
const ROUNDS = 6;
