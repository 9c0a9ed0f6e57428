import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TimeEntry } from '../../src/records/time-entry';
import { type PriceInput, priceWork } from '../../src/rules/price';
import { fixing } from '../support/drafting';
import {
  aCustomer,
  anEntry,
  anExpense,
  aRate,
  d,
  day,
  EUR,
  priceInput,
  someSettings,
} from '../support/sample-records';

const input = (fields: Partial<PriceInput> = {}): PriceInput =>
  priceInput({ entries: [anEntry()], ...fields });

const priced = (fields: Partial<PriceInput>) => {
  const { time, problems } = priceWork(input(fields));
  return { price: time.get('harvest:1'), codes: problems.map(({ code }) => code), problems };
};

test('an entry says how its price came about', () => {
  const { price } = priced({
    entries: [anEntry({ seconds: 4020 })],
    rates: [aRate({ from: day('2026-01-01') })],
    settings: someSettings({ incrementSeconds: 900, roundingDirection: 'up' }),
  });
  expect(price).toEqual({
    writtenOffSeconds: 0,
    policy: 'Settings: up to 15 min',
    billedSeconds: 4500,
    hourlyRate: '120',
    rateFrom: 'rate R1 since 2026-01-01',
    currency: 'USD',
    amount: '150.00',
    explanation:
      '1:07 tracked, up to 15 min = 1:15; 120.00/h from rate R1 since 2026-01-01; 150.00 USD',
    factors: '',
  });
});

test.each<[string, Partial<Parameters<typeof someSettings>[0]>, string]>([
  ['no rounding', { incrementSeconds: 0 }, '1:07 tracked; 120.00/h from rate R1; 134.00 USD'],
  [
    'a minimum',
    { incrementSeconds: 0, minimumSeconds: 7200 },
    '1:07 tracked, at least 120 min = 2:00; 120.00/h from rate R1; 240.00 USD',
  ],
  [
    'nearest',
    { incrementSeconds: 600 },
    '1:07 tracked, to the nearest 10 min = 1:10; 120.00/h from rate R1; 140.00 USD',
  ],
])('%s', (_, settings, sentence) => {
  const { price } = priced({
    entries: [anEntry({ seconds: 4020 })],
    settings: someSettings(settings),
  });
  expect(price?.explanation).toBe(sentence);
});

const unpriced = {
  factors: '',
  writtenOffSeconds: 0,
  policy: '',
  billedSeconds: null,
  hourlyRate: null,
  rateFrom: '',
  currency: null,
  amount: null,
};

test.each(['notBillable', 'held', 'blocked', null] as const)(
  '%s work has no price',
  (disposition) => {
    const { price, codes } = priced({ entries: [anEntry({ disposition })] });
    expect(price).toEqual({ ...unpriced, explanation: '' });
    expect(codes).toEqual([]);
  },
);

test.each<[string, string, Partial<PriceInput>, string]>([
  ['no rate', 'E-127', { rates: [] }, 'No rate for Ana on Alpha at 2026-03-02.'],
  [
    'a tracker rate of zero',
    'E-403a',
    { rates: [], entries: [anEntry({ sourceRate: d('0') })] },
    "The tracker's rate for Ana on Alpha at 2026-03-02 is zero.",
  ],
  [
    'a tracker rate in another currency',
    'E-413',
    {
      rates: [],
      entries: [anEntry({ sourceRate: d('100') })],
      customers: [aCustomer({ currency: EUR })],
    },
    "The tracker's rate for Ana on Alpha is in USD, but Acme Inc. is billed in EUR.",
  ],
  [
    'a tie',
    'E-401',
    {
      rates: [
        aRate({ person: 'Ana' }),
        aRate({ rateId: 'R2', task: 'Design', hourlyRate: d('1') }),
      ],
    },
    'Rates R1 and R2 both price Ana on Alpha at 2026-03-02, and neither names more.',
  ],
  [
    'an unknown customer',
    'E-114',
    { customers: [] },
    "Client 'Acme' is mapped to customer 11, whom the Customers tab does not list.",
  ],
])('%s is a problem of the entry and leaves it unpriced', (_, code, fields, message) => {
  const { price, problems } = priced(fields);
  expect(problems).toEqual([
    expect.objectContaining({ code, message, tab: 'Time', key: 'harvest:1', severity: 'error' }),
  ]);
  expect(price).toEqual({ ...unpriced, explanation: `Not priced: ${message}` });
});

