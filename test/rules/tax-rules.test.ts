import { describe, expect, test } from '@jest/globals';
import type { TaxCode } from '../../src/records/tax-code';
import type { TaxRule } from '../../src/records/tax-rule';
import { totalsOfLines } from '../../src/rules/document-figures';
import { type DraftInput, draftInvoices } from '../../src/rules/draft';
import type { DraftedDocument } from '../../src/rules/draft-document';
import { footingFault } from '../../src/rules/footing';
import { taxRuleFinder } from '../../src/rules/tax-rules';
import { aLedger, draftInput, priced } from '../support/drafting';
import { aTaxRule, d, day, USD } from '../support/sample-records';

const code = (taxCodeId: string, name: string, ...percents: string[]): TaxCode => ({
  taxCodeId,
  name,
  percent: d(percents[percents.length - 1] ?? '0'),
  rates: percents.map((percent, at) => ({
    taxRateId: `${taxCodeId}${at}`,
    name,
    percent: d(percent),
  })),
  active: true,
});

const compound: TaxCode = {
  ...code('GQ', 'GST and QST'),
  percent: d('14.975'),
  rates: [
    { taxRateId: 'G', name: 'GST', percent: d('5') },
    { taxRateId: 'Q', name: 'QST', percent: d('9.5'), compound: true },
  ],
};

const taxCodes = [code('V', 'VAT', '20'), code('R', 'Reduced', '7'), code('Z', 'Zero'), compound];

const taxesOf = (rows: readonly TaxRule[]) =>
  taxRuleFinder(rows, {
    taxCodes: new Map(taxCodes.map((one) => [one.taxCodeId, one])),
    ledger: 'Ledger',
  });

function drafts(rows: readonly TaxRule[], fields: Partial<DraftInput> = {}) {
  const entries = [priced({ taxCodeId: 'V' })];
  return draftInvoices(draftInput({ entries, taxCodes, taxes: taxesOf(rows), ...fields }));
}

function drafted(rows: readonly TaxRule[], fields: Partial<DraftInput> = {}): DraftedDocument {
  const document = drafts(rows, fields).drafts[0]?.document;
  if (!document) throw new Error('no draft');
  expect(footingFault(document)).toBeNull();
  return document;
}

const figures = ({ invoice: { net, tax, total, withheld, payable } }: DraftedDocument) =>
  [net, tax, total, withheld, payable].join(' ');

describe.each(['perLine', 'perInvoice'] as const)('taxes %s', (taxLevel) => {
  const ledger = aLedger({ taxLevel });

  test('a price that contains its tax gives it up', () => {
    const document = drafted([aTaxRule({ kind: 'included' })], { ledger });
    expect(figures(document)).toBe('100.00 20.00 120.00 0.00 120.00');
    expect(document.invoice.pricesIncludeTax).toBe(true);
    expect(document.lines[0]?.explanation).toContain('VAT 20 % in the price: 100.00 and 20.00');
  });

  test('what is withheld lowers what is payable, and no tax', () => {
    const rule = aTaxRule({ kind: 'withheld', percent: d('15'), reason: 'Art. 25', source: 'Law' });
    const document = drafted([rule], { ledger });
    expect(figures(document)).toBe('120.00 24.00 144.00 18.00 126.00');
    expect(document.invoice.notice).toBe('Art. 25. Tax withheld 18.00 USD. To pay 126.00 USD.');
    expect(document.lines[0]?.taxTerms).toBe('T1: 15 % withheld, Art. 25');
  });

  test('a tax on tax is counted on the price and the tax before it', () => {
    const entries = [priced({ taxCodeId: 'GQ' })];
    expect(figures(drafted([], { ledger, entries }))).toBe('120.00 17.97 137.97 0.00 137.97');
  });

  test('prices with tax and tax on it give up both', () => {
    const entries = [priced({ taxCodeId: 'GQ' })];
    const document = drafted([aTaxRule({ kind: 'included' })], { ledger, entries });
    expect(figures(document)).toBe('104.37 15.63 120.00 0.00 120.00');
  });
});

test.each([
  ['exempt', 'Exempt by § 4 no. 14', 'T1: exempt, Exempt by § 4 no. 14', 'Exempt by § 4 no. 14.'],
  [
    'reverseCharge',
    'VAT reverse charge, Article 196',
    'T1: reverse charge, VAT reverse charge, Article 196',
    'VAT reverse charge, Article 196.',
  ],
  ['zero', '', 'T1: zero-rated', ''],
] as const)('%s: no tax, and the invoice says why', (kind, reason, terms, said) => {
  const { invoice, lines } = drafted([aTaxRule({ kind, reason })], {
    entries: [priced({ taxCodeId: 'Z' })],
  });
  expect([invoice.tax, invoice.notice]).toEqual(['0.00', said]);
  expect(lines[0]?.taxTerms).toBe(terms);
  expect(lines[0]?.explanation).toContain(`no tax; ${terms}`);
});

