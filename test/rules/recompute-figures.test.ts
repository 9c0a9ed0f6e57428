import { expect, test } from '@jest/globals';
import type { DocumentExport } from '../../src/records/document-export';
import { discountFinder } from '../../src/rules/discounts';
import { draftInvoices } from '../../src/rules/draft';
import { policyFinder } from '../../src/rules/policy-finder';
import { priceWork } from '../../src/rules/price';
import { recomputeDocument } from '../../src/rules/published-rules';
import { taxRuleFinder } from '../../src/rules/tax-rules';
import { draftInput, fixing, items, taxCodes } from '../support/drafting';
import { plainTerms } from '../support/plain-figures';
import {
  aCustomer,
  aDiscount,
  aFactor,
  anEntry,
  aTaxRule,
  d,
  EUR,
  priceInput,
  someSettings,
} from '../support/sample-records';

/** 17:40 to 18:20 in New York at 120.00 EUR, 1.5 after 18:00; 5.00 off; 15 % withheld. */
function sample(): DocumentExport {
  const settings = someSettings({ incrementSeconds: 0, firmZone: 'America/New_York' });
  const customer = aCustomer({ currency: EUR });
  const entries = [
    anEntry({ seconds: 2400, startedAt: '2026-03-02T22:40:00Z' }),
    anEntry({ entryId: 'harvest:2', seconds: 3600, startedAt: '2026-03-02T15:00:00Z' }),
  ];
  const factors = [aFactor({ kind: 'afterHours', startsAt: '18:00' })];
  const discounts = [aDiscount({ percent: null, amount: d('5') })];
  const taxRules = [
    aTaxRule({ kind: 'withheld', percent: d('15'), reason: 'art. 1', source: 'art. 1' }),
  ];
  const { time } = priceWork(priceInput({ entries, customers: [customer], settings, factors }));
  const priced = entries.map((entry) => ({ ...entry, ...time.get(entry.entryId) }));
  const codes = new Map(taxCodes.map((one) => [one.taxCodeId, one]));
  const exchangeRates = [fixing('2026-03-31', '1.0873')];
  const input = draftInput({
    entries: priced,
    customers: [customer],
    settings,
    exchangeRates,
    policies: policyFinder([], { settings, unreadable: new Set() }).known,
    discounts: discountFinder(discounts, new Set()),
    taxes: taxRuleFinder(taxRules, { taxCodes: codes, ledger: 'Ledger' }),
  });
  const document = draftInvoices(input).drafts[0]?.document;
  if (!document) throw new Error('no draft');
  const { tenant, baseCurrency, taxLevel } = input.ledger;
  return {
    ...plainTerms(),
    format: 'tieout-document',
    version: 1,
    tenant,
    baseCurrency,
    taxLevel,
    customer,
    entries: priced,
    expenses: [],
    factors,
    firmZone: settings.firmZone,
    items,
    taxCodes,
    exchangeRates,
    agreements: [],
    used: [],
    discounts,
    taxRules,
    invoice: document.invoice,
    lines: [...document.lines],
    allocations: [...document.allocations],
  };
}

test('an invoice with factors, a discount, tax that is withheld and another currency counts again', () => {
  expect(recomputeDocument(sample())).toEqual([]);
});

/** The record as text with one of its figures changed by the last digit. */
type Change = readonly [string, (exported: DocumentExport) => unknown, string];

const more = (text: string | null): string => {
  const [whole = '', decimals = ''] = (text ?? '').split('.');
  const units = BigInt(whole + decimals) + 1n;
  const digits = String(units).padStart(decimals.length + 1, '0');
  const at = digits.length - decimals.length;
  return decimals === '' ? digits : `${digits.slice(0, at)}.${digits.slice(at)}`;
};

const ofInvoice = (field: keyof DocumentExport['invoice']): Change => [
  `invoice ${field}`,
  (one) => ({ ...one, invoice: { ...one.invoice, [field]: more(String(one.invoice[field])) } }),
  `invoice, ${field}`,
];

const ofLine = (field: keyof DocumentExport['lines'][number]): Change => [
  `line ${field}`,
  (one) => ({
    ...one,
    lines: one.lines.map((line, at) => (at === 0 ? { ...line, [field]: more(line.net) } : line)),
  }),
  `line 1, ${field}`,
];

const ofEntry = (name: string, change: object, figure: string): Change => [
  name,
  (one) => ({
    ...one,
    entries: one.entries.map((entry, at) => (at === 0 ? { ...entry, ...change } : entry)),
  }),
  `entry harvest:1, ${figure}`,
];

test.each<Change>([
  ...(['net', 'tax', 'total', 'withheld', 'payable', 'taxBase', 'totalBase'] as const).map(
    ofInvoice,
  ),
  ...(['net', 'tax', 'netBase', 'trackedValue', 'discount'] as const).map(ofLine),
  ofEntry(
    'the split at a factor',
    {
      factors: '0:20:01 as 0:20:01; 0:19:59 at 1.5 × after 18:00 (F1) as 0:19:59',
    },
    'factors',
  ),
  ofEntry('when work began', { startedAt: '2026-03-02T22:40:01Z' }, 'factors'),
  ofEntry('time without its factor', { factors: '' }, 'factors'),
  ofEntry('the price of an entry', { amount: '100.01' }, 'amount'),
  ofEntry('billed time', { billedSeconds: 2401 }, 'billedSeconds'),
  [
    'a factor',
    (one) => ({ ...one, factors: one.factors.map((row) => ({ ...row, factor: '1.51' })) }),
    'entry harvest:1, factors',
  ],
  [
    'a discount',
    (one) => ({ ...one, discounts: one.discounts.map((row) => ({ ...row, amount: '5.01' })) }),
    'invoice, net',
  ],
  [
    'what is withheld',
    (one) => ({ ...one, taxRules: one.taxRules.map((row) => ({ ...row, percent: '15.01' })) }),
    'invoice, withheld',
  ],
  [
    'the time of an allocation',
    (one) => ({
      ...one,
      allocations: one.allocations.map((part, at) =>
        at === 0 ? { ...part, seconds: part.seconds + 1 } : part,
      ),
    }),
    'allocation ',
  ],
  [
    'the money of an allocation',
    (one) => ({
      ...one,
      allocations: one.allocations.map((part, at) =>
        at === 0 ? { ...part, amount: more(part.amount) } : part,
      ),
    }),
    'allocation ',
  ],
])('%s that is off by the last digit is named', (_, change, figure) => {
  const exported = JSON.parse(JSON.stringify(change(sample())));
  const named = recomputeDocument(exported).map((one) => one.figure);
  expect(named.find((one) => one.startsWith(figure))).toBeDefined();
});