test("the tracker's own rate stands in where no row of Rates applies", () => {
  const { price } = priced({ rates: [], entries: [anEntry({ sourceRate: d('86.125') })] });
  expect(price).toMatchObject({ hourlyRate: '86.125', amount: '86.13' });
  expect(price?.explanation).toContain('86.125/h from the tracker');
});

test('claimed work keeps what it was billed at', () => {
  const { time, expenses } = priceWork(
    input({ expenses: [anExpense()], claimed: new Set(['harvest:1', 'harvest:x1']) }),
  );
  expect([time.size, expenses.size]).toEqual([0, 0]);
});

test('expenses go on at cost, in the currency of the customer only', () => {
  const { expenses, problems } = priceWork(
    input({
      entries: [],
      expenses: [
        anExpense(),
        anExpense({ expenseId: 'harvest:x2', customerId: '12', customer: 'Euro GmbH' }),
        anExpense({ expenseId: 'harvest:x3', disposition: 'notBillable' }),
      ],
      customers: [aCustomer(), aCustomer({ customerId: '12', currency: EUR })],
    }),
  );
  const none = { billedCurrency: null, exchangeRate: null, rateId: '' };
  const missing =
    '45.00 USD were spent, Euro GmbH is billed in EUR, and there is no USD→EUR for 2026-03-05.';
  expect([...expenses.values()]).toEqual([
    { ...none, amount: '45.00', billedCurrency: 'USD', explanation: '45.00 USD as spent' },
    { ...none, amount: null, explanation: `Not priced: ${missing}` },
    { ...none, amount: null, explanation: '' },
  ]);
  expect(problems.map(({ code, key }) => [code, key])).toEqual([['E-407', 'harvest:x2']]);
});

test.each([
  ['transaction date', '2026-03-05', '41.39', 'ECB:EUR/USD:2026-03-05', 'the rate of 2026-03-05'],
  [
    'transaction date',
    '2026-03-07',
    '41.39',
    'ECB:EUR/USD:2026-03-05',
    'the rate of 2026-03-05, the last before 2026-03-07',
  ],
  ['invoice date', '2026-03-05', '41.28', 'ECB:EUR/USD:2026-03-31', 'the rate of 2026-03-31'],
] as const)('an expense of another currency, at the rate of its %s', (expenseRateOf, ...row) => {
  const [spentOn, amount, rateId, said] = row;
  const { expenses } = priceWork(
    input({
      entries: [],
      expenses: [anExpense({ spentOn: day(String(spentOn)) })],
      customers: [aCustomer({ currency: EUR })],
      exchangeRates: [fixing('2026-03-05', '1.0873'), fixing('2026-03-31', '1.09')],
      settings: someSettings({ expenseRateOf }),
    }),
  );
  const [price] = expenses.values();
  expect(price).toMatchObject({ amount, rateId, billedCurrency: 'EUR' });
  expect(price?.explanation).toContain(said);
  expect(price?.explanation).toContain('45.00 USD as spent, at 0.9');
});

const entries = fc
  .array(
    fc.record({
      seconds: fc.integer({ min: 0, max: 90_000 }),
      person: fc.constantFrom('Ana', 'Ben', 'Cy'),
      task: fc.constantFrom('Design', 'Build'),
      disposition: fc.constantFrom('bill' as const, 'notBillable' as const),
    }),
  )
  .map((all): TimeEntry[] =>
    all.map((fields, at) => anEntry({ ...fields, entryId: `harvest:${at}` })),
  );

const rates = [aRate(), aRate({ rateId: 'R2', person: 'Ana', hourlyRate: d('133.33') })];

test('pricing what is priced changes nothing', () => {
  fc.assert(
    fc.property(entries, (work) => {
      const once = priceWork(input({ entries: work, rates }));
      const again = work.map((entry) => ({ ...entry, ...once.time.get(entry.entryId) }));
      expect(priceWork(input({ entries: again, rates }))).toEqual(once);
    }),
  );
});

test('an entry has the same price wherever it stands', () => {
  fc.assert(
    fc.property(entries, (work) => {
      const forward = priceWork(input({ entries: work, rates })).time;
      const backward = priceWork(input({ entries: [...work].reverse(), rates })).time;
      for (const [id, price] of forward) expect(backward.get(id)).toEqual(price);
    }),
  );
});