test('the row of client and code goes before that of the client, and that before one for all', () => {
  const rows = [
    aTaxRule({ taxRuleId: 'T1', client: '', kind: 'included' }),
    aTaxRule({ taxRuleId: 'T2', kind: 'standard', percent: d('20'), source: 'Act 1' }),
    aTaxRule({
      taxRuleId: 'T3',
      kind: 'standard',
      taxCode: 'Reduced',
      percent: d('7'),
      source: 'Act 2',
    }),
  ];
  expect(drafted(rows).lines[0]?.taxTerms).toBe('T2: Act 1');
  const entries = [priced({ taxCodeId: 'R' })];
  expect(drafted(rows, { entries }).lines[0]?.taxTerms).toBe('T3: Act 2');
});

test.each<[string, Partial<TaxRule>, Partial<DraftInput>]>([
  [
    'its prices contain the tax (T1), and this company in Ledger takes only prices without it',
    { kind: 'included' },
    { ledger: aLedger({ takesPricesWithTax: false }) },
  ],
  [
    'some of its prices contain the tax (T1) and others do not',
    { kind: 'included', taxCode: 'VAT' },
    { entries: [priced({ taxCodeId: 'V' }), priced({ entryId: 'harvest:2', taxCodeId: 'R' })] },
  ],
  [
    'it is reverse charge (T1), but tax code VAT has 20 %',
    { kind: 'reverseCharge', reason: 'Article 196' },
    {},
  ],
  [
    'T1 says 21 % (Act of 2026), but tax code VAT has 20 %',
    { kind: 'standard', percent: d('21'), source: 'Act of 2026' },
    {},
  ],
])('no draft: %s', (what, rule, fields) => {
  const { drafts: none, problems } = drafts([aTaxRule(rule)], fields);
  expect(none).toEqual([]);
  expect(problems).toEqual([
    expect.objectContaining({ code: 'E-222', message: `Acme Inc. has no draft: ${what}.` }),
  ]);
});

test.each<[Partial<TaxRule>]>([
  [{ client: 'Beta' }],
  [{ taxCode: 'Reduced' }],
  [{ from: day('2026-04-01') }],
  [{ to: day('2026-03-30') }],
])('%j says nothing of other work and other days', (fields) => {
  const document = drafted([aTaxRule({ kind: 'included', ...fields })]);
  expect(document.invoice.pricesIncludeTax).toBe(false);
});

/** Figures of an Australian invoice that QuickBooks counted: by the document it would be 436.36. */
test('prices with tax are counted on each line where net ones are counted on the document', () => {
  const tenth = code('V', 'GST', '10');
  const totals = totalsOfLines(
    '654 654 61.1 69.5 50.75 392.4 1346.4 728.64 546.48 296.64'.split(' ').map((gross) => ({
      kind: 'time',
      quantity: d('1'),
      unitPrice: d(gross),
      baseQuantity: d('1'),
      discount: d('0'),
      taxCodeId: 'V',
    })),
    {
      currency: USD,
      taxCodes: new Map([['V', tenth]]),
      taxLevel: 'perInvoice',
      pricesIncludeTax: true,
    },
  );
  expect([totals.net, totals.tax, totals.payable]).toEqual(['4363.57', '436.34', '4799.91']);
});

describe('rows that make no sense', () => {
  test.each<[string, string, Partial<TaxRule>]>([
    ['E-405', 'its kind is missing', {}],
    ['E-211', "tax 'VAT7' is not in Ledger", { kind: 'zero', taxCode: 'VAT7' }],
    ['E-210', '190 % is no rate of a tax', { kind: 'zero', percent: d('190') }],
    ['E-210', 'it withholds nothing', { kind: 'withheld', reason: 'x' }],
    ['E-210', 'it states no rate', { kind: 'standard' }],
    ['E-501', 'it has no reason, and the invoice must state one', { kind: 'exempt' }],
    [
      'E-501',
      'nobody knows where its 20 % comes from',
      { kind: 'standard', percent: d('20'), source: ' ' },
    ],
    [
      'E-502',
      'it begins on 2026-03-02 and ends before, on 2026-03-01',
      { kind: 'zero', from: day('2026-03-02'), to: day('2026-03-01') },
    ],
  ])('%s: %s', (errorCode, what, fields) => {
    expect(taxesOf([aTaxRule(fields)]).problems).toEqual([
      expect.objectContaining({ code: errorCode, tab: 'Taxes', message: `Tax T1: ${what}.` }),
    ]);
  });

  test('two rows for the same work on the same days', () => {
    const rows = [
      aTaxRule({ kind: 'zero', to: day('2026-03-31') }),
      aTaxRule({ kind: 'included', taxRuleId: 'T2', from: day('2026-03-31') }),
    ];
    expect(taxesOf(rows).problems).toEqual([
      expect.objectContaining({
        code: 'E-401',
        message: 'Taxes T1 and T2 hold for the same work on the same days.',
      }),
    ]);
  });

  test('two rows of which one names its tax code by the id', () => {
    const rows = [
      aTaxRule({ kind: 'included', taxCode: 'gst and qst' }),
      aTaxRule({ kind: 'included', taxRuleId: 'T2', taxCode: 'GQ' }),
    ];
    expect(taxesOf(rows).problems.map(({ code: found }) => found)).toEqual(['E-401']);
  });
});
