import type { HttpRequest } from '../../src/host';
import { LEDGER } from './fake-connector';
import type { Fault } from './faults';
import { makeWork, prepareFirm, type Work } from './firm';
import { breachesAtRest, breachesNow, hasDrafts, isAtRest } from './invariants';
import type { LedgerTraits } from './ledger-traits';
import { Random } from './random';
import { approving, drafting, posting, run, ticking } from './run';
import type { Script } from './sim-host';
import { type SimBook, SimWorld } from './sim-world';

/** What some runs one after the other came to. */
export interface Outcome {
  readonly breaches: readonly string[];
  /** Calls that each of the scripted runs made. */
  readonly calls: readonly number[];
}

/** A scripted run and how long after the one before it begins. */
export interface Act {
  readonly script: Script;
  readonly afterMs: number;
}

const HOUR = 3_600_000;
const SIZE = 2;

/** One document with two pieces of work, one with a receipt, or both. */
export type Documents = 'pair' | 'receipt' | 'both';

/** A workbook with approved drafts. */
export function approvedWorld(traits: LedgerTraits, documents: Documents): Prepared {
  const sim = new SimWorld(new Random(7), traits);
  const book = sim.addBook('book-1');
  const range = { pair: [0, 2], receipt: [2, 3], both: [0, 3] }[documents];
  const work = twoDocuments().slice(...range);
  run(sim, book, {
    work: (world) => {
      prepareFirm(world, work, traits.takesNumbers);
      return { goesOn: false, message: '' };
    },
  });
  run(sim, book, drafting(work, SIZE));
  run(sim, book, approving);
  return { sim, work };
}

export interface Prepared {
  readonly sim: SimWorld;
  readonly work: readonly Work[];
  /** Something is given back, so that a round more is needed to bill it again. */
  readonly again?: boolean;
}

/** Posts under each script in turn, then by the hour without trouble, then the reckoning. */
export function playActs(base: Prepared, acts: readonly Act[]): Outcome {
  const { work } = base;
  const sim = base.sim.fork();
  const book = bookOf(sim);
  const breaches: string[] = [];
  const calls: number[] = [];
  for (const { script, afterMs } of acts) {
    sim.pass(afterMs);
    const { host } = run(sim, book, { ...posting, script });
    calls.push(host.calls);
    breaches.push(...now(sim, book, work));
  }
  return { breaches: [...breaches, ...reckoning({ ...base, sim })], calls };
}

/**
 * Runs by the hour without trouble, then everything must have come to rest. What is free to be
 * drafted is drafted one piece a document, so that work which was freed wrongly is billed twice.
 */
export function reckoning({ sim: left, work, again = false }: Prepared): readonly string[] {
  const sim = left.fork();
  const book = bookOf(sim);
  const least = again ? 3 : 1;
  for (
    let round = 0;
    round < least + 3 && (round < least || !isAtRest(book) || hasDrafts(book));
    round++
  ) {
    sim.pass(HOUR);
    run(sim, book, drafting(work, 1, { again }));
    run(sim, book, ticking);
    run(sim, book, posting);
  }
  return breachesAtRest(sim, book, { work, hostile: false, byHand: new Map() });
}

/** Every different world that a kill can leave of a run, and how many kills there are. */
export function crashes(
  base: SimWorld,
  afterMs: number,
): { readonly points: number; readonly left: ReadonlyMap<string, SimWorld> } {
  const sim = base.fork();
  sim.pass(afterMs);
  const left = new Map<string, SimWorld>();
  let points = 0;
  const observe = (world: SimWorld) => {
    points++;
    const print = world.fingerprint();
    if (!left.has(print)) left.set(print, world);
  };
  run(sim, bookOf(sim), { ...posting, script: { observe } });
  return { points, left };
}

export function bookOf({ books: [book] }: SimWorld): SimBook {
  if (!book) throw new Error('a world without a workbook');
  return book;
}

function now(sim: SimWorld, book: SimBook, work: readonly Work[]): readonly string[] {
  return breachesNow(sim, book, { work, hostile: false, byHand: new Map() });
}

