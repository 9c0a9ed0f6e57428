// Plays many seeds, or every mutant of the protocol's rules, in processes of their own.
//   npm run simulate -- --seeds 50000     npm run simulate -- --seed 1234     npm run simulate -- --mutants
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { mutants } from './mutants.mjs';

const FOLDER = 'node_modules/.cache/simulation';

/** Mutants that no schedule can tell from the protocol, and why they are kept. */
const EQUIVALENT = new Map([
  [
    'no look-up in doubt',
    'equivalent: what is found absent is only sent after the look-up that comes before every create',
  ],
  [
    'a key that forgets what it bills',
    'equivalent while claims are disjoint: no two documents share the entry that is left in the key',
  ],
]);

/** Builds the simulation, with a mutant's edits where one is given. */
async function bundle(name, edits = []) {
  const outfile = `${FOLDER}/${name.replace(/\W+/g, '-')}.cjs`;
  const byFile = new Map();
  for (const [file, from, to] of edits) {
    const path = resolve(file);
    byFile.set(path, [...(byFile.get(path) ?? []), [from, to]]);
  }
  const mutate = {
    name: 'mutate',
    setup({ onLoad }) {
      onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
        const changes = byFile.get(path);
        if (!changes) return undefined;
        let contents = readFileSync(path, 'utf8');
        for (const [from, to] of changes) {
          if (contents.split(from).length !== 2) throw new Error(`${name}: not once: ${from}`);
          contents = contents.replace(from, () => to);
        }
        return { contents, loader: 'ts' };
      });
    },
  };
  await build({
    entryPoints: ['test/simulation/job.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    outfile,
    logLevel: 'error',
    plugins: [mutate],
  });
  return outfile;
}

function play(file, job) {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [file, JSON.stringify(job)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
    });
    child.on('exit', (code) => {
      if (code === 0) done(JSON.parse(text));
      else failed(new Error(`${file} ended with ${code}`));
    });
  });
}

/** Does some work on each of the values, as many at a time as there are processors. */
async function each(values, work) {
  const waiting = [...values];
  const workers = Array.from({ length: Math.min(jobs, waiting.length) }, async () => {
    for (let value = waiting.shift(); value !== undefined; value = waiting.shift()) {
      await work(value);
    }
  });
  await Promise.all(workers);
}

async function playSeeds(from, count) {
  const file = await bundle('protocol');
  const sums = { schedules: 0, calls: 0, documents: 0, points: 0, worlds: 0 };
  const faults = new Map();
  const failures = [];
  const parts = [{ from: 1, to: 0, enumerate: 'all' }];
  for (let at = from; at < from + count; at += 500) {
    parts.push({ from: at, to: Math.min(at + 499, from + count - 1), enumerate: 'none' });
  }
  await each(parts, async (part) => {
    const result = await play(file, { ...part, stopAtFirst: false });
    for (const key of Object.keys(sums)) sums[key] += result[key];
    for (const [name, times] of Object.entries(result.faults)) {
      faults.set(name, (faults.get(name) ?? 0) + times);
    }
    failures.push(...result.failures);
  });
  for (const [name, times] of [...faults].sort()) console.log(`  ${name}: ${times}`);
  console.log(
    `${sums.points} crash points, alone and in pairs, in ${sums.worlds} different worlds`,
  );
  console.log(
    `${sums.schedules} schedules, ${sums.calls} service calls, ${sums.documents} ledger documents, ` +
      `${faults.size} kinds of fault`,
  );
  const matching = (code) => failures.filter((failure) => failure.includes(code)).length;
  console.log(
    `duplicates ${matching('I1 ')}, lost minutes ${matching('I3 ')}, stuck ${matching('I12 ')}`,
  );
  for (const failure of failures) {
    const seed = /^seed (\d+)/.exec(failure)?.[1];
    console.log(failure + (seed ? `\n  again: npm run simulate -- --seed ${seed}` : ''));
  }
  return failures.length === 0;
}

async function playMutants(seeds) {
  const survivors = [];
  let killed = 0;
  await each(mutants, async ({ name, rule, edits }) => {
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

function numberAfter(flag, otherwise) {
  const at = process.argv.indexOf(flag);
  if (at < 0) return otherwise;
  const value = Number(process.argv[at + 1]);
  if (Number.isInteger(value) && value > 0) return value;
  console.error(`${flag}: a whole number above zero is expected, as ${flag} 1000`);
  process.exit(2);
}

const known = ['--seeds', '--seed', '--from', '--mutants', '--jobs'];
const wrong = process.argv.slice(2).find((one) => !known.includes(one) && !/^\d+$/.test(one));
if (wrong !== undefined) {
  console.error(`${wrong}: not known; ${known.join(', ')} are`);
  process.exit(2);
}
const jobs = numberAfter('--jobs', availableParallelism());
mkdirSync(FOLDER, { recursive: true });
const one = numberAfter('--seed', 0);
const well = process.argv.includes('--mutants')
  ? await playMutants(numberAfter('--seeds', 3_000))
  : await playSeeds(one || numberAfter('--from', 1), one ? 1 : numberAfter('--seeds', 10_000));
process.exit(well ? 0 : 1);
