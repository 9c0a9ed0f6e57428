import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DocumentOrder, LedgerDocument } from '../../src/connectors/ledger';
import { xeroId } from '../../src/connectors/xero/simulator-state';
import { divide } from '../../src/money/decimal';
import type { Discount } from '../../src/records/discount';
import type { Posting } from '../../src/records/posting';
import type { TaxCode } from '../../src/records/tax-code';
import type { TaxRule } from '../../src/records/tax-rule';
import type { TimeEntry } from '../../src/records/time-entry';
import { discountFinder } from '../../src/rules/discounts';
import { type DraftInput, draftInvoices } from '../../src/rules/draft';
import { differencesOf } from '../../src/rules/posting-answers';
import { taxRuleFinder } from '../../src/rules/tax-rules';
import { aLedger, draftInput, priced, spent } from '../support/drafting';
import {
  aCustomer,
  aDiscount,
  aTaxRule,
  d,
  someSettings,
  USD,
  usd,
} from '../support/sample-records';
import * as quickbooks from './support/quickbooks';
import * as xero from './support/xero';

/** What a ledger gives back of a document that was drafted for it has to be the same to the cent. */
interface Taker {
  readonly name: string;
  readonly customerId: string;
  readonly itemIds: readonly [work: string, expenses: string];
  readonly taxCode: TaxCode;
  readonly ledger: DraftInput['ledger'];
  readonly book: (order: DocumentOrder) => LedgerDocument;
}

const takers: readonly Taker[] = [
  {
    name: 'QuickBooks',
    customerId: '62',
    itemIds: [quickbooks.aLine().itemId, '33'],
    taxCode: quickbooks.cityTax,
    ledger: aLedger({ taxLevel: 'perInvoice' }),
    book: (order) => quickbooks.book(quickbooks.simulatedBooks(), order),
  },
  {
    name: 'Xero',
    customerId: xeroId(102),
    itemIds: ['DESIGN', 'MEALS'],
    taxCode: xero.cityTax,
    ledger: aLedger({ taxLevel: 'perLine' }),
    book: (order) => xero.book(xero.simulatedXero(), order),
  },
];

interface Terms {
  readonly discounts?: readonly Discount[];
  readonly taxRules?: readonly TaxRule[];
  readonly fields?: Partial<DraftInput>;
}

function orderFor(taker: Taker, { discounts = [], taxRules = [], fields = {} }: Terms) {
  const { customerId, taxCode, ledger } = taker;
  const [itemId, expenseItemId] = taker.itemIds;
  const place = { customerId, itemId, taxCodeId: taxCode.taxCodeId };
  const entry = (entryId: string, more: Partial<TimeEntry>) =>
    priced({ entryId: `harvest:${entryId}`, ...place, ...more });
  const items = [...taker.itemIds].map((id) => ({
    itemId: id,
    name: id,
    incomeAccountId: '',
    incomeAccount: '',
    taxable: true,
    active: true,
  }));
  const { drafts, problems } = draftInvoices(
    draftInput({
      customers: [aCustomer({ customerId })],
      items,
      taxCodes: [taxCode],
      entries: [
        entry('1', { seconds: 4020, hourlyRate: d('86.125') }),
        entry('2', { seconds: 7320, notes: 'b', projectId: 'harvest:j2', project: 'Beta' }),
        entry('3', { seconds: 600, taxCodeId: '', hourlyRate: d('33.33') }),
      ],
      expenses: [spent({ ...place, itemId: expenseItemId, taxCodeId: '' })],
      ledger,
      discounts: discountFinder(discounts, new Set()),
      taxes: taxRuleFinder(taxRules, {
        taxCodes: new Map([[taxCode.taxCodeId, taxCode]]),
        ledger: taker.name,
      }),
      ...fields,
    }),
  );
  expect(problems).toEqual([]);
  const document = drafts[0]?.document;
  if (!document) throw new Error('no draft');
  const { lines } = document;
  const invoice = { ...document.invoice, number: 'INV-1' };
  const taxCodes = new Map([[taxCode.taxCodeId, taxCode]]);
  return { invoice, lines, taxCodes, marker: quickbooks.MARKER };
}

const posting = { key: quickbooks.MARKER.replace('tt:', '') } as Posting;

const offAll = aDiscount({ percent: d('3.3'), scope: 'all' });
const withheld = aTaxRule({ kind: 'withheld', percent: d('15'), reason: 'Art. 25', source: 'Law' });
const inCash = someSettings({ cashRounding: [{ currency: USD, step: d('0.05') }] });

