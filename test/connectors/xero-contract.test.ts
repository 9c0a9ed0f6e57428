import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { xeroId } from '../../src/connectors/xero/simulator-state';
import * as wire from '../../src/connectors/xero/wire';
import { sharedText } from '../support/shared-data';
import { jsonOf } from './support/simulated';
import {
  aCredit,
  anOrder,
  ask,
  book,
  callerOf,
  euroOrder,
  facts,
  ledger,
  organisation,
  simulatedXero,
  taxedOrder,
} from './support/xero';
import { XeroContract } from './support/xero-contract';

const CREDITED = 'where=Type%3D%3D%22ACCRECCREDIT%22&order=CreditNoteID%20ASC';
const CHANGED = 'where=Type%3D%3D%22ACCREC%22&order=InvoiceID%20ASC';

const yaml = sharedText('contracts/xero/xero_accounting.yaml');

(yaml ? describe : describe.skip)('against what Xero publishes', () => {
  const contract = new XeroContract(yaml ?? 'components: { schemas: {} }');
  const orders = [anOrder(), taxedOrder, euroOrder];

  test('every request for an invoice is one that is described', () => {
    for (const order of orders) {
      const { json } = ledger.documents.invoice.request(order, facts);
      expect(contract.requestComplaints('Invoices', json)).toEqual([]);
    }
    const credit = aCredit({ ledgerId: xeroId(1), number: 'INV-1001' });
    const given = ledger.documents.creditNote?.request(credit, facts).json;
    expect(contract.requestComplaints('CreditNotes', given)).toEqual([]);
    const [note] = (given as { CreditNotes: object[] }).CreditNotes;
    const wrong = { CreditNotes: [{ ...note, Type: 'ACCREC' }] };
    expect(contract.requestComplaints('CreditNotes', wrong)).not.toEqual([]);
    const misspelt = { CreditNotes: [{ ...note, InvoiceNumber: 'CN-1' }] };
    expect(contract.requestComplaints('CreditNotes', misspelt)).not.toEqual([]);
  });

  test.each([
    ['a type that is none', { Type: 'SALE' }],
    ['a currency in small letters', { CurrencyCode: 'usd' }],
    ['a rate that is a text', { CurrencyRate: '0.85' }],
    ['a misspelt field', { CurrencyRte: 0.85 }],
    ['a contact that is no id', { Contact: { ContactID: '104' } }],
    ['lines that are no list', { LineItems: {} }],
  ])('%s is refused', (_, field) => {
    const { json } = ledger.documents.invoice.request(anOrder(), facts);
    const [invoice] = (json as { Invoices: object[] }).Invoices;
    const wrong = { Invoices: [{ ...invoice, ...field }] };
    expect(contract.requestComplaints('Invoices', wrong)).not.toEqual([]);
  });

  test('every simulated answer is as described', () => {
    const locks = { PeriodLockDate: '2026-01-31', EndOfYearLockDate: '2025-12-31' };
    const locked = { ...organisation.organisation, ...locks };
    const provider = simulatedXero({ organisation: locked });
    const { ledgerId } = book(provider);
    const file = { name: 'a.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF') };
    callerOf(provider).call(ledger.documents.invoice.attach(ledgerId, file));
    const approved = { InvoiceID: ledgerId, Status: 'AUTHORISED' };
    ask(provider, ['POST', `Invoices/${ledgerId}`, approved]);
    const paid = {
      Payments: [{ Invoice: { InvoiceID: ledgerId }, Amount: 10, Date: '2026-04-10' }],
    };
    expect(contract.requestComplaints('Payments', paid)).toEqual([]);
    expect(ask(provider, ['PUT', 'Payments', paid]).status).toBe(200);
    const { invoice, lines, ...more } = anOrder();
    const bill = ledger.documents.bill?.request(
      {
        ...more,
        invoice: { ...invoice, kind: 'bill', number: 'T0123456789AB', customerId: xeroId(108) },
        lines: lines.map((line) => ({ ...line, itemId: xeroId(207) })),
      },
      facts,
    );
    expect(contract.requestComplaints('Invoices', bill?.json)).toEqual([]);
    expect(ask(provider, ['PUT', 'Invoices', bill?.json]).status).toBe(200);
    expect(ask(provider, ['PUT', 'Invoices', bill?.json]).status).toBe(200);
    const credit = aCredit({ ledgerId, number: 'INV-1001' });
    const note = book(provider, { ...credit, arrival: 'final' }, 'KEY2').ledgerId;
    const Allocations = [{ Amount: 25, Date: '2026-04-02', Invoice: { InvoiceID: ledgerId } }];
    expect(contract.requestComplaints('Allocations', { Allocations })).toEqual([]);
    const given = ask(provider, ['PUT', `CreditNotes/${note}/Allocations`, { Allocations }]);
    expect([given.status, contract.answerComplaints('Allocations', jsonOf(given))]).toEqual([
      200,
      [],
    ]);
    const ours = encodeURIComponent('Type=="ACCPAY" AND InvoiceNumber.StartsWith("T0123456789AB")');
    const paths = [
      ['Organisations', 'Organisation'],
      ['Currencies', 'Currencies'],
      ['TaxRates', 'TaxRates'],
      ['Contacts', 'Contacts?page=1&pageSize=1000&includeArchived=true'],
      ['Contacts', 'Contacts?where=IsSupplier%3D%3Dtrue&page=1'],
      ['TrackingCategories', 'TrackingCategories?includeArchived=true'],
      ['Items', 'Items'],
      ['Accounts', 'Accounts'],
      ['Invoices', 'Invoices?InvoiceNumbers=INV-1001&page=1'],
      ['Invoices', `Invoices?${CHANGED}&page=1&pageSize=1000&unitdp=4`],
      ['Invoices', `Invoices?where=${ours}&page=1&unitdp=4`],
      ['CreditNotes', `CreditNotes?${CREDITED}&page=1&pageSize=1000&unitdp=4`],
      ['CreditNotes', `CreditNotes/${note}`],
      ['Payments', 'Payments?order=PaymentID%20ASC&page=1&pageSize=1000'],
      ['Invoices', `Invoices/${ledgerId}`],
      ['Attachments', `Invoices/${ledgerId}/Attachments`],
    ] as const;
    for (const [schema, path] of paths) {
      const answer = ask(provider, ['GET', path]);
      expect([path, answer.status]).toEqual([path, 200]);
      expect([path, contract.answerComplaints(schema, jsonOf(answer))]).toEqual([path, []]);
    }
    const refused = ask(provider, ['PUT', 'Invoices', { Invoices: [{ Type: 'ACCREC' }] }]);
    expect(contract.answerComplaints('Error', jsonOf(refused))).toEqual([]);
    const wrong = { Invoices: [{ Total: '250.00' }] };
    expect(contract.answerComplaints('Invoices', wrong)).not.toEqual([]);
  });

  test('the published examples can be read', () => {
    const { paths } = parse(yaml ?? '') as { paths: Record<string, Record<string, unknown>> };
    const example = (path: string) => {
      const operation = paths[path]?.['get'] as {
        responses: Record<string, { content: Record<string, { example: unknown }> }>;
      };
      return operation.responses['200']?.content['application/json']?.example;
    };
    const rows = [
      ['/Contacts', 'Contacts', wire.contact],
      ['/Items', 'Items', wire.item],
      ['/Accounts', 'Accounts', wire.account],
      ['/TaxRates', 'TaxRates', wire.taxRate],
      ['/Invoices/{InvoiceID}', 'Invoices', wire.invoice],
      ['/CreditNotes/{CreditNoteID}', 'CreditNotes', wire.creditNote],
    ] as const;
    for (const [path, kind, schema] of rows) {
      const page = wire.pageOf(kind).parse(example(path));
      expect(page.rows.length).toBeGreaterThan(0);
      for (const row of page.rows)
        expect([path, schema.safeParse(row).error?.issues]).toEqual([path, undefined]);
    }
    expect(wire.organisations.safeParse(example('/Organisation')).success).toBe(true);
    expect(wire.currencies.safeParse(example('/Currencies')).success).toBe(true);
    const files = example('/Invoices/{InvoiceID}/Attachments');
    expect(wire.attachments.safeParse(files).success).toBe(true);
  });
});

if (!yaml) test.skip('what Xero publishes (no contracts/xero beside this checkout)', () => {});
