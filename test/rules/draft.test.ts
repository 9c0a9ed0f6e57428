import { expect, test } from '@jest/globals';
import { decimalOf } from '../../src/money/decimal';
import type { TimeEntry } from '../../src/records/time-entry';
import { type DraftInput, draftInvoices } from '../../src/rules/draft';
import type { DraftedDocument } from '../../src/rules/draft-document';
import { aLedger, draftInput, fixing, priced, spent } from '../support/drafting';
import { anEntry, d, day, EUR, someSettings, usd } from '../support/sample-records';

const only = (fields: Partial<DraftInput>): DraftedDocument => {
  const { drafts, problems } = draftInvoices(draftInput(fields));
  expect(problems).toEqual([]);
  expect(drafts).toHaveLength(1);
  const [draft] = drafts;
  if (!draft) throw new Error('no draft');
  return draft.document;
};

test('a month of one customer is one invoice whose every figure follows', () => {
  const { invoice, lines, allocations } = only({
    entries: [
      priced({ entryId: 'harvest:2', spentOn: day('2026-03-09'), seconds: 4320 }),
      priced({ entryId: 'harvest:1' }),
      priced({ entryId: 'harvest:3', taskId: 'harvest:t2', task: 'Build', person: 'Ben' }),
    ],
    expenses: [spent({ taxCodeId: 'NON' })],
  });
  expect(invoice).toMatchObject({
    customer: 'Acme Inc.',
    issuedOn: '2026-03-31',
    dueOn: '2026-04-30',
    workFrom: '2026-03-02',
    workTo: '2026-03-09',
    billedSeconds: 11_520,
    net: '429.00',
    tax: '34.08',
    total: '463.08',
    exchangeRate: '1',
    totalBase: '463.08',
    state: 'draft',
    number: '',
  });
  expect(
    lines.map(({ description, quantity, unitPrice, net }) => [
      description,
      quantity,
      unitPrice,
      net,
    ]),
  ).toEqual([
    ['Alpha: Build, 2026-03-02', '1', '120', '120.00'],
    ['Alpha: Design, 2026-03-02 to 2026-03-09', '2.2', '120', '264.00'],
    ['Alpha: Travel, 2026-03-05: Train to Boston', '1', '45', '45.00'],
  ]);
  expect(lines.map(({ explanation }) => explanation)).toEqual([
    '1 entry, 1:00 tracked, 1:00 billed (Settings: to the nearest 6 min); 120.00/h from rate R1; 120.00 USD; State 4 % + City 4.875 %',
    '2 entries, 2:12 tracked, 2:12 billed (Settings: to the nearest 6 min); 120.00/h from rate R1; 264.00 USD; State 4 % + City 4.875 %',
    '45.00 USD as spent; no tax',
  ]);
  expect(allocations.map(({ entryId, seconds, amount }) => [entryId, seconds, amount])).toEqual([
    ['harvest:3', 3600, '120.00'],
    ['harvest:1', 3600, '120.00'],
    ['harvest:2', 4320, '144.00'],
    ['harvest:x1', 0, '45.00'],
  ]);
});

test.each([
  [['the tracker', 'rate R1'], 'rate R1 and the tracker'],
  [['rate R1', '', 'rate R1'], 'rate R1'],
  [['rate R1', 'rate R2', 'rate R3', 'rate R4'], '4 rates'],
])('a line of work at rates from %j says so', (origins, words) => {
  const entries = origins.map((rateFrom, at) => ({
    ...priced({ entryId: `harvest:${at}` }),
    rateFrom,
  }));
  expect(only({ entries }).lines[0]?.explanation).toContain(`; 120.00/h from ${words}; `);
});

test.each<[string, Partial<TimeEntry>]>([
  ['rate', { hourlyRate: d('90') }],
  ['item', { itemId: '6' }],
  ['tax code', { taxCodeId: 'NON' }],
  ['project', { projectId: 'harvest:j2' }],
  ['task', { taskId: 'harvest:t2' }],
])('two entries with another %s stand on two lines', (_, fields) => {
  const { lines } = only({ entries: [priced(), priced({ entryId: 'harvest:2', ...fields })] });
  expect(lines).toHaveLength(2);
});

test.each([
  ['entry', 4],
  ['day', 2],
  ['person', 2],
  ['task', 1],
  ['project', 1],
  ['one line', 1],
] as const)('lines by %s', (groupLinesBy, count) => {
  const people = [
    { personId: 'harvest:p1', person: 'Ana' },
    { personId: 'harvest:p2', person: 'Ben' },
  ];
  const days = [day('2026-03-02'), day('2026-03-03')];
  const entries = people.flatMap((person, a) =>
    days.map((spentOn, b) => priced({ ...person, spentOn, entryId: `harvest:${a}${b}` })),
  );
  const { lines } = only({ entries, settings: someSettings({ groupLinesBy }) });
  expect(lines).toHaveLength(count);
});

