import { expect, test } from '@jest/globals';
import { playSeed } from './schedule';

/** `npm run simulate` plays as many more as one has time for. */
const SEEDS = 1_000;

test(`${SEEDS} seeded schedules post everything once, and come to rest`, () => {
  const failed: string[] = [];
  let calls = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { breaches, ...played } = playSeed(seed);
    calls += played.calls;
    if (breaches.length > 0) {
      failed.push(`npm run simulate -- --seed ${seed}: ${[...new Set(breaches)].join('; ')}`);
    }
  }
  console.log(`${SEEDS} schedules, ${calls} service calls`);
  expect(failed).toEqual([]);
}, 300_000);

test.each([
  [20897, 'somebody changes tracked hours of a draft before it is approved'],
  [6929, 'the journal and the rows of posted work are gone in a ledger without unique numbers'],
  [1556, 'somebody types over the description of a line before it is approved'],
])('seed %i, which once failed, posts everything once: %s', (seed) => {
  expect(playSeed(seed).breaches).toEqual([]);
});

test('a seed plays the same each time', () => {
  for (const seed of [3, 14, 159, 265]) {
    expect(playSeed(seed).trace).toBe(playSeed(seed).trace);
  }
});
