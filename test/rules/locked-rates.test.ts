import { expect, test } from '@jest/globals';
import { lockedRateProblems } from '../../src/rules/locked-rates';
import { fixing } from '../support/drafting';
import { d, EUR, USD } from '../support/sample-records';

const invoice = {
  number: 'INV-1001',
  currency: EUR,
  baseCurrency: USD,
  exchangeRate: d('1.0873'),
  rateId: 'ECB:EUR/USD:2026-03-31',
};

test.each([
  ['the same', '1.0873', []],
  [
    'another',
    '1.0900',
    [
      'E-410 The rate EUR→USD of 2026-03-31 is 1.09 now, but it was fixed at 1.0873 by invoice INV-1001, which keeps it.',
    ],
  ],
])('a fixing that is %s after an invoice was approved with it', (_, rate, said) => {
  const problems = lockedRateProblems([invoice], [fixing('2026-03-31', rate)]);
  expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual(said);
});

test('a fixing that is gone says nothing', () => {
  expect(lockedRateProblems([invoice], [])).toEqual([]);
});
