import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sumAmounts } from '../../src/money/amount';
import { compare } from '../../src/money/decimal';
import type { Agreement } from '../../src/records/agreement';
import { agreementFinder } from '../../src/rules/agreements';
import { type DraftInput, draftInvoices } from '../../src/rules/draft';
import type { DraftedDocument } from '../../src/rules/draft-document';
import { roundingReport } from '../../src/rules/rounding-report';
import { draftInput, priced } from '../support/drafting';
import { anAgreement, d, day, someSettings, USD } from '../support/sample-records';

const scopesOf = (...rows: readonly Partial<Agreement>[]) =>
  agreementFinder(
    rows.map((row, at) => anAgreement({ agreementId: `A${at + 1}`, ...row })),
    new Set(),
  ).scopeOf;

const drafted = (
  scopeOf: DraftInput['scopeOf'],
  fields: Partial<DraftInput> = {},
): DraftedDocument => {
  const { drafts, problems } = draftInvoices(draftInput({ scopeOf, ...fields }));
  expect(problems).toEqual([]);
  const [draft] = drafts;
  if (!draft) throw new Error('no draft');
  return draft.document;
};

/** Ten hours at 120.00 on one task, on ten days. */
const tenHours = Array.from({ length: 10 }, (_, at) =>
  priced({ entryId: `harvest:${at}`, spentOn: day(`2026-03-${String(at + 10)}`) }),
);

const figures = ({ lines }: DraftedDocument) =>
  lines.map(({ description, quantity, net }) => `${description} | ${quantity} | ${net}`);

test('work at a fixed fee is one line, whatever it took', () => {
  const document = drafted(scopesOf({ kind: 'fixedFee', amount: d('1000') }), {
    entries: tenHours,
  });
  expect(figures(document)).toEqual(['Alpha: fixed fee | 1 | 1000.00']);
  expect(document.lines[0]).toMatchObject({
    kind: 'fixed',
    policy: 'A1: fixed fee of 1000',
    trackedValue: '1200',
    billedSeconds: 36_000,
    explanation:
      '10 entries, 10:00 tracked, 10:00 billed; A1: fixed fee of 1000; State 4 % + City 4.875 %',
  });
  expect(document.allocations.map(({ amount }) => amount)).toEqual(tenHours.map(() => '100.00'));
});

test('a fee is charged once: later work of the same span stands on a line of nothing', () => {
  const scopeOf = scopesOf({ kind: 'fixedFee', amount: d('1000'), span: 'month' });
  const claimed = [drafted(scopeOf, { entries: tenHours.slice(0, 8) })];
  const late = drafted(scopeOf, { entries: tenHours, claimed });
  expect(figures(late)).toEqual(['Alpha: fixed fee, 2026-03 | 1 | 0.00']);
  const april = priced({ entryId: 'harvest:a', spentOn: day('2026-04-01') });
  const next = drafted(scopeOf, {
    entries: [...tenHours.slice(0, 8), april],
    claimed,
    period: { from: null, to: day('2026-04-30'), invoiceDate: day('2026-03-31') },
  });
  expect(figures(next)).toEqual(['Alpha: fixed fee, 2026-04 | 1 | 1000.00']);
});

test.each([
  ['month', '2026-03', '2026-04-01'],
  ['quarter', '2026-Q1', '2026-04-01'],
  ['quarter', '2026-Q4', '2027-01-01'],
  ['year', '2026', '2027-01-01'],
] as const)('a fee of each %s is charged for %s, and again from %s on', (span, period, next) => {
  const scopeOf = scopesOf({ kind: 'fixedFee', amount: d('1000'), span });
  const before = day(period === '2026' || period === '2026-Q4' ? '2026-12-31' : '2026-03-31');
  const entries = [
    priced({ spentOn: before }),
    priced({ entryId: 'harvest:2', spentOn: day(next) }),
  ];
  const document = drafted(scopeOf, {
    entries,
    period: { from: null, to: day('2027-12-31'), invoiceDate: day('2026-03-31') },
  });
  const [first, second, ...more] = document.lines;
  expect([first?.net, second?.net, more.length]).toEqual(['1000.00', '1000.00', 0]);
  expect(first?.description).toBe(`Alpha: fixed fee, ${period}`);
  expect(first?.policy).toBe(`A1: fixed fee of 1000 a ${span}`);
});

test.each<[string, Partial<Agreement>, string[]]>([
  [
    'money',
    { amount: d('1000') },
    [
      'Alpha: Design, 2026-03-10 to 2026-03-19 | 10 | 1200.00',
      'Alpha: beyond what was agreed | 1 | -200.00',
    ],
  ],
  [
    'hours',
    { seconds: 8.5 * 3600 },
    [
      'Alpha: Design, 2026-03-10 to 2026-03-19 | 10 | 1200.00',
      'Alpha: beyond what was agreed | 1 | -180.00',
    ],
  ],
  [
    'the tighter of both',
    { seconds: 8.5 * 3600, amount: d('900') },
    [
      'Alpha: Design, 2026-03-10 to 2026-03-19 | 10 | 1200.00',
      'Alpha: beyond what was agreed | 1 | -300.00',
    ],
  ],
  [
    'more than there is',
    { amount: d('2000') },
    ['Alpha: Design, 2026-03-10 to 2026-03-19 | 10 | 1200.00'],
  ],
])('a cap of %s takes back what goes beyond it', (_, row, expected) => {
  const document = drafted(scopesOf({ kind: 'cap', ...row }), { entries: tenHours });
  expect(figures(document)).toEqual(expected);
});

