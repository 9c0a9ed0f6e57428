import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amountOf } from '../../src/money/amount';
import { currencyOf } from '../../src/money/currency';
import { decimalOf, divide, multiply } from '../../src/money/decimal';
import type { InvoiceLine } from '../../src/records/invoice-line';
import { d, day, EUR, USD, usd } from '../support/sample-records';
import {
  aLine,
  anExpenseLine,
  anInvoice,
  anOrder,
  ask,
  book,
  cityTax,
  euroOrder,
  facts,
  ledger,
  MARKER,
  simulatedBooks,
  taxedOrder,
} from './support/quickbooks';
import { jsonOf } from './support/simulated';

describe('an invoice', () => {
  test('is sent as QuickBooks takes it', () => {
    const { method, url, query, json } = ledger.documents.invoice.request(
      anOrder({ invoice: anInvoice({ memo: 'With thanks' }) }),
      facts,
    );
    expect([method, url, query]).toEqual([
      'POST',
      'https://quickbooks.api.intuit.com/v3/company/{tenant}/invoice',
      { minorversion: 75 },
    ]);
    expect(json).toEqual({
      DocNumber: 'INV-1001',
      TxnDate: '2026-03-31',
      DueDate: '2026-04-30',
      CustomerRef: { value: '64' },
      CurrencyRef: { value: 'USD' },
      PrivateNote: MARKER,
      CustomerMemo: { value: 'With thanks' },
      Line: [
        {
          LineNum: 1,
          Description: 'Portfolio reporting: Design',
          Amount: 225,
          DetailType: 'SalesItemLineDetail',
          SalesItemLineDetail: {
            ItemRef: { value: '21' },
            Qty: 1.5,
            UnitPrice: 150,
            TaxCodeRef: { value: 'NON' },
            ServiceDate: '2026-03-31',
          },
        },
        {
          LineNum: 2,
          Description: 'Meals: lunch with the project team',
          Amount: 25,
          DetailType: 'SalesItemLineDetail',
          SalesItemLineDetail: {
            ItemRef: { value: '33' },
            Qty: 1,
            UnitPrice: 25,
            TaxCodeRef: { value: 'NON' },
            ServiceDate: '2026-03-31',
          },
        },
      ],
    });
  });

  test('comes back as it was sent', () => {
    expect(book(simulatedBooks())).toEqual({
      ledgerId: '141',
      number: 'INV-1001',
      marker: MARKER,
      customerId: '64',
      currency: USD,
      issuedOn: day('2026-03-31'),
      total: usd('250.00'),
      tax: usd('0.00'),
      lineNets: [usd('225.00'), usd('25.00')],
      exchangeRate: d('1'),
      voided: false,
      dueOn: day('2026-04-30'),
      termsId: '',
      open: usd('250.00'),
      payments: [],
      lineClasses: ['', ''],
    });
  });

  test('in a foreign currency carries the rate at which it was locked', () => {
    const provider = simulatedBooks();
    expect(book(provider, euroOrder)).toMatchObject({ currency: EUR, exchangeRate: d('1.1743') });
    const [, booked] = provider.state.rows.Invoice;
    expect(booked).toMatchObject({ ExchangeRate: 1.1743, HomeTotalAmt: 293.58 });
  });

  test('with sales tax states one code and its total', () => {
    const { json } = ledger.documents.invoice.request(taxedOrder, facts);
    expect(json).toMatchObject({
      Line: [
        { SalesItemLineDetail: { TaxCodeRef: { value: 'TAX' } } },
        { SalesItemLineDetail: { TaxCodeRef: { value: 'NON' } } },
      ],
      TxnTaxDetail: { TxnTaxCodeRef: { value: '4' }, TotalTax: 19.97 },
    });
    expect(book(simulatedBooks(), taxedOrder)).toMatchObject({ tax: '19.97', total: '269.97' });
  });

  test('outside the United States names the code on every line and leaves the sum to QuickBooks', () => {
    const abroad = { ...facts, country: 'GB' };
    const lines = taxedOrder.lines.map((line) => ({ ...line, taxCodeId: '4' }));
    const { json } = ledger.documents.invoice.request({ ...taxedOrder, lines }, abroad);
    const SalesItemLineDetail = { TaxCodeRef: { value: '4' } };
    expect(json).toMatchObject({
      GlobalTaxCalculation: 'TaxExcluded',
      Line: [{ SalesItemLineDetail }, { SalesItemLineDetail }],
    });
    expect(() => ledger.documents.invoice.request(taxedOrder, abroad)).toThrow(
      "tax: QuickBooks wants a tax code on every line or on none, and 'Meals: lunch with the project team' has none.",
    );
    expect(json).not.toHaveProperty('TxnTaxDetail');
    expect(ledger.documents.invoice.request(anOrder(), abroad).json).toMatchObject({
      GlobalTaxCalculation: 'NotApplicable',
    });
  });

  test('with prices that contain tax states net and gross, and the net price of one', () => {
    const abroad = { ...facts, country: 'GB' };
    const line = aLine({
      taxCodeId: '4',
      quantity: d('67'),
      baseQuantity: d('60'),
      unitPrice: d('86.125'),
      net: usd('88.32'),
      tax: usd('7.84'),
      discount: usd('0.01'),
      discountTerms: 'D1: kind',
    });
    const order = anOrder({ invoice: anInvoice({ pricesIncludeTax: true }), lines: [line] });
    expect(ledger.documents.invoice.request(order, abroad).json).toMatchObject({
      GlobalTaxCalculation: 'TaxInclusive',
      Line: [
        {
          Amount: 88.32,
          Description: expect.stringContaining('(96.17 less 0.01: '),
          SalesItemLineDetail: {
            Qty: 1.1166667,
            UnitPrice: 79.0925373,
            TaxInclusiveAmt: 96.16,
            TaxCodeRef: { value: '4' },
          },
        },
      ],
    });
    expect(() => ledger.documents.invoice.request(order, facts)).toThrow(
      'tax: QuickBooks takes no prices with tax in the United States. Change the row of the Taxes tab',
    );
    const [takes, refuses] = [abroad, facts].map((one) => ledger.takesPricesWithTax?.(one));
    expect([takes, refuses]).toEqual([true, false]);
  });

  test('gets its number from QuickBooks where the company wants it so', () => {
    const own = { ...facts, takesNumbers: false };
    expect(ledger.documents.invoice.request(anOrder(), own).json).not.toHaveProperty('DocNumber');
  });

  test('of a company with one currency names none', () => {
    const single = { ...facts, multiCurrency: false };
    const { json } = ledger.documents.invoice.request(anOrder(), single);
    expect(json).not.toHaveProperty('CurrencyRef');
    expect(json).not.toHaveProperty('ExchangeRate');
  });

  test.each<[string, () => unknown]>([
    [
      'Turn on multicurrency in QuickBooks to bill in EUR',
      () => ledger.documents.invoice.request(euroOrder, { ...facts, multiCurrency: false }),
    ],
    [
      'QuickBooks takes one sales tax on an invoice',
      () =>
        ledger.documents.invoice.request(
          anOrder({
            lines: [aLine({ taxCodeId: '4' }), aLine({ taxCodeId: '9' })],
            taxCodes: new Map([
              ['4', cityTax],
              ['9', { ...cityTax, taxCodeId: '9' }],
            ]),
          }),
          facts,
        ),
    ],
    [
      '1.00 of tax stands on lines without a tax code',
      () =>
        ledger.documents.invoice.request(
          anOrder({ invoice: anInvoice({ tax: usd('1.00') }) }),
          facts,
        ),
    ],
    ["id: '1' or '1'='1' is none", () => ledger.documents.invoice.fetch("1' or '1'='1")],
    ["id: '../customer' is none", () => ledger.documents.invoice.attachments('../customer')],
  ])('that cannot be said ends with "%s"', (words, act) => {
    expect(act).toThrow(words);
  });

  test('has texts cut between characters to what QuickBooks takes', () => {
    const description = `${'x'.repeat(3998)}🌊🌊`;
    const { json } = ledger.documents.invoice.request(
      anOrder({ lines: [aLine({ description }), anExpenseLine] }),
      facts,
    );
    const [line] = (json as { Line: { Description: string }[] }).Line;
    expect(line?.Description).toBe(`${'x'.repeat(3998)}…`);
  });

  test('with any minutes at any price is one that QuickBooks takes', () => {
    const cents = fc.integer({ min: 1, max: 99_999 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60_000 }), cents, (minutes, price) => {
        const line = minuteLine(minutes, price);
        const invoice = anInvoice({ net: line.net, total: line.net });
        const document = book(simulatedBooks(), anOrder({ invoice, lines: [line] }));
        expect(document.total).toBe(line.net);
      }),
      { numRuns: 300 },
    );
  });
});

/** Time in minutes at a price for the hour, as the drafts have it. */
function minuteLine(minutes: number, priceCents: number): InvoiceLine {
  const unitPrice = divide(decimalOf(priceCents), decimalOf(100));
  const quantity = decimalOf(minutes);
  const baseQuantity = decimalOf(60);
  const net = amountOf(divide(multiply(quantity, unitPrice), baseQuantity), USD);
  return aLine({ quantity, unitPrice, baseQuantity, net });
}

test('an amount in a currency without decimals stays whole', () => {
  const yen = currencyOf('JPY');
  const body = jsonOf(ask(simulatedBooks(), 'invoice/140'));
  const Invoice = {
    ...(body['Invoice'] as object),
    CurrencyRef: { value: 'JPY' },
    TotalAmt: 1200,
    ExchangeRate: 0.0063,
  };
  const text = JSON.stringify({ Invoice });
  const document = ledger.documents.invoice.read({
    status: 200,
    headers: {},
    text,
    bytes: () => Buffer.from(text),
  });
  expect(document).toMatchObject({ currency: yen, total: '1200', exchangeRate: '0.0063' });
});
