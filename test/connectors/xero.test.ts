import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { xeroId } from '../../src/connectors/xero/simulator-state';
import { amountOf } from '../../src/money/amount';
import { compare, decimalOf, divide, multiply } from '../../src/money/decimal';
import { d, day, EUR, USD, usd } from '../support/sample-records';
import { aLine, anInvoice, MARKER } from './support/quickbooks';
import { jsonOf } from './support/simulated';
import {
  anOrder,
  ask,
  book,
  callerOf,
  cityTax,
  euroOrder,
  facts,
  ledger,
  organisation,
  simulatedXero,
  taxedOrder,
} from './support/xero';

const errorsOf = (answer: Parameters<typeof jsonOf>[0]): string[] => {
  const body = jsonOf(answer) as { Elements?: { ValidationErrors: { Message: string }[] }[] };
  return (body.Elements?.[0]?.ValidationErrors ?? []).map(({ Message }) => Message);
};

test('the organisation says what it is', () => {
  const replies = callerOf(simulatedXero()).callAll(ledger.facts);
  const told = replies.map((reply) => (reply.ok ? reply.value : reply.error));
  expect(Object.assign({}, ...told)).toEqual(facts);
});

test('lists have what is there, archived contacts too', () => {
  const caller = callerOf(simulatedXero());
  const customers = caller.call(ledger.customers.page(null, facts)).records;
  expect(customers.find(({ customerId }) => customerId === xeroId(101))?.currency).toBe(EUR);
  expect(customers.find(({ customerId }) => customerId === xeroId(102))?.taxCodeId).toBe('TAX001');
  expect(customers.find(({ customerId }) => customerId === xeroId(107))?.active).toBe(false);
  const [item] = caller.call(ledger.items.page(null, facts)).records;
  expect(item).toEqual({
    itemId: 'DESIGN',
    name: 'Design',
    incomeAccountId: '400',
    incomeAccount: '400',
    taxable: true,
    active: true,
  });
  expect(caller.call(ledger.taxCodes.page(null, facts)).records[0]).toEqual(cityTax);
  expect(caller.call(ledger.accounts.page(null, facts)).records).toHaveLength(7);
});

