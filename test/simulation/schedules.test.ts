import { expect, test } from '@jest/globals';
import { playSeed } from './schedule';

const SEEDS = Number(process.env['SEEDS'] ?? 300);

test(`${SEEDS} seeded schedules post everything once, and come to rest`, () => {
  const failed: string[] = [];
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { breaches } = playSeed(seed);
    if (breaches.length > 0) failed.push(`seed ${seed}: ${[...new Set(breaches)].join('; ')}`);
  }
  expect(failed).toEqual([]);
});