test.each([
  [5400, '1.5', '1', '180.00'],
  [600, '10', '60', '20.00'],
  [4230, '4230', '3600', '141.00'],
])('%i billed seconds are %s by %s', (billedSeconds, quantity, baseQuantity, net) => {
  const { lines } = only({ entries: [{ ...priced(), billedSeconds }] });
  expect(lines[0]).toMatchObject({ quantity, baseQuantity, net });
});

test.each<[string, Partial<DraftInput>]>([
  ['without a price', { entries: [anEntry()] }],
  ['held back', { entries: [{ ...priced(), disposition: 'held' }] }],
  ['of next month', { entries: [priced({ spentOn: day('2026-04-01') })] }],
  [
    'before the period',
    {
      entries: [priced()],
      period: { from: day('2026-03-03'), to: day('2026-03-31'), invoiceDate: day('2026-03-31') },
    },
  ],
])('work %s is on no invoice', (_, fields) => {
  const { drafts, problems, documentOf } = draftInvoices(draftInput(fields));
  expect([drafts, problems, [...documentOf]]).toEqual([[], [], []]);
});

test('a foreign customer is billed at the last fixing up to the invoice date', () => {
  const billed = (exchangeRates: DraftInput['exchangeRates']) =>
    draftInvoices(
      draftInput({
        entries: [priced({ customerId: '12', currency: EUR, taxCodeId: 'NON' })],
        exchangeRates,
      }),
    );
  const { drafts } = billed([
    fixing('2026-03-26', '1.2'),
    fixing('2026-03-27', '1.0873'),
    fixing('2026-04-01', '1.3'),
  ]);
  expect(drafts[0]?.document.invoice).toMatchObject({
    currency: 'EUR',
    total: '120.00',
    exchangeRate: '1.0873',
    rateId: 'ECB:EUR/USD:2026-03-27',
    totalBase: '130.48',
  });
  const waiting = billed([fixing('2026-03-20', '1.2')]);
  expect(waiting.drafts).toEqual([]);
  expect(waiting.problems).toEqual([
    expect.objectContaining({
      code: 'E-407',
      message: 'No EUR→USD for 2026-03-31; last 2026-03-20: Euro GmbH has no draft.',
    }),
  ]);
});

test.each<[string, string, Partial<TimeEntry>]>([
  ['an unlisted item', 'E-412', { itemId: '99' }],
  ['an unlisted tax code', 'E-211', { taxCodeId: '99' }],
  ['a price in an old currency', 'E-413', { customerId: '12' }],
  ['a customer who is gone', 'E-114', { customerId: '99' }],
])('%s keeps its row off, and only that', (_, code, fields) => {
  const entries = [priced(), { ...priced({ entryId: 'harvest:2' }), ...fields }];
  const { drafts, problems, documentOf } = draftInvoices(draftInput({ entries }));
  expect(problems).toEqual([expect.objectContaining({ code, tab: 'Time', key: 'harvest:2' })]);
  expect(drafts).toHaveLength(1);
  expect([...documentOf.keys()]).toEqual(['harvest:1']);
});

test('an invoice below zero is a problem of its row', () => {
  const { problems } = draftInvoices(
    draftInput({ expenses: [spent({ cost: usd('-5.00'), amount: usd('-5.00') })] }),
  );
  expect(problems).toEqual([expect.objectContaining({ code: 'E-221', tab: 'Invoices' })]);
});

test('work on a claimed document is never drafted again', () => {
  const claimed = only({ entries: [priced()] });
  const later = draftInvoices(
    draftInput({ entries: [priced(), priced({ entryId: 'harvest:2' })], claimed: [claimed] }),
  );
  const [draft] = later.drafts;
  expect(draft?.document.allocations.map(({ entryId }) => entryId)).toEqual(['harvest:2']);
  expect(later.documentOf.get('harvest:1')).toBe(claimed.invoice.documentId);
  expect(draft?.document.invoice.documentId).not.toBe(claimed.invoice.documentId);
});

test('tax per line and per document differ where they must', () => {
  const entries = [25.06, 25.61, 25.63].map((rate, at) =>
    priced({ entryId: `harvest:${at}`, hourlyRate: decimalOf(rate), taxCodeId: 'VAT' }),
  );
  const vat = {
    taxCodeId: 'VAT',
    name: 'VAT',
    percent: d('15'),
    active: true,
    rates: [{ taxRateId: '9', name: 'VAT', percent: d('15') }],
  };
  const taxOf = (level: 'perLine' | 'perInvoice') =>
    only({
      entries,
      taxCodes: [vat],
      ledger: aLedger({ taxLevel: level }),
    }).invoice.tax;
  expect([taxOf('perLine'), taxOf('perInvoice')]).toEqual(['11.44', '11.45']);
});
