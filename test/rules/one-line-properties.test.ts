import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sumAmounts } from '../../src/money/amount';
import type { DocumentExport } from '../../src/records/document-export';
import { footingFault } from '../../src/rules/footing';
import { splitsOn } from '../../src/rules/line-splits';
import { recompute } from '../../src/rules/recompute';
import { items, taxCodes } from '../support/drafting';
import { billed, only, type Terms } from '../support/one-line';
import { plainTerms } from '../support/plain-figures';
import {
  aCustomer,
  aDiscount,
  anAgreement,
  anEntry,
  aTaxRule,
  d,
  day,
  USD,
} from '../support/sample-records';

const work = fc
  .array(
    fc.record({
      seconds: fc.integer({ min: 3600, max: 30_000 }),
      project: fc.constantFrom('Alpha', 'Beta', 'Gamma'),
      person: fc.constantFrom('Ana', 'Ben'),
      client: fc.constantFrom('Acme', 'Bolt'),
      taxCodeId: fc.constantFrom('TAX', 'NON'),
      itemId: fc.constantFrom('5', '6'),
      spentOn: fc.constantFrom(day('2026-02-27'), day('2026-03-02')),
      billPart: fc.constantFrom('', '', '', '50 %', '40.00'),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((all) =>
    all.map(({ project, person, client, billPart, ...fields }, at) =>
      anEntry({
        ...fields,
        entryId: `harvest:${at}`,
        project: `${project} of ${client}`,
        projectId: `${client}/${project}`,
        person,
        personId: person,
        client,
        clientId: client === 'Acme' ? 'harvest:c1' : 'c2',
        billPart,
        partReason: billPart === '' ? '' : 'as agreed',
      }),
    ),
  );

const someTerms: fc.Arbitrary<Terms> = fc.record({
  agreements: fc.subarray([
    anAgreement({ project: 'Alpha of Acme', amount: d('100'), span: 'month' }),
    anAgreement({ agreementId: 'A2', client: 'Bolt', project: '', seconds: 7200 }),
    anAgreement({
      agreementId: 'A3',
      kind: 'fixedFee',
      project: 'Beta of Acme',
      amount: d('333.33'),
    }),
  ]),
  discounts: fc.subarray([
    aDiscount({ percent: d('7.77') }),
    aDiscount({ discountId: 'D2', client: '', project: 'Beta of Bolt', percent: d('3.333') }),
    aDiscount({ discountId: 'D3', client: 'Bolt', percent: null, amount: d('40.00') }),
  ]),
  taxRules: fc.subarray([
    aTaxRule({ kind: 'withheld', percent: d('15'), reason: 'Art. 25', source: 'Law' }),
  ]),
  classes: fc.constantFrom<Terms['classes'] & {}>({}, { 'Acme/Alpha': 'W', 'Bolt/Beta': 'E' }),
  level: fc.constantFrom('entry', 'line', 'invoice', 'projectDay'),
});

const exportOf = (
  { input, document }: ReturnType<typeof billed>,
  { agreements = [], discounts = [], taxRules = [] }: Terms,
): DocumentExport => ({
  format: 'tieout-document',
  version: 1,
  tenant: input.ledger.tenant,
  baseCurrency: USD,
  taxLevel: input.ledger.taxLevel,
  customer: aCustomer(),
  entries: input.entries.filter(({ amount }) => amount !== null),
  expenses: [],
  items,
  taxCodes,
  exchangeRates: [],
  used: [],
  ...plainTerms(),
  agreements: [...agreements],
  discounts: [...discounts],
  taxRules: [...taxRules],
  invoice: document.invoice,
  lines: [...document.lines],
  allocations: [...document.allocations],
});

test('under any terms it foots, does not depend on the order, and can be counted again', () => {
  fc.assert(
    fc.property(work, someTerms, (entries, terms) => {
      const one = billed(entries, terms);
      const { document, input } = one;
      expect(footingFault(document)).toBeNull();
      const shown = document.lines.map(({ net }) => net);
      expect(sumAmounts([...shown, document.invoice.tax], USD)).toBe(document.invoice.total);
      expect(only({ ...input, entries: [...input.entries].reverse() })).toEqual(document);
      expect(billed([...entries].reverse(), terms).document.invoice).toEqual(document.invoice);
      expect(recompute(JSON.parse(JSON.stringify(exportOf(one, terms))))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test('there are as few time lines as rates, items, taxes, policies and terms allow', () => {
  fc.assert(
    fc.property(work, someTerms, (entries, terms) => {
      const { input, document } = billed(entries, terms);
      const splitsOf = splitsOn(input);
      const hourly = input.entries.filter(
        ({ billPart, amount }) => billPart !== '40.00' && amount !== null,
      );
      const free = hourly.filter((entry) => input.scopeOf(entry)?.agreement.kind !== 'fixedFee');
      const kinds = free.map((entry) => {
        const { hourlyRate, itemId, taxCodeId, policy } = entry;
        return JSON.stringify([hourlyRate, itemId, taxCodeId, policy, splitsOf(entry)]);
      });
      const lines = document.lines.filter(({ kind }) => kind === 'time');
      expect(lines).toHaveLength(new Set(kinds).size);
    }),
    { numRuns: 50 },
  );
});