test('a cap counts what was billed before, and the written-off money stays in sight', () => {
  const scopeOf = scopesOf({ kind: 'cap', amount: d('1000') });
  const claimed = [drafted(scopeOf, { entries: tenHours.slice(0, 5) })];
  const document = drafted(scopeOf, { entries: tenHours, claimed });
  expect(figures(document)).toEqual([
    'Alpha: Design, 2026-03-15 to 2026-03-19 | 5 | 600.00',
    'Alpha: beyond what was agreed | 1 | -200.00',
  ]);
  const writtenOff = document.allocations.filter(({ kind }) => kind === 'writtenOff');
  expect(writtenOff.map(({ amount, seconds }) => [amount, seconds])).toEqual(
    Array.from({ length: 5 }, () => ['-40.00', 0]),
  );
});

test.each<[string, Partial<Agreement>, string]>([
  ['no kind', { kind: null }, 'E-405'],
  ['nobody named', { project: '' }, 'E-501'],
  ['a fee of nothing', { kind: 'fixedFee', amount: d('0') }, 'E-501'],
  ['a cap of nothing', { kind: 'cap', amount: null }, 'E-501'],
  ['an amount below zero', { kind: 'cap', amount: d('-1') }, 'E-501'],
  [
    'days out of order',
    { amount: d('1'), from: day('2026-03-02'), to: day('2026-03-01') },
    'E-502',
  ],
])('%s is reported', (_, row, code) => {
  const { problems, scopeOf } = agreementFinder([anAgreement(row)], new Set());
  expect(problems.map((found) => found.code)).toEqual([code]);
  expect(scopeOf({ client: 'Acme', project: 'Alpha', spentOn: day('2026-03-01') })).toBeNull();
});

test('a project goes before its client, and days bound an agreement', () => {
  const scopeOf = scopesOf(
    { client: 'Acme', project: '', amount: d('1') },
    { amount: d('2'), from: day('2026-03-02') },
  );
  const at = (spentOn: string, project = 'Alpha') =>
    scopeOf({ client: 'Acme', project, spentOn: day(spentOn) })?.agreement.agreementId;
  expect([at('2026-03-01'), at('2026-03-02'), at('2026-03-02', 'Beta')]).toEqual([
    'A1',
    'A2',
    'A1',
  ]);
});

const work = fc
  .array(
    fc.record({
      seconds: fc.integer({ min: 1, max: 20_000 }),
      rate: fc.constantFrom('120', '86.125', '33.33'),
      itemId: fc.constantFrom('5', '6'),
      taxCodeId: fc.constantFrom('TAX', 'NON'),
      date: fc.integer({ min: 10, max: 29 }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((all) =>
    all.map(({ rate, date, ...fields }, at) =>
      priced({
        ...fields,
        entryId: `harvest:${at}`,
        hourlyRate: d(rate),
        spentOn: day(`2026-03-${date}`),
      }),
    ),
  );

const limit = fc.record({
  kind: fc.constantFrom('cap' as const, 'fixedFee' as const),
  amount: fc.integer({ min: 1, max: 500_000 }).map((cents) => d((cents / 100).toFixed(2))),
  seconds: fc.option(fc.integer({ min: 0, max: 80_000 })),
});

test('under any agreement documents foot, no cap is passed and no second is lost', () => {
  fc.assert(
    fc.property(work, limit, (entries, row) => {
      const settings = someSettings({ groupLinesBy: 'day' });
      const { invoice, lines, allocations } = drafted(scopesOf(row), { entries, settings });
      expect(
        sumAmounts(
          lines.map(({ net }) => net),
          USD,
        ),
      ).toBe(invoice.net);
      expect(compare(invoice.net, row.amount)).toBeLessThanOrEqual(0);
      for (const { lineId, net } of lines) {
        const parts = allocations.filter((one) => one.lineId === lineId);
        expect(
          sumAmounts(
            parts.map(({ amount }) => amount),
            USD,
          ),
        ).toBe(net);
      }
      const seconds = allocations.reduce((sum, one) => sum + one.seconds, 0);
      expect(seconds).toBe(entries.reduce((sum, one) => sum + one.seconds, 0));
      const report = roundingReport({ invoice, lines, allocations }, new Map());
      expect(report[report.length - 1]).toMatchObject({
        net: invoice.net,
        trackedSeconds: seconds,
      });
    }),
  );
});
