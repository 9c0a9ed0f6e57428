import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { bundle, each, play } from './jobs.mjs';
import { mutants } from './mutants.mjs';
import { showProgress } from './progress.mjs';

const HELP = `Plays faults, rivals and kills against the posting, in processes of their own.
  npm run simulate -- --seeds 50000      every kill, rival and pair of faults, then so many seeds
  npm run simulate -- --seed 1234        one seed again
  npm run simulate -- --mutants          breaks the rules one by one; each must be noticed
  --from 1000       the first seed             --fresh 1000      so many seeds that nobody has played
  --seeds-only      only seeds                 --jobs 2          so many processes at a time`;

/** Mutants that no schedule can tell from the protocol, and why they are kept. */
const EQUIVALENT = new Map([
  [
    'no look-up in doubt',
    'redundant: every create has a look-up of its own before it, which finds what has arrived',
  ],
  [
    'a key that forgets what it bills',
    'equivalent while claims are disjoint: no two documents share the entry that is left in the key',
  ],
]);

/** Seeds that one process plays. */
const PART = 500;

/** So many schedules meet every kind of fault. */
const ENOUGH = 10_000;

function partsOf(from, count) {
  const parts = [];
  for (let at = from; at < from + count; at += PART) {
    parts.push({ from: at, to: Math.min(at + PART, from + count) - 1, enumerate: 'none' });
  }
  return parts;
}

/** Kills, rivals and pairs of faults for each of the five kinds of ledger. */
const enumerations = [0, 1, 2, 3, 4].map((ledger) => ({
  from: 1,
  to: 0,
  enumerate: 'all',
  ledger,
}));

async function playSeeds(parts, jobs) {
  const file = await bundle('protocol');
  const sums = { schedules: 0, calls: 0, documents: 0, points: 0, worlds: 0 };
  const faults = new Map();
  const failures = [];
  const progress = showProgress(parts, () => failures.length);
  await each(parts, jobs, async (part) => {
    const result = await play(file, { ...part, stopAtFirst: false });
    for (const key of Object.keys(sums)) sums[key] += result[key];
    for (const [name, times] of Object.entries(result.faults)) {
      faults.set(name, (faults.get(name) ?? 0) + times);
    }
    failures.push(...result.failures);
    progress.played(part);
  });
  progress.end();
  const seeds = parts.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const never = [...faults].flatMap(([name, times]) => (times > 0 ? [] : [name]));
  report(sums, faults, [...failures, ...(seeds < ENOUGH ? [] : never.map(neverMet))]);
  return failures.length === 0 && (seeds < ENOUGH || never.length === 0);
}

const neverMet = (name) => `no schedule met '${name}'`;

function report({ schedules, calls, documents, points, worlds }, faults, failures) {
  for (const [name, times] of [...faults].sort()) console.log(`  ${name}: ${times}`);
  if (points > 0) {
    console.log(`${points} crash points, alone and in pairs, in ${worlds} different worlds`);
  }
  const met = [...faults.values()].filter((times) => times > 0).length;
  console.log(
    `${schedules} schedules, ${calls} service calls, ${documents} ledger documents, ` +
      `${met} of ${faults.size} kinds of fault`,
  );
  const matching = (code) => failures.filter((failure) => failure.includes(code)).length;
  console.log(
    `duplicates ${matching('I1 ')}, lost minutes ${matching('I3 ')}, stuck ${matching('I12 ')}`,
  );
  for (const failure of failures) {
    const seed = /^seed (\d+)/.exec(failure)?.[1];
    console.log(failure + (seed ? `\n  again: npm run simulate -- --seed ${seed}` : ''));
  }
}

async function playMutants(seeds, jobs) {
  const survivors = [];
  let killed = 0;
  await each(mutants, jobs, async ({ name, rule, edits }) => {
    const file = await bundle(name, edits);
    const job = { from: 1, to: seeds, enumerate: 'some', stopAtFirst: true };
    const { failures, schedules } = await play(file, job);
    if (failures.length > 0) killed++;
    else survivors.push(name);
    const how = failures[0] ?? `survived ${schedules} schedules`;
    console.log(`${failures.length > 0 ? 'killed  ' : 'SURVIVED'} rule ${rule}, ${name}: ${how}`);
  });
  console.log(`${killed}/${mutants.length} mutants killed`);
  for (const name of survivors) console.log(`${name}: ${EQUIVALENT.get(name) ?? 'not explained'}`);
  return survivors.every((name) => EQUIVALENT.has(name));
}

/** What is asked for on the command line; null, with a word why, where that makes no sense. */
function wanted() {
  const number = { type: 'string' };
  const flag = { type: 'boolean', default: false };
  const options = { seeds: number, seed: number, from: number, fresh: number, jobs: number };
  try {
    const { values } = parseArgs({
      options: { ...options, mutants: flag, 'seeds-only': flag, help: flag },
    });
    for (const name of Object.keys(options)) {
      const text = values[name];
      if (text === undefined) continue;
      if (!/^[1-9]\d{0,9}$/.test(text)) throw new Error(`--${name} wants a whole number, as 1000`);
      values[name] = Number(text);
    }
    return values;
  } catch (error) {
    console.error(error.message);
    return null;
  }
}

async function main() {
  const asked = wanted();
  if (asked === null || asked.help) {
    console.log(HELP);
    return asked === null ? 2 : 0;
  }
  const { jobs = availableParallelism(), seeds, seed, from = 1, fresh = 0 } = asked;
  if (asked.mutants) return (await playMutants(seeds ?? 3_000, jobs)) ? 0 : 1;
  if (seed !== undefined) return (await playSeeds(partsOf(seed, 1), jobs)) ? 0 : 1;
  const start = randomInt(1_000_000, 2_000_000_000);
  if (fresh > 0) console.log(`fresh seeds from ${start} on`);
  const first = asked['seeds-only'] ? [] : enumerations;
  const parts = [...first, ...partsOf(from, seeds ?? 10_000), ...partsOf(start, fresh)];
  return (await playSeeds(parts, jobs)) ? 0 : 1;
}

process.exitCode = await main();