function twoDocuments(): readonly Work[] {
  const work = makeWork(new Random(3), 3).map((one) => ({ ...one, receiptUrl: '' }));
  const [first, second, third] = work;
  if (!first || !second || !third) throw new Error('three pieces of work are wanted');
  return [
    { ...first, customerId: 'C2', seconds: 3600 },
    { ...second, customerId: 'C2', seconds: 5400 },
    { ...third, customerId: 'C3', seconds: 0, receiptUrl: 'https://tracker.test/1/taxi.pdf' },
  ];
}

/** Faults for the first requests that create something, one after the other; then none. */
function faultsInTurn(faults: readonly Fault[]) {
  const left = [...faults];
  return ({ method, url }: HttpRequest): Fault | null =>
    method === 'GET' || !url.startsWith(LEDGER) ? null : (left.shift() ?? null);
}

/** One fault and then another, in two runs and in one. */
export function faultPair(base: Prepared, one: Fault, other: Fault): readonly string[] {
  const apart = playActs(base, [
    { script: { fault: faultsInTurn([one]) }, afterMs: 0 },
    { script: { fault: faultsInTurn([other]) }, afterMs: 9 * 60_000 },
  ]);
  const together = playActs(base, [{ script: { fault: faultsInTurn([one, other]) }, afterMs: 0 }]);
  return [...apart.breaches, ...together.breaches].map(
    (breach) => `${one.name}, ${other.name}: ${breach}`,
  );
}

/** Somebody else posts inside any call of a run, at once or after the run has stood still. */
export function preemptions(base: Prepared): Enumeration {
  const [calls = 0] = playActs(base, [{ script: {}, afterMs: 0 }]).calls;
  const breaches: string[] = [];
  let points = 0;
  for (let call = 1; call <= calls; call++) {
    for (const stall of STALLS) {
      points++;
      const sim = base.sim.fork();
      const book = bookOf(sim);
      const rivals = new Map([
        [
          call,
          () => {
            sim.pass(stall);
            run(sim, book, { ...posting, actor: 'ben@example.com' });
          },
        ],
      ]);
      run(sim, book, { ...posting, script: { rivals } });
      breaches.push(...now(sim, book, base.work), ...reckoning({ ...base, sim }));
    }
  }
  return { points, worlds: points, breaches };
}

/** Milliseconds; the longest just leaves a run the time to go on. */
const STALLS = [0, 150_000, 340_000];

/** A request leaves late, is done later still, and is seen last of all: the first look misses it. */
export function straggler(base: Prepared, fault: Fault): readonly string[] {
  const [calls = 0] = playActs(base, [{ script: {}, afterMs: 0 }]).calls;
  const names: string[] = [];
  const sim = base.sim.fork();
  names.push(...run(sim.fork(), bookOf(sim.fork()), posting).host.names);
  const call = names.indexOf('http.write') + 1;
  if (call < 1 || call > calls) throw new Error('nothing was sent');
  const rivals = new Map([[call, () => sim.pass(340_000)]]);
  const startedAt = sim.now;
  run(sim, bookOf(sim), { ...posting, script: { rivals, fault: faultsInTurn([fault]) } });
  sim.pass(startedAt + 365_000 + 131_500 + 3_000 - sim.now);
  run(sim, bookOf(sim), posting);
  return reckoning({ ...base, sim });
}

/** Soon enough to meet what is under way, after the lease and the quiet time, and hours later. */
const PAUSES = [0, 9 * 60_000, HOUR];

export interface Enumeration {
  readonly points: number;
  readonly worlds: number;
  readonly breaches: readonly string[];
}

/** A kill at every call of a run that freezes and posts. */
export function singleCrashes(base: Prepared): Enumeration {
  const { points, left } = crashes(base.sim, 0);
  const breaches = [...left.values()].flatMap((sim) => reckoning({ ...base, sim }));
  return { points, worlds: left.size, breaches };
}

/** A kill at every call, and after each pause another at every call of the run that recovers. */
export function pairedCrashes(base: Prepared): Enumeration {
  const first = crashes(base.sim, 0);
  const worlds = new Map(first.left);
  let points = 0;
  for (const sim of first.left.values()) {
    for (const afterMs of PAUSES) {
      const second = crashes(sim, afterMs);
      points += second.points;
      for (const [print, world] of second.left) worlds.set(`${afterMs}${print}`, world);
    }
  }
  const breaches = [...worlds.values()].flatMap((sim) => reckoning({ ...base, sim }));
  return { points, worlds: worlds.size, breaches };
}
