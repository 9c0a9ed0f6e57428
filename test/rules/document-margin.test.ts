import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sumAmounts } from '../../src/money/amount';
import { add, subtract } from '../../src/money/decimal';
import type { TimeEntry } from '../../src/records/time-entry';
import { agreementFinder } from '../../src/rules/agreements';
import { discountFinder } from '../../src/rules/discounts';
import { documentMargin } from '../../src/rules/document-margin';
import { type DraftInput, draftInvoices } from '../../src/rules/draft';
import { drafted, scenes } from '../support/document-scenes';
import { draftInput, priced, spent } from '../support/drafting';
import { aDiscount, anAgreement, d, EUR, USD, usd } from '../support/sample-records';

const costing = (cost: string, fields: Partial<TimeEntry> = {}): TimeEntry => ({
  ...priced(fields),
  costRate: d('60'),
  costCurrency: USD,
  cost: usd(cost),
});

/** Cost and margin of the lines and of the whole. */
function margins(entries: readonly TimeEntry[], fields: Partial<DraftInput> = {}) {
  const { drafts } = draftInvoices(draftInput({ entries, ...fields }));
  const document = drafts[0]?.document;
  if (!document) throw new Error('no draft');
  const rows = documentMargin(document, new Map(entries.map((one) => [one.entryId, one])));
  return [...rows.values()].map(({ cost, margin }) => `${cost} ${margin}`);
}

test('an invoice has the cost of its time, and of what was spent that which it is passed on for', () => {
  const entries = [
    costing('60.00'),
    costing('30.00', { entryId: 'harvest:2', task: 'x', taskId: 'x' }),
  ];
  expect(margins(entries, { expenses: [spent()] })).toEqual(['60 60', '30 90', '45 0', '135 150']);
});

test('time at no charge costs too: what is written off and what is beyond a cap', () => {
  const scopeOf = agreementFinder([anAgreement({ amount: d('90') })], new Set()).scopeOf;
  expect(margins([costing('60.00')], { scopeOf })).toEqual(['60 60', '0 -30', '60 30']);
  const half = costing('60.00', { billPart: '50 %', partReason: 'agreed' });
  expect(margins([half])).toEqual(['60 0', '60 0']);
});

test('a discount lowers the margin', () => {
  const discounts = discountFinder([aDiscount({ project: 'Alpha' })], new Set());
  expect(margins([costing('60.00')], { discounts })).toEqual(['60 48', '60 48']);
});

test.each<[string, Partial<TimeEntry>]>([
  ['without a cost rate', { cost: null, costRate: null, costCurrency: null }],
  ['at a cost in another currency', { costCurrency: EUR }],
])('with some time %s the line and the whole have no margin', (_, fields) => {
  const other = { ...costing('9.00', { entryId: 'harvest:2', task: 'x', taskId: 'x' }), ...fields };
  expect(margins([costing('60.00'), other])).toEqual(['60 60', 'null null', 'null null']);
});

test('costs of lines add up to those of the entries, and margins to the net in base', () => {
  fc.assert(
    fc.property(scenes, (scene) => {
      const { document, input } = drafted(scene);
      const entries = input.entries.map((entry, at) => ({
        ...entry,
        costCurrency: USD,
        cost: usd(`${at}.37`),
      }));
      const rows = documentMargin(document, new Map(entries.map((one) => [one.entryId, one])));
      const whole = rows.get(`${document.invoice.documentId}/total`);
      const lines = document.lines.filter(({ kind }) => kind !== 'rounding');
      const net = add(...lines.map(({ netBase }) => netBase));
      expect(whole?.margin).toBe(subtract(net, whole?.cost ?? d('0')));
      const time = document.lines.filter(({ kind }) => kind !== 'expense');
      const costs = time.map(({ lineId }) => usd(rows.get(lineId)?.cost ?? '0'));
      const all = entries.map(({ cost }) => cost);
      expect(sumAmounts(costs, USD)).toBe(sumAmounts(all, USD));
    }),
    { numRuns: 50 },
  );
});
