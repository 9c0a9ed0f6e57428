import { expect, test } from '@jest/globals';
import { regressions } from './regressions';
import { playSeed } from './schedule';

test.each(regressions)('seed $seed bills everything once: $what', ({ seed, givesBack }) => {
  expect(playSeed(seed, givesBack).breaches).toEqual([]);
});
