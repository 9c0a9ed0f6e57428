import { creditedWorld } from './credits';
import {
  approvedWorld,
  type Enumeration,
  faultPair,
  pairedCrashes,
  preemptions,
  singleCrashes,
  straggler,
} from './enumerate';
import { rareFaults, readFaults, writeFaults } from './faults';
import { givingBack } from './give-back';
import { type LedgerTraits, ledgerKinds } from './ledger-traits';
import { mishaps } from './mishaps';
import { meddlings } from './people';
import { rivalFaults } from './play';
import { regressions } from './regressions';
import { scenarios } from './scenarios';
import { playSeed } from './schedule';
import { runFaults } from './sim-host';

/** What one process is to do; it comes as JSON in its first argument. */
export interface Job {
  readonly from: number;
  readonly to: number;
  /** Kills and faults one by one and in pairs, before the seeds. */
  readonly enumerate: 'none' | 'some' | 'all';
  /** Into which of the kinds of ledger; without it into each of them. */
  readonly ledger?: number;
  /** Ends at the first breach: a mutant is dead then. */
  readonly stopAtFirst: boolean;
}

export interface JobResult {
  readonly schedules: number;
  readonly calls: number;
  readonly documents: number;
  readonly points: number;
  readonly worlds: number;
  /** Every kind of fault, and how often it was met. */
  readonly faults: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
}

/** All that can happen to a schedule. */
const kinds: readonly string[] = [
  ...[...writeFaults, ...readFaults, ...rareFaults].map(({ name }) => name),
  ...runFaults,
  ...rivalFaults,
  ...mishaps,
  ...[...meddlings, ...givingBack].map((what) => `people: ${what}`),
];

class Enough extends Error {}

/** What a job has come to so far; ends it at the first breach where that is wanted. */
class Tally {
  schedules = 0;
  calls = 0;
  documents = 0;
  points = 0;
  worlds = 0;
  readonly faults = Object.fromEntries(kinds.map((name) => [name, 0]));
  readonly failures: string[] = [];

  constructor(private readonly stopAtFirst: boolean) {}

  fail(where: string, breaches: readonly string[]): void {
    if (breaches.length === 0) return;
    this.failures.push(`${where}: ${[...new Set(breaches)].slice(0, 3).join('; ')}`);
    if (this.stopAtFirst) throw new Enough();
  }

  enumeration(where: string, { points, worlds, breaches }: Enumeration): void {
    this.points += points;
    this.worlds += worlds;
    this.fail(where, breaches);
  }

  seed(seed: number, givesBack?: boolean): void {
    const result = playSeed(seed, givesBack);
    this.schedules++;
    this.calls += result.calls;
    this.documents += result.documents;
    for (const [name, count] of result.faults) this.faults[name] = (this.faults[name] ?? 0) + count;
    this.fail(`seed ${seed}`, result.breaches);
  }
}

/** Kills, rivals, faults and scenarios, one by one; `all`: every fault followed by every other. */
function enumerate(tally: Tally, traits: LedgerTraits, all: boolean): void {
  for (const [name, play] of Object.entries(scenarios)) {
    tally.schedules++;
    tally.fail(`${name}, ${traits.name}`, play(traits));
  }
  const pair = approvedWorld(traits, 'pair');
  for (const fault of writeFaults) tally.fail(traits.name, straggler(pair, fault));
  tally.enumeration(`kills, ${traits.name}`, singleCrashes(approvedWorld(traits, 'both')));
  tally.enumeration(
    `kills in pairs, ${traits.name}`,
    pairedCrashes(approvedWorld(traits, 'receipt')),
  );
  tally.enumeration(`rivals, ${traits.name}`, preemptions(approvedWorld(traits, 'both')));
  const credited = creditedWorld(traits);
  tally.enumeration(`kills of credits, ${traits.name}`, singleCrashes(credited));
  if (all) tally.enumeration(`kills of credits in pairs, ${traits.name}`, pairedCrashes(credited));
  tally.enumeration(`rivals of credits, ${traits.name}`, preemptions(credited));
  for (const [index, one] of writeFaults.entries()) {
    const others = all
      ? writeFaults
      : [1, 5, 11].flatMap((step) => writeFaults[(index * step + step) % writeFaults.length] ?? []);
    for (const other of others) {
      tally.schedules += 2;
      tally.fail(`faults, ${traits.name}`, faultPair(pair, one, other));
    }
  }
}

/** What once failed, and all kills, rivals and faults in the chosen kinds of ledger. */
function enumerateAll(tally: Tally, { ledger, enumerate: how }: Job): void {
  for (const { seed, givesBack } of ledger ? [] : regressions) tally.seed(seed, givesBack);
  const chosen = ledgerKinds.filter((_, index) => (ledger ?? index) === index);
  for (const traits of chosen) enumerate(tally, traits, how === 'all');
}

/** Runs a job; a breach is a line that says where it was and how to see it again. */
function runJob(job: Job): JobResult {
  const tally = new Tally(job.stopAtFirst);
  try {
    if (job.enumerate !== 'none') enumerateAll(tally, job);
    for (let seed = job.from; seed <= job.to; seed++) tally.seed(seed);
  } catch (error) {
    if (!job.stopAtFirst) throw error;
    if (!(error instanceof Enough)) {
      tally.failures.push(`it broke: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return tally;
}

console.log(JSON.stringify(runJob(JSON.parse(process.argv[2] ?? '') as Job)));