describe('an invoice', () => {
  test('is created as a draft, and comes back as it was sent', () => {
    const request = ledger.keyed(ledger.documents.invoice.request(anOrder(), facts), 'KEY');
    expect(request).toMatchObject({
      method: 'PUT',
      headers: { 'Idempotency-Key': 'KEY', Accept: 'application/json' },
      json: { Invoices: [{ Type: 'ACCREC', Status: 'DRAFT', Reference: MARKER }] },
    });
    expect(book(simulatedXero())).toEqual({
      ledgerId: xeroId(1000),
      number: 'INV-1001',
      marker: MARKER,
      customerId: xeroId(104),
      currency: USD,
      issuedOn: day('2026-03-31'),
      total: usd('250.00'),
      tax: usd('0.00'),
      lineNets: [usd('225.00'), usd('25.00')],
      exchangeRate: d('1'),
      voided: false,
      dueOn: day('2026-04-30'),
      open: usd('250.00'),
      payments: [],
      lineClasses: ['', ''],
    });
  });

  test.each([
    ['draft', 'DRAFT'],
    ['submitted', 'SUBMITTED'],
    ['final', 'AUTHORISED'],
  ] as const)('that is to arrive as %s is %s there', (arrival, status) => {
    const provider = simulatedXero();
    book(provider, anOrder({ arrival }));
    expect(provider.state.invoices.map(({ Status }) => Status)).toEqual([status]);
  });

  test('has its tax counted and rounded on every line', () => {
    const line = (net: string) =>
      aLine({
        itemId: 'ENG',
        quantity: d('1'),
        unitPrice: d(net),
        net: usd(net),
        taxCodeId: 'TAX001',
      });
    const lines = ['25.06', '25.61', '25.63'].map(line);
    const taxRates = organisation.taxRates.map((rate) => ({ ...rate, EffectiveRate: 15 }));
    expect(book(simulatedXero({ taxRates }), anOrder({ lines })).tax).toBe('11.44');
    expect(book(simulatedXero(), taxedOrder)).toMatchObject({ tax: '19.97', total: '269.97' });
  });

  test('in a foreign currency carries the rate the other way round, as far as Xero keeps it', () => {
    const { json } = ledger.documents.invoice.request(euroOrder, facts);
    expect(json).toMatchObject({ Invoices: [{ CurrencyCode: 'EUR', CurrencyRate: 0.855871 }] });
    const { exchangeRate } = book(simulatedXero(), euroOrder);
    expect(exchangeRate).toBe(ledger.rateAsKept?.(d('1.1684')));
    expect(exchangeRate).toBe('1.1684003781');
  });

  test('has its memo as a line of text, which is none of its amounts', () => {
    const invoice = anInvoice({ customerId: xeroId(104), memo: 'With thanks' });
    const provider = simulatedXero();
    expect(book(provider, anOrder({ invoice })).lineNets).toHaveLength(2);
    const [booked] = provider.state.invoices;
    expect(booked?.['LineItems']).toMatchObject([{}, {}, { Description: 'With thanks' }]);
  });

  test('with any minutes at any price is one that Xero takes', () => {
    const cents = fc.integer({ min: 1, max: 99_999 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60_000 }), cents, (minutes, price) => {
        const unitPrice = divide(decimalOf(price), decimalOf(100));
        const [quantity, baseQuantity] = [decimalOf(minutes), decimalOf(60)];
        const net = amountOf(divide(multiply(quantity, unitPrice), baseQuantity), USD);
        const line = aLine({ itemId: 'ENG', quantity, unitPrice, baseQuantity, net });
        const invoice = anInvoice({ customerId: xeroId(104), net, total: net });
        const { total } = book(simulatedXero(), anOrder({ invoice, lines: [line] }));
        expect(compare(total, net)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test('that cannot be said is refused in words', () => {
    const single = { ...facts, multiCurrency: false };
    expect(() => ledger.documents.invoice.request(euroOrder, single)).toThrow(
      'Add EUR in Xero to bill in it',
    );
    expect(() => ledger.documents.invoice.fetch('../Contacts')).toThrow('none of Xero');
  });

  test('is found by its number, also when it was made void', () => {
    const provider = simulatedXero();
    const { ledgerId: InvoiceID } = book(provider);
    const wanted = { number: 'INV-1001', customerId: xeroId(104), issuedOn: day('2026-03-31') };
    const look = () => callerOf(provider).call(ledger.documents.invoice.find(wanted, facts));
    expect(look()).toMatchObject([{ ledgerId: InvoiceID, voided: false }]);
    ask(provider, ['POST', `Invoices/${InvoiceID}`, { InvoiceID, Status: 'AUTHORISED' }]);
    ask(provider, ['POST', `Invoices/${InvoiceID}`, { InvoiceID, Status: 'VOIDED' }]);
    expect(look()).toMatchObject([{ ledgerId: InvoiceID, voided: true }]);
  });

  test('has its files attached byte for byte', () => {
    const provider = simulatedXero();
    const { ledgerId } = book(provider);
    const bytes = Uint8Array.from({ length: 5000 }, (_, at) => at % 256);
    const file = { name: '61-reçu 1.pdf', contentType: 'application/pdf', bytes };
    callerOf(provider).call(ledger.documents.invoice.attach(ledgerId, file));
    expect(callerOf(provider).call(ledger.documents.invoice.attachments(ledgerId))).toEqual([
      file.name,
    ]);
    const [kept] = provider.state.attachments[ledgerId] ?? [];
    expect(Buffer.from(kept?.base64 ?? '', 'base64').equals(Buffer.from(bytes))).toBe(true);
  });
});

describe('simulated Xero', () => {
  const body = (fields: Record<string, unknown> = {}) => {
    const { json } = ledger.documents.invoice.request(anOrder(), facts);
    const [invoice] = (json as { Invoices: object[] }).Invoices;
    return { Invoices: [{ ...invoice, ...fields }] };
  };

  test.each<[string, Record<string, unknown>, string]>([
    ['no contact', { Contact: {} }, 'A Contact must be specified'],
    ['no lines', { LineItems: [] }, 'One or more line items must be specified'],
    [
      'an unknown item',
      { LineItems: [{ ItemCode: 'X', LineAmount: 1 }] },
      "Item code 'X' is not valid",
    ],
    [
      'an unknown tax',
      { LineItems: [{ Description: 'x', TaxType: 'VAT' }] },
      "The TaxType code 'VAT'",
    ],
    [
      'an amount that is no product',
      { LineItems: [{ Description: 'x', Quantity: 3, UnitAmount: 3.33, LineAmount: 10 }] },
      'The line total 10 does not match the expected line total 9.99',
    ],
    [
      'a currency that is off',
      { CurrencyCode: 'GBP' },
      'Organisation is not subscribed to currency GBP',
    ],
    ['a day that is none', { Date: '2026-13-01' }, 'Invoice not of valid date'],
  ])('refuses an invoice with %s', (_, fields, words) => {
    const answer = ask(simulatedXero(), ['PUT', 'Invoices', body(fields)]);
    expect(answer.status).toBe(400);
    expect(errorsOf(answer).join(' ')).toContain(words);
  });

  test('refuses a day in a locked period', () => {
    const locked = { ...organisation.organisation, PeriodLockDate: '2026-03-31' };
    const answer = ask(simulatedXero({ organisation: locked }), ['PUT', 'Invoices', body()]);
    expect(errorsOf(answer)[0]).toContain('period lock date (2026-03-31)');
  });

  test('creates by PUT only once for a number, and overwrites by POST', () => {
    const provider = simulatedXero();
    expect(ask(provider, ['PUT', 'Invoices', body()]).status).toBe(200);
    expect(errorsOf(ask(provider, ['PUT', 'Invoices', body()]))).toEqual([
      'Invoice # must be unique.',
    ]);
    expect(ask(provider, ['POST', 'Invoices', body({ Reference: 'other' })]).status).toBe(200);
    expect(provider.state.invoices).toMatchObject([{ Reference: 'other' }]);
  });

  test('gives the first answer to a key for six minutes, an error too, and to no other request', () => {
    const provider = simulatedXero();
    const put = (sent: unknown, key = 'K') =>
      ask(provider, ['PUT', 'Invoices', sent], { 'Idempotency-Key': key });
    const first = put(body());
    provider.now += 5 * 60_000;
    expect(put(body()).body).toBe(first.body);
    expect(put(body({ Reference: 'x' })).status).toBe(400);
    expect(provider.state.invoices).toHaveLength(1);
    provider.now += 60_000;
    expect(errorsOf(put(body()))).toEqual(['Invoice # must be unique.']);
    provider.state = { ...provider.state, invoices: [] };
    expect(errorsOf(put(body()))).toEqual(['Invoice # must be unique.']);
  });

  test('is shut for other tokens and organisations, and says how long to wait', () => {
    const provider = simulatedXero();
    const path = ['GET', 'Currencies'] as const;
    expect(ask(provider, path, { Authorization: 'Bearer x' }).status).toBe(401);
    expect(ask(provider, path, { 'xero-tenant-id': 'x' }).status).toBe(403);
    const answers = Array.from({ length: 61 }, () => ask(provider, path));
    expect(answers[59]?.headers['X-MinLimit-Remaining']).toBe('0');
    expect(answers[60]).toMatchObject({ status: 429, headers: { 'Retry-After': '60' } });
  });
});
