import { expect, test } from '@jest/globals';
import { currencyOf } from '../../src/money/currency';
import { checkFixings, inBase, rateOn } from '../../src/rules/fixings';
import { wantedFixings } from '../../src/rules/wanted-fixings';
import { d, day, EUR, USD } from '../support/sample-records';

const GBP = currencyOf('GBP');
const fixing = (
  quote: typeof USD,
  fixedOn: string,
  rate: string,
  fetchedAt = '2026-03-31T18:00:00Z',
) => ({
  rateId: `ECB:EUR/${quote}:${fixedOn}`,
  fixedOn: day(fixedOn),
  base: EUR,
  quote,
  rate: d(rate),
  source: 'ECB',
  fetchedAt,
});
const march = [
  fixing(USD, '2026-03-30', '1.1'),
  fixing(USD, '2026-03-31', '1.0873'),
  fixing(GBP, '2026-03-31', '0.8357'),
];
const on = day('2026-03-31');

test.each([
  ['as the source gives it', { from: EUR, to: USD }, '1.0873', '108.73'],
  ['the other way round', { from: USD, to: EUR }, '0.9197093718', '91.97'],
  ['over the currency of the source', { from: GBP, to: USD }, '1.3010649755', '130.11'],
])('a rate %s', (_, pair, exchangeRate, hundred) => {
  const rate = rateOn(march, { ...pair, on });
  expect(rate?.exchangeRate).toBe(exchangeRate);
  expect(rate && inBase(d('100'), rate, pair.to)).toBe(hundred);
});

test('a rate over two fixings names both, of one day', () => {
  expect(rateOn(march, { from: GBP, to: USD, on })?.rateId).toBe(
    'ECB:EUR/USD:2026-03-31 ÷ ECB:EUR/GBP:2026-03-31',
  );
  expect(rateOn(march.slice(0, 1), { from: GBP, to: USD, on })).toBeNull();
});

test.each([
  ['2026-03-29', null],
  ['2026-03-30', '1.1'],
  ['2026-03-31', '1.0873'],
  ['2026-04-07', '1.0873'],
  ['2026-04-08', null],
])('on %s the euro is at %s', (date, expected) => {
  const rate = rateOn(march, { from: EUR, to: USD, on: day(date) });
  expect(rate?.exchangeRate ?? null).toBe(expected);
});

test.each([
  ['0.0091', 'E-408', 'is 1 % of the one of 2026-03-31'],
  ['110', 'E-408', 'is 10117 % of the one of 2026-03-31'],
  ['0', 'E-409', 'is 0; it is not used'],
  ['-1.1', 'E-409', 'is -1.1; it is not used'],
])('a fixing of %s is %s', (rate, code, what) => {
  const { usable, problems } = checkFixings([...march, fixing(USD, '2026-04-01', rate)]);
  expect(problems).toEqual([
    expect.objectContaining({ code, key: 'ECB:EUR/USD:2026-04-01', tab: 'Exchange rates' }),
  ]);
  expect(problems[0]?.message).toContain(what);
  expect(usable).toHaveLength(march.length);
});

const ask = (known: typeof march, base = USD, currencies = [EUR]) =>
  wantedFixings(known, { currencies, base, pivot: EUR, on });

test('only what is not known yet is asked for', () => {
  expect(ask([])).toEqual({ currencies: [USD], from: '2026-03-21', to: '2026-03-31' });
  expect(ask(march)).toBeNull();
  expect(ask([], USD, [USD])).toBeNull();
  expect(ask(march, USD, [GBP, EUR])).toBeNull();
  expect(ask(march.slice(0, 2), USD, [GBP])?.currencies).toEqual([GBP]);
});

test('a day without a fixing is asked for until it is over', () => {
  const friday = (fetchedAt: string) => [fixing(USD, '2026-03-27', '1.1', fetchedAt)];
  expect(ask(friday('2026-03-31T15:00:00Z'))).not.toBeNull();
  expect(ask(friday('2026-04-02T15:00:00Z'))).toBeNull();
});
