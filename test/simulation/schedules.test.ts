import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { playSeed } from './schedule';

/** `npm run simulate` plays as many more as one has time for. */
const SEEDS = 9_000;

/** Seeds that nobody has played; a failure names its seed. */
const FRESH = 1_000;

test(`${SEEDS + FRESH} seeded schedules post everything once, and come to rest`, () => {
  const counts = ['--seeds', `${SEEDS}`, '--fresh', `${FRESH}`, '--seeds-only'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['test/simulation/simulate.mjs', ...counts],
    { encoding: 'utf8', maxBuffer: 1e8 },
  );
  const [sums = '', ...verdict] = stdout.slice(stdout.search(/^\d+ schedules/m)).split('\n');
  console.log(sums);
  expect({ verdict, stderr, status }).toEqual({
    verdict: ['duplicates 0, lost minutes 0, stuck 0', ''],
    stderr: '',
    status: 0,
  });
}, 900_000);

test('a seed plays the same each time', () => {
  for (const seed of [3, 14, 159, 265]) {
    expect(playSeed(seed).trace()).toBe(playSeed(seed).trace());
  }
});
