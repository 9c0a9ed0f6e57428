import fc from 'fast-check';
import { type Amount, amountOf } from '../../src/money/amount';
import type { Decimal } from '../../src/money/decimal';
import type { Discount } from '../../src/records/discount';
import type { TaxCode } from '../../src/records/tax-code';
import type { TaxRule } from '../../src/records/tax-rule';
import type { TimeEntry } from '../../src/records/time-entry';
import { discountFinder } from '../../src/rules/discounts';
import { type DraftInput, draftInvoices } from '../../src/rules/draft';
import { priceWork } from '../../src/rules/price';
import { taxRuleFinder } from '../../src/rules/tax-rules';
import { aLedger, draftInput, spent } from './drafting';
import {
  aClient,
  aCustomer,
  aDiscount,
  anEntry,
  aRate,
  aTaxRule,
  d,
  EUR,
  priceInput,
  someSettings,
} from './sample-records';

const rate = (taxRateId: string, percent: string, compound?: true) => ({
  taxRateId,
  name: taxRateId,
  percent: d(percent),
  ...(compound ? { compound } : {}),
});

export const taxCodes: readonly TaxCode[] = [
  { taxCodeId: 'V', name: 'VAT', percent: d('19'), rates: [rate('v', '19')], active: true },
  {
    taxCodeId: 'N',
    name: 'State and city',
    percent: d('8.875'),
    rates: [rate('s', '4'), rate('c', '4.875')],
    active: true,
  },
  {
    taxCodeId: 'Q',
    name: 'Tax on tax',
    percent: d('14.975'),
    rates: [rate('g', '5'), rate('q', '9.5', true)],
    active: true,
  },
  { taxCodeId: 'Z', name: 'Zero', percent: d('0'), rates: [], active: true },
];

/** A document under any mix of terms, in a foreign currency, as it was priced and as it was drafted. */
export interface Scene {
  readonly entries: readonly TimeEntry[];
  readonly discounts: readonly Discount[];
  readonly taxRules: readonly TaxRule[];
  readonly taxLevel: 'perLine' | 'perInvoice';
  readonly step: Decimal | null;
  readonly prepaid: Amount | null;
}

const entries = fc
  .array(
    fc.record({
      seconds: fc.integer({ min: 60, max: 40_000 }),
      project: fc.constantFrom('Alpha', 'Beta'),
      taxCodeId: fc.constantFrom('V', 'N', 'Q', 'Z'),
      person: fc.constantFrom('Ana', 'Ben'),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) =>
    all.map(({ project, person, ...fields }, at) =>
      anEntry({
        ...fields,
        entryId: `harvest:${at}`,
        project,
        projectId: project,
        person,
        personId: person,
      }),
    ),
  );

const discounts = fc.subarray<Discount>([
  aDiscount({ percent: d('7.77') }),
  aDiscount({ discountId: 'D2', project: 'Alpha', percent: d('3.333') }),
  aDiscount({ discountId: 'D3', percent: null, amount: d('12.34'), scope: 'all' }),
  aDiscount({ discountId: 'D4', project: 'Beta', percent: null, amount: d('5.01') }),
]);

const taxRules = fc.subarray<TaxRule>([
  aTaxRule({ kind: 'included' }),
  aTaxRule({
    taxRuleId: 'T2',
    kind: 'withheld',
    percent: d('15'),
    reason: 'Art. 25',
    source: 'Law',
  }),
]);

export const scenes: fc.Arbitrary<Scene> = fc.record({
  entries,
  discounts,
  taxRules,
  taxLevel: fc.constantFrom('perLine', 'perInvoice'),
  step: fc.constantFrom(null, d('0.05'), d('1')),
  prepaid: fc.constantFrom(null, amountOf(d('0.37'), EUR)),
});

const rates = [
  aRate({ hourlyRate: d('86.125') }),
  aRate({ rateId: 'R2', person: 'Ben', hourlyRate: d('120') }),
];

function inputOf(scene: Scene): DraftInput {
  const settings = someSettings({
    cashRounding: scene.step === null ? [] : [{ currency: EUR, step: scene.step }],
    roundingItem: 'Services',
  });
  const work = { entries: scene.entries, clients: [aClient({ currency: EUR })] };
  const customers = [aCustomer({ currency: EUR })];
  const { time } = priceWork(priceInput({ ...work, customers, rates, settings }));
  return draftInput({
    entries: scene.entries.map((entry) => ({ ...entry, ...time.get(entry.entryId) })),
    expenses: [spent({ currency: EUR, taxCodeId: 'V' })],
    customers,
    settings,
    taxCodes,
    ledger: aLedger({ taxLevel: scene.taxLevel }),
    discounts: discountFinder(scene.discounts, new Set()),
    taxes: taxRuleFinder(scene.taxRules, {
      taxCodes: new Map(taxCodes.map((code) => [code.taxCodeId, code])),
      ledger: 'Ledger',
    }),
  });
}

/** The invoice of a scene, drafted once more where a person has entered what was prepaid. */
export function drafted(scene: Scene) {
  const plain = inputOf(scene);
  const first = draftInvoices(plain).drafts[0]?.document;
  if (!first) throw new Error('no draft');
  if (scene.prepaid === null) return { input: plain, document: first };
  const invoice = { ...first.invoice, prepaid: scene.prepaid };
  const input = { ...plain, present: { invoices: [invoice], lines: first.lines } };
  const document = draftInvoices(input).drafts[0]?.document;
  if (!document) throw new Error('no draft');
  return { input, document };
}
