import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/calendar/local-date';
import { sumAmounts } from '../../src/money/amount';
import { minorUnits } from '../../src/money/currency';
import { add, divide, equal, multiply } from '../../src/money/decimal';
import { roundTo } from '../../src/money/rounding';
import { type DraftInput, draftInvoices } from '../../src/rules/draft';
import type { DraftedDocument } from '../../src/rules/draft-document';
import { aLedger, draftInput, priced } from '../support/drafting';
import { d, day, someSettings, USD } from '../support/sample-records';

const only = (fields: Partial<DraftInput>): DraftedDocument => {
  const { drafts, problems } = draftInvoices(draftInput(fields));
  expect(problems).toEqual([]);
  expect(drafts).toHaveLength(1);
  const [draft] = drafts;
  if (!draft) throw new Error('no draft');
  return draft.document;
};

const work = fc
  .array(
    fc.record({
      seconds: fc.integer({ min: 0, max: 40_000 }),
      hourlyRate: fc.constantFrom('120', '86.125', '33.33', '0.01').map(d),
      task: fc.constantFrom('Design', 'Build'),
      person: fc.constantFrom('Ana', 'Ben'),
      taxCodeId: fc.constantFrom('TAX', 'NON'),
      days: fc.integer({ min: 0, max: 29 }),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((all) =>
    all.map(({ days, task, person, ...fields }, at) =>
      priced({
        ...fields,
        entryId: `harvest:${at}`,
        spentOn: addDays(day('2026-03-01'), days),
        task,
        taskId: `harvest:${task}`,
        person,
        personId: `harvest:${person}`,
      }),
    ),
  );
const grouping = fc.constantFrom('entry', 'day', 'person', 'task', 'project', 'one line' as const);
const taxLevel = fc.constantFrom('perLine' as const, 'perInvoice' as const);
const drafted = fc.tuple(work, grouping, taxLevel).map(([entries, groupLinesBy, level]) => ({
  entries,
  settings: someSettings({ groupLinesBy, incrementSeconds: 600 }),
  ledger: aLedger({ taxLevel: level }),
}));

test('documents foot: quantities give nets, nets and tax give the total', () => {
  fc.assert(
    fc.property(drafted, (fields) => {
      const { invoice, lines } = only(fields);
      for (const { quantity, unitPrice, baseQuantity, net } of lines) {
        const exact = divide(multiply(quantity, unitPrice), baseQuantity);
        expect(roundTo(exact, minorUnits(USD))).toBe(net);
      }
      const nets = lines.map(({ net }) => net);
      expect(sumAmounts(nets, USD)).toBe(invoice.net);
      const taxes = lines.map(({ tax }) => tax);
      expect(sumAmounts(taxes, USD)).toBe(invoice.tax);
      expect(equal(add(invoice.net, invoice.tax), invoice.total)).toBe(true);
    }),
  );
});

test('allocations add up to every line, and take no more time than was worked', () => {
  fc.assert(
    fc.property(drafted, (fields) => {
      const { lines, allocations } = only(fields);
      for (const { lineId, net } of lines) {
        const parts = allocations.filter((one) => one.lineId === lineId);
        expect(
          sumAmounts(
            parts.map(({ amount }) => amount),
            USD,
          ),
        ).toBe(net);
      }
      const taken = new Map<string, number>();
      for (const { entryId, seconds } of allocations) {
        taken.set(entryId, (taken.get(entryId) ?? 0) + seconds);
      }
      for (const { entryId, seconds } of fields.entries) expect(taken.get(entryId)).toBe(seconds);
    }),
  );
});

test('the order in which work stands never changes a document', () => {
  fc.assert(
    fc.property(drafted, (fields) => {
      const turned = { ...fields, entries: [...fields.entries].reverse() };
      expect(only(turned)).toEqual(only(fields));
    }),
  );
});
