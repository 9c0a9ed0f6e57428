import { expect, test } from '@jest/globals';
import type { HourlyRate } from '../../src/records/hourly-rate';
import type { TimeEntry } from '../../src/records/time-entry';
import { type PriceInput, priceWork } from '../../src/rules/price';
import { aCustomer, anEntry, aRate, d, day, EUR, priceInput, USD } from '../support/sample-records';

const aCost = (fields: Partial<HourlyRate> = {}) =>
  aRate({ rateId: 'C1', hourlyRate: d('60'), ...fields });

function costed(fields: Partial<PriceInput>, entry: Partial<TimeEntry> = {}) {
  const input = priceInput({ entries: [anEntry({ seconds: 4020, ...entry })], ...fields });
  const { costs, problems } = priceWork(input);
  return { cost: costs.get('harvest:1'), problems };
}

test('time costs what was worked, whatever is billed for it', () => {
  const { cost } = costed({ costRates: [aCost()] });
  expect(cost).toEqual({ costRate: '60', costCurrency: 'USD', cost: '67.00', margin: '65.00' });
});

test.each<[string, Partial<TimeEntry>, object]>([
  ['not billable', { disposition: 'notBillable' }, { cost: '67.00', margin: null }],
  ['not reviewed', { disposition: null }, { cost: '67.00', margin: null }],
  ['running', { sourceState: 'running' }, { cost: null, margin: null }],
  ['gone', { sourceState: 'gone' }, { cost: null, margin: null }],
])('work that is %s', (_, entry, expected) => {
  expect(costed({ costRates: [aCost()] }, entry).cost).toMatchObject(expected);
});

test.each<[string, Partial<HourlyRate>[], object]>([
  ['nobody says', [], { costRate: null, cost: null }],
  ['somebody else', [{ person: 'Ben' }], { costRate: null }],
  ['the row that names most', [{}, { person: 'Ana', hourlyRate: d('75') }], { costRate: '75' }],
  [
    'the row of the day',
    [{ to: day('2026-03-01') }, { from: day('2026-03-02'), hourlyRate: d('62') }],
    { costRate: '62' },
  ],
  ['a cost in another currency', [{ currency: EUR }], { costCurrency: 'EUR', margin: null }],
  ['a row that cannot be used', [{ hourlyRate: d('-1') }, { person: '' }], { costRate: null }],
  ['a cost of zero that is meant', [{ hourlyRate: d('0'), courtesy: true }], { cost: '0.00' }],
])('costs of %s', (_, rows, expected) => {
  const costRates = rows.map((row, at) => aCost({ rateId: `C${at + 1}`, ...row }));
  expect(costed({ costRates }).cost).toMatchObject(expected);
});

test('a margin in the currency of the customer needs a cost in it', () => {
  const { cost } = costed({
    costRates: [aCost({ currency: EUR })],
    customers: [aCustomer({ currency: EUR })],
  });
  expect(cost).toMatchObject({ costCurrency: 'EUR', margin: '65.00' });
});

test('what a document has billed keeps its price, and is costed at it', () => {
  const billed = { amount: d('100.00') as never, currency: USD };
  const { cost } = costed({ costRates: [aCost()], claimed: new Set(['harvest:1']) }, billed);
  expect(cost).toMatchObject({ cost: '67.00', margin: '33.00' });
});

test.each<[string, Partial<HourlyRate>[], string]>([
  [
    'tied',
    [{ person: 'Ana' }, { project: 'Alpha', hourlyRate: d('70') }],
    'E-401 C1: Cost rates C1 and C2 both cost Ana on Alpha at 2026-03-02, and neither names more.',
  ],
  [
    'tied by their currencies',
    [{ person: 'Ana' }, { project: 'Alpha', currency: EUR }],
    'E-401 C1: Cost rates C1 and C2 both cost Ana on Alpha at 2026-03-02, and neither names more.',
  ],
  ['negative', [{ hourlyRate: d('-1') }], 'E-403a C1: Rate C1 is below zero.'],
  ['zero', [{ hourlyRate: d('0') }], "E-403a C1: Rate C1 is zero, only allowed with 'No cost'."],
  [
    'apart',
    [{ to: day('2026-03-01') }, { from: day('2026-03-05') }],
    'E-402 C2: Rate C2 leaves 2026-03-02…2026-03-04 without a rate of its kind.',
  ],
])('cost rates that are %s are named in their tab', (_, rows, expected) => {
  const costRates = rows.map((row, at) => aCost({ rateId: `C${at + 1}`, ...row }));
  const { problems } = costed({ costRates });
  expect(problems.map(({ code, key, message }) => `${code} ${key}: ${message}`)).toEqual([
    expected,
  ]);
  expect(problems[0]?.tab).toBe('Cost rates');
});