describe.each(takers)('what comes back of $name', (taker) => {
  const [roundingItem] = taker.itemIds;
  test.each<[string, Terms]>([
    ['nothing special', {}],
    ['a discount on the document', { discounts: [offAll] }],
    [
      'an amount off the document',
      { discounts: [aDiscount({ percent: null, amount: d('9.99') })] },
    ],
    ['a discount on the lines of a project', { discounts: [aDiscount({ project: 'Alpha' })] }],
    ['both', { discounts: [offAll, aDiscount({ discountId: 'D2', project: 'Beta' })] }],
    ['tax that is withheld', { taxRules: [withheld] }],
    ['cash rounding', { fields: { settings: { ...inCash, roundingItem } } }],
    [
      'all of it',
      {
        discounts: [offAll, aDiscount({ discountId: 'D2', project: 'Beta' })],
        taxRules: [withheld],
        fields: { settings: { ...inCash, roundingItem } },
      },
    ],
  ])('is to the cent what was drafted: %s', (_, terms) => {
    const order = orderFor(taker, terms);
    const { invoice, lines } = order;
    expect(differencesOf(taker.book(order), { posting, invoice, lines })).toEqual([]);
  });

  test('the customer reads what is withheld and what is left', () => {
    const order = orderFor(taker, { taxRules: [withheld] });
    const sent = JSON.stringify(
      taker.name === 'Xero'
        ? xero.ledger.documents.invoice.request(order, xero.facts)
        : quickbooks.ledger.documents.invoice.request(order, quickbooks.facts),
    );
    expect(sent).toContain(`To pay ${order.invoice.payable} USD.`);
  });
});

const [quickBooks, xeroBooks] = takers;

describe('QuickBooks outside the United States, told prices with tax', () => {
  const abroad = { ...quickbooks.facts, country: 'GB' };
  const books = () =>
    quickbooks.simulatedBooks({
      companyInfo: { ...quickbooks.books.companyInfo, Country: 'GB' },
    });
  const orderOf = (times: readonly (readonly [minutes: number, cents: number])[], terms: Terms) => {
    if (!quickBooks) throw new Error('no taker');
    const { customerId, taxCode, itemIds } = quickBooks;
    const place = { customerId, itemId: itemIds[0], taxCodeId: taxCode.taxCodeId };
    const entries = times.map(([minutes, cents], index) =>
      priced({
        ...place,
        entryId: `harvest:${index}`,
        notes: String(index),
        project: index === 0 ? 'Alpha' : 'Beta',
        projectId: `harvest:j${index}`,
        seconds: minutes * 60,
        hourlyRate: divide(d(String(cents)), d('100')),
      }),
    );
    const taxRules = [aTaxRule({ kind: 'included' })];
    return orderFor(quickBooks, { ...terms, taxRules, fields: { entries, expenses: [] } });
  };
  const cents = fc.integer({ min: 1, max: 99_999 });
  const times = fc.array(fc.tuple(fc.integer({ min: 6, max: 6_000 }), cents), {
    minLength: 1,
    maxLength: 6,
  });
  const discounts = fc.constantFrom([], [offAll], [aDiscount({ project: 'Alpha' })]);

  test.each(['invoice', 'creditNote'] as const)('books the %s to the cent', (kind) => {
    fc.assert(
      fc.property(times, discounts, (some, less) => {
        const { invoice: drafted, ...order } = orderOf(some, { discounts: less });
        const invoice = { ...drafted, kind };
        const booked = quickbooks.book(books(), { ...order, invoice }, { as: abroad });
        expect(differencesOf(booked, { posting, invoice, lines: order.lines })).toEqual([]);
        expect(booked.lineNets).toEqual(order.lines.map(({ net }) => net));
      }),
      { numRuns: 60 },
    );
  });

  test('shows both figures where a cent is counted otherwise', () => {
    const order = orderOf([[60, 12_000]], {});
    const [line] = order.lines;
    if (!line) throw new Error('no line');
    const { invoice } = order;
    expect([line.net, line.tax, invoice.total]).toEqual(['110.22', '9.78', '120.00']);
    const lines = [{ ...line, net: usd('110.21'), tax: usd('9.79') }];
    const other = { ...invoice, net: usd('110.21'), tax: usd('9.79') };
    const booked = quickbooks.book(books(), { ...order, lines }, { as: abroad });
    const words = differencesOf(booked, { posting, invoice: other, lines }).join('; ');
    expect(words).toContain('9.78');
    expect(words).toContain('9.79');
  });
});

test('Xero counts prices with tax as they were drafted', () => {
  if (!xeroBooks) throw new Error('no taker');
  const taxRules = [aTaxRule({ kind: 'included' })];
  for (const discounts of [[], [offAll], [aDiscount({ project: 'Alpha' })]]) {
    const order = orderFor(xeroBooks, { taxRules, discounts });
    const { invoice, lines } = order;
    expect(invoice.pricesIncludeTax).toBe(true);
    expect(differencesOf(xeroBooks.book(order), { posting, invoice, lines })).toEqual([]);
  }
});

test('QuickBooks is told of a discount on a line in its text, Xero in its column', () => {
  if (!quickBooks || !xeroBooks) throw new Error('no taker');
  const discounts = [aDiscount({ project: 'Alpha' })];
  const [toQuickBooks, toXero] = [
    quickbooks.ledger.documents.invoice.request(
      orderFor(quickBooks, { discounts }),
      quickbooks.facts,
    ),
    xero.ledger.documents.invoice.request(orderFor(xeroBooks, { discounts }), xero.facts),
  ].map((request) => JSON.stringify(request));
  expect(toQuickBooks).toContain('less 9.47: 10 %, loyal client)');
  expect(toXero).toContain('"DiscountAmount":9.47');
});
