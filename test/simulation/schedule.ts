import { rareFaults, readFaults, writeFaults } from './faults';
import { makeWork, prepareFirm } from './firm';
import { backOnce } from './give-back';
import { breachesNow } from './invariants';
import { ledgerKinds } from './ledger-traits';
import { mishapOnce, mishapsOf } from './mishap-acts';
import { peace } from './peace';
import { meddle, meddlings } from './people';
import { draftingIn, expectation, note, type Play, scriptOf } from './play';
import { Random } from './random';
import { approving, drafting, posting, run } from './run';
import { SimWorld } from './sim-world';

/** What one schedule came to. */
export interface ScheduleResult {
  readonly seed: number;
  readonly breaches: readonly string[];
  /** All calls in their order, and what is in the ledger. */
  readonly trace: () => string;
  readonly calls: number;
  readonly documents: number;
  readonly faults: ReadonlyMap<string, number>;
  readonly sim: SimWorld;
}

/** In so many of the schedules something is credited and voided too. */
const BACK_RATE = 0.35;

/**
 * Plays the schedule of a seed: runs, faults, rivals and people, then peace, then the reckoning.
 * `givesBack` says whether something is credited and voided; without it, the seed does.
 */
export function playSeed(seed: number, givesBack?: boolean): ScheduleResult {
  const play = newPlay(seed, givesBack);
  const mathRandom = Math.random;
  Math.random = () => play.random.next();
  try {
    const acts = play.random.int(3, 8);
    for (let act = 0; act < acts; act++) {
      actOnce(play);
      check(play);
      if (play.mishaps?.random.chance(0.5)) {
        mishapOnce(play, play.mishaps);
        check(play);
      }
      if (!play.back?.chance(0.5)) continue;
      backOnce(play, play.back);
      check(play);
    }
    peace(play);
  } finally {
    Math.random = mathRandom;
  }
  const { sim, breaches } = play;
  return {
    seed,
    breaches,
    trace: () => `${sim.trace.join()} ${JSON.stringify(sim.ledger.documents)}`,
    calls: sim.serviceCalls,
    documents: sim.ledger.documents.length,
    faults: sim.faultCounts,
    sim,
  };
}

/** What is given back has numbers of its own, so that the rest of a schedule is as it is without. */
function backOf(seed: number, givesBack: boolean | undefined): Random | null {
  const random = new Random(seed ^ 0x2545f491);
  const wanted = random.chance(BACK_RATE);
  return (givesBack ?? wanted) ? random : null;
}

function newPlay(seed: number, givesBack: boolean | undefined): Play {
  const random = new Random(seed);
  const back = backOf(seed, givesBack);
  const sim = new SimWorld(random, random.pick(ledgerKinds));
  const mishaps = mishapsOf(seed, sim);
  const book = sim.addBook('book-1');
  const work = makeWork(random, random.int(2, 8));
  const half = <T>(all: readonly T[], by = random) => all.filter(() => by.chance(0.5));
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
    faults: [...half([...writeFaults, ...readFaults]), ...(back ? half(rareFaults, back) : [])],
    faultRate: calm ? 0 : random.next() * 0.6,
    killRate: random.next() * 0.6,
    errorRate: random.chance(0.3) ? random.next() * 0.4 : 0,
    byHand: new Map(),
    meddlings: random.chance(0.6) ? half(meddlings) : [],
    back,
    mishaps,
    hostile: false,
    breaches: [],
  };
}

function actOnce(play: Play): void {
  const { sim, book, random } = play;
  if (random.chance(0.7)) sim.pass(random.pick([1, 30, 130, 370, 500, 900, 3600, 90_000]) * 1000);
  const dice = random.next();
  if (dice < 0.15 && play.meddlings.length > 0) {
    const kind = random.pick(play.meddlings);
    sim.count(`people: ${kind}`);
    if (meddle(kind, play)) play.hostile = true;
    return;
  }
  if (dice < 0.3) {
    note(play, run(sim, book, { ...draftingIn(play), script: scriptOf(play, 60) }));
    return;
  }
  if (dice < 0.45) {
    run(sim, book, draftingIn(play));
    run(sim, book, approving);
  }
  note(play, run(sim, book, { ...posting, script: scriptOf(play, 200) }));
}

/** In a hostile world something may be wrong for a while before a run shows it. */
function check(play: Play): void {
  if (play.hostile) return;
  play.breaches.push(...breachesNow(play.sim, play.book, expectation(play)));
}
