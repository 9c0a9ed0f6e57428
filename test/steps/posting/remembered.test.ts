import { expect, test } from '@jest/globals';
import { remembered } from '../../../src/steps/posting/remembered';

test('an answer is worked out once, and again only after very many others', () => {
  const answers = remembered<number>();
  let worked = 0;
  const ask = (key: string) => answers(key, () => ++worked);
  expect([ask('a'), ask('a'), ask('b'), ask('a')]).toEqual([1, 1, 2, 1]);
  for (let n = 0; n < 5_000; n++) ask(`other ${n}`);
  expect(ask('a')).toBe(5_003);
});
