import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sumAmounts } from '../../src/money/amount';
import { add, equal } from '../../src/money/decimal';
import type { TimeEntry } from '../../src/records/time-entry';
import { type DraftInput, draftInvoices } from '../../src/rules/draft';
import { policyFinder } from '../../src/rules/policy-finder';
import { priceWork } from '../../src/rules/price';
import { roundingReport } from '../../src/rules/rounding-report';
import { aLedger, draftInput, spent, taxCodes } from '../support/drafting';
import { anEntry, d, priceInput, someSettings, USD } from '../support/sample-records';

const percents = new Map(taxCodes.map(({ taxCodeId, percent }) => [taxCodeId, percent]));

function reportOf(
  entries: readonly TimeEntry[],
  settings = someSettings(),
  fields: Partial<DraftInput> = {},
) {
  const { time } = priceWork(priceInput({ entries, settings }));
  const { drafts } = draftInvoices(
    draftInput({
      entries: entries.map((entry) => ({ ...entry, ...time.get(entry.entryId) })),
      settings,
      policies: policyFinder([], { settings, unreadable: new Set() }).known,
      ...fields,
    }),
  );
  const document = drafts[0]?.document;
  if (!document) throw new Error('no draft');
  return { document, rows: roundingReport(document, percents) };
}

test('a line tells where each cent of it arose', () => {
  const settings = someSettings({
    incrementSeconds: 600,
    roundingDirection: 'up',
    hours: 'twoDecimals',
  });
  const { rows } = reportOf([anEntry({ seconds: 4020 })], settings, { expenses: [spent()] });
  expect(rows).toEqual([
    expect.objectContaining({
      line: '1',
      trackedSeconds: 4020,
      billedSeconds: 4200,
      tracked: '134',
      byIncrement: '6',
      byHours: '0.4',
      byCents: '0',
      net: '140.40',
      exactTax: '12.4605',
      tax: '12.47',
      byTax: '0.0095',
      total: '152.87',
    }),
    expect.objectContaining({ line: '2', tracked: '45', byIncrement: '0', net: '45.00' }),
    expect.objectContaining({
      line: 'Total',
      trackedSeconds: 4020,
      tracked: '179',
      net: '185.40',
      total: '201.86',
    }),
  ]);
});

const work = fc
  .array(
    fc.record({
      seconds: fc.integer({ min: 1, max: 40_000 }),
      cents: fc.integer({ min: 1, max: 30_000 }),
    }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((all) =>
    all.map(({ seconds }, at) => anEntry({ entryId: `harvest:${at}`, seconds, notes: `${at}` })),
  );
const settings = fc
  .record({
    incrementSeconds: fc.constantFrom(0, 360, 600, 900),
    hours: fc.constantFrom('exact' as const, 'twoDecimals' as const),
    groupLinesBy: fc.constantFrom('entry' as const, 'task' as const),
    roundingLevel: fc.constantFrom('entry' as const, 'line' as const),
  })
  .map(someSettings);
const ledger = fc
  .constantFrom('perLine' as const, 'perInvoice' as const)
  .map((taxLevel) => aLedger({ taxLevel }));

test('the columns add up, on every line and on the whole, to the invoice', () => {
  fc.assert(
    fc.property(work, settings, ledger, (entries, choices, taker) => {
      const { rows, document } = reportOf(entries, choices, { ledger: taker });
      for (const row of rows) {
        expect(
          equal(
            add(row.tracked, row.byAgreement, row.byIncrement, row.byHours, row.byCents),
            row.net,
          ),
        ).toBe(true);
        expect(equal(add(row.net, row.exactTax, row.byTax), row.total)).toBe(true);
      }
      const total = rows[rows.length - 1];
      expect(total).toMatchObject({
        net: document.invoice.net,
        tax: document.invoice.tax,
        total: document.invoice.total,
        billedSeconds: document.invoice.billedSeconds,
        trackedSeconds: entries.reduce((sum, { seconds }) => sum + seconds, 0),
      });
      const lines = rows.slice(0, -1).map(({ net }) => net);
      expect(sumAmounts(lines, USD)).toBe(document.invoice.net);
    }),
  );
});

test('without any rounding nothing arises anywhere but in the cents', () => {
  const { rows } = reportOf([anEntry({ seconds: 4020 })], someSettings({ incrementSeconds: 0 }));
  expect(rows[0]).toMatchObject({ byIncrement: '0', byHours: '0', byCents: '0', tracked: '134' });
  expect(d('134')).toBe(rows[0]?.tracked);
});
