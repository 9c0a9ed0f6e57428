import { describe, expect, test } from '@jest/globals';
import { failureOf } from '../../src/connectors/failure';
import { quickbooks } from '../../src/connectors/quickbooks/connector';
import * as wire from '../../src/connectors/quickbooks/wire';
import { sharedText } from '../support/shared-data';
import {
  aCredit,
  anOrder,
  ask,
  book,
  books,
  callerOf,
  euroOrder,
  facts,
  inclusiveOrder,
  ledger,
  send,
  simulatedBooks,
  taxedOrder,
} from './support/quickbooks';
import { QuickBooksContract } from './support/quickbooks-contract';
import { jsonOf, NOW } from './support/simulated';
import { response } from './support/stub-host';

const schema = sharedText('contracts/quickbooks/qbo.schema.json');

interface Recorded {
  readonly request: { readonly body: unknown };
  readonly response: {
    readonly status: { readonly code: number };
    readonly body: Record<string, unknown>;
  };
}

const recorded = (name: string): Recorded =>
  JSON.parse(sharedText(`contracts/quickbooks/recorded/${name}.json`) ?? '{}');

const { creditNote: creditNotes } = quickbooks.ledger.documents as Required<
  typeof ledger.documents
>;

function paymentsFrom(next: string | null) {
  if (!ledger.payments) throw new Error('it lists no payments');
  return ledger.payments({ since: null, next });
}

const pdf = { name: 'receipt.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.4') };

(schema ? describe : describe.skip)('against what Intuit publishes', () => {
  const contract = new QuickBooksContract(schema ?? '{"$defs":{}}');
  const orders = [anOrder(), taxedOrder, euroOrder] as const;

  test('every request for an invoice is one that is described', () => {
    for (const order of orders) {
      const { json } = ledger.documents.invoice.request(order, facts);
      expect(contract.complaints('Invoice', json)).toEqual([]);
    }
    const line = { ...anOrder().lines[0], classId: '1' } as (typeof orders)[0]['lines'][0];
    const invoice = { ...anOrder().invoice, termsId: '3' };
    for (const classesOn of ['documents', 'lines'] as const) {
      const order = anOrder({ invoice, lines: [line] });
      const { json } = ledger.documents.invoice.request(order, { ...facts, classesOn });
      expect(contract.complaints('Invoice', json)).toEqual([]);
      expect(JSON.stringify(json)).toContain('"ClassRef":{"value":"1"}');
    }
    const billed = { ...anOrder().invoice, kind: 'bill' as const, customerId: '71' };
    const costs = [{ ...line, classId: '', itemId: '91' }];
    const bill = ledger.documents.bill?.request(anOrder({ invoice: billed, lines: costs }), facts);
    expect(contract.complaints('Bill', bill?.json)).toEqual([]);
    const credit = aCredit({ ledgerId: '141', number: 'INV-1001' });
    const given = ledger.documents.creditNote?.request(credit, facts);
    expect(contract.complaints('CreditMemo', given?.json)).toEqual([]);
    const abroad = { ...facts, country: 'GB', takesNumbers: false };
    const { json } = ledger.documents.invoice.request(anOrder(), abroad);
    expect(contract.complaints('Invoice', json)).toEqual([]);
  });

  test('prices with tax are sent and answered as described', () => {
    const abroad = { ...facts, country: 'GB' };
    const companyInfo = { ...books.companyInfo, Country: 'GB' };
    const provider = simulatedBooks({ companyInfo });
    for (const [kind, entity] of [
      ['invoice', 'Invoice'],
      ['creditNote', 'CreditMemo'],
    ] as const) {
      const order = inclusiveOrder(kind);
      const { json } = ledger.documents[kind]?.request(order, abroad) ?? {};
      expect(contract.complaints(entity, json)).toEqual([]);
      expect(JSON.stringify(json)).toContain('"TaxInclusiveAmt":244.97');
      const booked = book(provider, order, { key: kind, as: abroad });
      expect(booked).toMatchObject({
        tax: '22.19',
        total: '272.19',
        lineNets: ['225.00', '25.00'],
      });
    }
    const bodies = provider.passed.map(({ answer }) => jsonOf(answer));
    expect(bodies).toHaveLength(2);
    expect(bodies.flatMap((body) => contract.answerComplaints(body))).toEqual([]);
  });

  test('the description of an attached file is one that is described', () => {
    const { body } = ledger.documents.invoice.attach('141', pdf).request;
    const [, metadata = ''] =
      /\r\n\r\n(\{.*?\})\r\n/.exec(Buffer.from(body ?? '').toString()) ?? [];
    expect(contract.complaints('Attachable', JSON.parse(metadata))).toEqual([]);
  });

  test.each([
    ['a field that is none', { CustomerReference: { value: '1' } }],
    ['a reference that is no object', { CustomerRef: '1' }],
    ['a rate that is no number', { ExchangeRate: '1.17' }],
    ['a day that is none', { TxnDate: '31/03/2026' }],
    ['lines that are no list', { Line: { Amount: 1 } }],
    ['a kind of line that is none', { Line: [{ DetailType: 'SalesLine' }] }],
  ])('%s is refused', (_, field) => {
    const { json } = ledger.documents.invoice.request(anOrder(), facts);
    expect(contract.complaints('Invoice', { ...(json as object), ...field })).not.toEqual([]);
  });

  test('every simulated answer is as described', () => {
    const provider = simulatedBooks();
    for (const exchange of ledger.facts) callerOf(provider).call(exchange);
    const { customers, items, accounts, taxCodes } = ledger;
    callerOf(provider).call(customers.page(null, facts));
    callerOf(provider).call(items.page(null, facts));
    callerOf(provider).call(accounts.page(null, facts));
    callerOf(provider).call(taxCodes.page(null, facts));
    const { terms, classes, currencies, suppliers } = ledger;
    const since = '2025-01-01T00:00:00Z';
    for (const list of [terms, classes, currencies, suppliers]) {
      if (list) callerOf(provider).callAll<unknown>([list.page(null, facts, since)]);
    }
    const [first, ...others] = orders.map((order, index) =>
      book(
        provider,
        { ...order, invoice: { ...order.invoice, number: `N${index}` } },
        { key: `K${index}` },
      ),
    );
    expect(others).toHaveLength(2);
    const id = first?.ledgerId ?? '';
    callerOf(provider).call(ledger.documents.invoice.attach(id, pdf));
    callerOf(provider).call(ledger.documents.invoice.attachments(id));
    callerOf(provider).call(ledger.documents.invoice.fetch(id));
    send(provider, { Id: id, SyncToken: '0' }, 'invoice?operation=void');
    const order = anOrder();
    const billed = { ...order.invoice, kind: 'bill', number: 'T1', customerId: '71' } as const;
    const costs = order.lines.map((line) => ({ ...line, itemId: '91' }));
    const { bill } = ledger.documents;
    const cost = bill?.request({ ...order, invoice: billed, lines: costs }, facts);
    send(provider, cost?.json, 'bill?minorversion=75');
    const wanted = { number: 'T1', customerId: '71', issuedOn: billed.issuedOn };
    expect(bill && callerOf(provider).call(bill.find(wanted, facts))).toMatchObject([
      { number: 'T1', customerId: '71', total: '250.00', marker: order.marker },
    ]);
    const [last] = others;
    const paid = {
      CustomerRef: { value: last?.customerId },
      TotalAmt: 10,
      Line: [{ Amount: 10, LinkedTxn: [{ TxnId: last?.ledgerId, TxnType: 'Invoice' }] }],
    };
    expect(contract.complaints('Payment', paid)).toEqual([]);
    send(provider, paid, 'payment?minorversion=75');
    const { Bill: [owed] = [] } = provider.state.rows;
    const cheque = {
      VendorRef: { value: '71' },
      PayType: 'Check',
      TotalAmt: 10,
      Line: [{ Amount: 10, LinkedTxn: [{ TxnId: owed?.Id, TxnType: 'Bill' }] }],
    };
    expect(contract.complaints('BillPayment', cheque)).toEqual([]);
    send(provider, cheque, 'billpayment?minorversion=75');
    for (const next of [null, 'bills/1']) callerOf(provider).call(paymentsFrom(next));
    const credit = book(provider, aCredit({ ledgerId: id, number: 'N0' }), { key: 'KC' });
    const number = { number: 'CN-1', customerId: '64', issuedOn: billed.issuedOn };
    expect(callerOf(provider).call(creditNotes.find(number, facts))).toHaveLength(1);
    callerOf(provider).call(creditNotes.fetch(credit.ledgerId));
    send(provider, { BadJson: true });
    const bodies = provider.passed.map(({ answer }) => jsonOf(answer));
    expect(bodies).toHaveLength(28);
    expect(bodies.flatMap((body) => contract.answerComplaints(body))).toEqual([]);
  });

  test('a simulated answer with a wrong field is refused', () => {
    const [row] = simulatedBooks().state.rows.Customer;
    const wrong = { QueryResponse: { Customer: [{ ...row, Currency: 'USD' }] } };
    expect(contract.answerComplaints(wrong)).toEqual([
      'must NOT have additional properties Currency',
    ]);
  });

  test.each(['create_invoice_0', 'void_invoice_0', 'void_invoice_1'])(
    'the recorded invoice of %s can be read',
    (name) => {
      const { body } = recorded(name).response;
      const document = ledger.documents.invoice.read(
        response({ status: 200, body: JSON.stringify(body) }),
      );
      expect(document).toMatchObject({ customerId: '1', currency: 'USD', marker: '' });
      expect(document.voided).toBe(name === 'void_invoice_1');
    },
  );

  test('the recorded customer and attached file can be read', () => {
    const { Customer: customer } = recorded('create_customer_0').response.body;
    expect(wire.customer.safeParse(customer)).toMatchObject({ success: true });
    const file = recorded('attachment_create_for_invoice_0').response.body;
    expect(wire.attachableAnswer.safeParse(file)).toMatchObject({ success: true });
  });

  test.each([
    ['error_400_1', '4001', 'rejected', 'QueryValidationError: invalid context declaration'],
    ['error_400_json_0', '2010', 'rejected', 'Property Name:Unrecognized field "BadJson"'],
    ['error_401_0', '3200', 'unauthorised', 'Token expired'],
    ['error_validation_0', '6240', 'conflict', 'The name supplied already exists'],
  ])('the recorded refusal %s has the code %s and is %s', (name, code, kind, words) => {
    const { status, body } = recorded(name).response;
    const answer = response({ status: status.code, body: JSON.stringify(body) });
    const failure = failureOf(answer, { connector: quickbooks, writes: true, now: NOW });
    expect(failure).toMatchObject({ code, kind, message: expect.stringContaining(words) });
  });

  test('what was recorded is answered alike', () => {
    const unknown = send(simulatedBooks(), recorded('error_400_json_0').request.body);
    const query = `query?query=${encodeURIComponent('SELECT * FROM Custmoer')}`;
    const wrong = ask(simulatedBooks(), query);
    const stale = ask(simulatedBooks(), 'customer/1', { headers: {} });
    const faultOf = (body: Record<string, unknown>) =>
      (body['Fault'] as { Error: { code: string; Message: string }[] }).Error[0];
    for (const [answer, name] of [
      [unknown, 'error_400_json_0'],
      [wrong, 'error_400_1'],
    ] as const) {
      const { code, Message } = faultOf(recorded(name).response.body) ?? {};
      expect(answer.status).toBe(400);
      expect(faultOf(jsonOf(answer))).toMatchObject({ code, Message });
    }
    expect(stale.status).toBe(401);
    expect(Object.keys(jsonOf(stale))).toContain('fault');
  });
});

if (!schema)
  test.skip('what Intuit publishes (no contracts/quickbooks beside this checkout)', () => {});
