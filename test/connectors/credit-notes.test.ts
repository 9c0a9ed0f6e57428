import { describe, expect, test } from '@jest/globals';
import type { CreditedInvoice, DocumentOrder, LedgerDocuments } from '../../src/connectors/ledger';
import { differencesOf } from '../../src/rules/posting-answers';
import { d, day, usd } from '../support/sample-records';
import * as quickbooks from './support/quickbooks';
import { jsonOf } from './support/simulated';
import * as xero from './support/xero';

const MARKER = 'tt:fedcba9876543210';
const pdf = { name: 'a.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.4') };
const wanted = { number: 'CN-1', customerId: '64', issuedOn: day('2026-03-31') };

const notesOf = ({ documents }: { documents: { creditNote?: LedgerDocuments } }) => {
  if (!documents.creditNote) throw new Error('it takes no credit notes');
  return documents.creditNote;
};

const creditOf = (body: unknown): Record<string, unknown> =>
  (body as { CreditNotes: Record<string, unknown>[] }).CreditNotes[0] ?? {};

/** What a document needs to be compared with what was approved. */
const approved = ({ invoice, lines }: DocumentOrder) => {
  const posting = { key: MARKER.slice(3) } as Parameters<typeof differencesOf>[1]['posting'];
  return { posting, invoice, lines };
};

/** A discount of ten percent stands on the line that is given back. */
const discounted = (order: DocumentOrder): DocumentOrder => ({
  ...order,
  invoice: { ...order.invoice, net: usd('202.50'), total: usd('202.50') },
  lines: order.lines.map((line) => ({
    ...line,
    discount: usd('22.50'),
    discountTerms: 'D1: 10 %, loyal client',
    net: usd('202.50'),
  })),
});

describe('a credit note in QuickBooks', () => {
  const notes = notesOf(quickbooks.ledger);
  const { facts, callerOf, send, simulatedBooks } = quickbooks;

  function booked(): ReturnType<typeof simulatedBooks> & { ids: readonly [string, string] } {
    const provider = simulatedBooks();
    const invoice = quickbooks.book(provider);
    const credits: CreditedInvoice = { ledgerId: invoice.ledgerId, number: 'INV-1001' };
    const note = quickbooks.book(provider, quickbooks.aCredit(credits), { key: 'KEY2' });
    return Object.assign(provider, { ids: [invoice.ledgerId, note.ledgerId] as const });
  }

  test('arrives with its lines, its cents and its marks, and is never due', () => {
    const order = quickbooks.aCredit({ ledgerId: '141', number: 'INV-1001' });
    const provider = booked();
    const [, id] = provider.ids;
    const [row] = provider.state.rows.CreditMemo ?? [];
    expect(row).toMatchObject({
      Id: id,
      DocNumber: 'CN-1',
      PrivateNote: `${MARKER} credits invoice INV-1001`,
      TotalAmt: 225,
      RemainingCredit: 225,
    });
    expect(row).not.toHaveProperty('DueDate');
    const document = callerOf(provider).call(notes.fetch(id));
    expect(document).toMatchObject({ marker: MARKER, total: '225.00', open: '225.00' });
    expect(differencesOf(document, approved(order))).toEqual([]);
  });

  test('is found by its number, by customer and day, and among what changed', () => {
    const provider = booked();
    const [invoiceId, ledgerId] = provider.ids;
    const find = (as = facts) => callerOf(provider).call(notes.find(wanted, as));
    expect(find()).toMatchObject([{ ledgerId, number: 'CN-1' }]);
    expect(find({ ...facts, takesNumbers: false })).toMatchObject([{ ledgerId }]);
    const position = { since: '2026-01-01T00:00:00Z', next: null };
    if (!notes.changed) throw new Error('it lists no changes');
    const { records } = callerOf(provider).call(notes.changed(position, facts));
    expect(records).toMatchObject([{ ledgerId, marker: MARKER }]);
    expect(records.map((one) => one.ledgerId)).not.toContain(invoiceId);
  });

  test('has its own numbers and files', () => {
    const provider = booked();
    const [invoiceId, ledgerId] = provider.ids;
    const again = quickbooks.aCredit();
    expect(() => quickbooks.book(provider, again, { key: 'KEY3' })).toThrow(
      'Duplicate Document Number',
    );
    const { invoice } = again;
    const numbered = { ...again, invoice: { ...invoice, number: 'INV-1001' } };
    expect(quickbooks.book(provider, numbered, { key: 'KEY4' }).number).toBe('INV-1001');
    callerOf(provider).call(notes.attach(ledgerId, pdf));
    const files = (of: LedgerDocuments, id: string) => callerOf(provider).call(of.attachments(id));
    expect(files(notes, ledgerId)).toEqual(['a.pdf']);
    expect(files(quickbooks.ledger.documents.invoice, invoiceId)).toEqual([]);
    expect(notes.link(ledgerId, false)).toBe(
      `https://app.qbo.intuit.com/app/creditmemo?txnId=${ledgerId}`,
    );
  });

  test('settles an invoice with a payment of nothing, whose parts make nothing', () => {
    const provider = booked();
    const [invoiceId, ledgerId] = provider.ids;
    const part = (TxnId: string, TxnType: string) => ({
      Amount: 225,
      LinkedTxn: [{ TxnId, TxnType }],
    });
    const payment = {
      CustomerRef: { value: '64' },
      TotalAmt: 0,
      Line: [part(invoiceId, 'Invoice'), part(ledgerId, 'CreditMemo')],
    };
    expect(send(provider, payment, 'payment').status).toBe(200);
    const { invoice } = quickbooks.ledger.documents;
    expect(callerOf(provider).call(invoice.fetch(invoiceId))).toMatchObject({ open: '25.00' });
    expect(callerOf(provider).call(notes.fetch(ledgerId))).toMatchObject({ open: '0.00' });
    if (!quickbooks.ledger.payments) throw new Error('it lists no payments');
    const { records } = callerOf(provider).call(
      quickbooks.ledger.payments({ since: null, next: null }),
    );
    expect(records).toMatchObject([
      {
        applied: [
          { ledgerId: invoiceId, amount: '225' },
          { ledgerId, amount: '-225' },
        ],
      },
    ]);
    expect(jsonOf(send(provider, payment, 'payment'))).toMatchObject({
      Fault: { Error: [{ code: '6000' }] },
    });
  });

  test('says a discount in the text of the line, at the amount without it', () => {
    const order = discounted(quickbooks.aCredit());
    const document = quickbooks.book(simulatedBooks(), order);
    expect(differencesOf(document, approved(order))).toEqual([]);
  });
});

describe('a credit note in Xero', () => {
  const notes = notesOf(xero.ledger);
  const { facts, callerOf, ask, simulatedXero } = xero;
  const credits: CreditedInvoice = { ledgerId: 'x', number: 'INV-1001' };
  const final = (order: DocumentOrder): DocumentOrder => ({ ...order, arrival: 'final' });

  function booked(): ReturnType<typeof simulatedXero> & { ids: readonly [string, string] } {
    const provider = simulatedXero();
    const invoice = xero.book(provider, final(xero.anOrder()));
    const note = xero.book(provider, final(xero.aCredit(credits)), 'KEY2');
    return Object.assign(provider, { ids: [invoice.ledgerId, note.ledgerId] as const });
  }

  test('is a draft of its kind unless more is asked for, and names the invoice', () => {
    const order = xero.aCredit(credits);
    const { method, url, json } = notes.request(order, facts);
    expect([method, url]).toEqual(['PUT', 'https://api.xero.com/api.xro/2.0/CreditNotes']);
    const body = creditOf(json);
    expect(body).toMatchObject({
      Type: 'ACCRECCREDIT',
      Status: 'DRAFT',
      CreditNoteNumber: 'CN-1',
      Reference: `INV-1001 ${MARKER}`,
    });
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['DueDate']));
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['InvoiceNumber']));
    const document = xero.book(simulatedXero(), order);
    expect(differencesOf(document, approved(order))).toEqual([]);
  });

  test('takes no discounts, so that its lines stand at what is given back', () => {
    const order = discounted(xero.aCredit());
    const [line] = creditOf(notes.request(order, facts).json)['LineItems'] as object[];
    expect(line).toMatchObject({ Quantity: 1, UnitAmount: 202.5, LineAmount: 202.5 });
    const document = xero.book(simulatedXero(), order);
    expect(differencesOf(document, approved(order))).toEqual([]);
    const LineItems = [{ ...line, DiscountAmount: 1 }];
    const wrong = { CreditNotes: [{ ...creditOf(notes.request(order, facts).json), LineItems }] };
    expect(ask(simulatedXero(), ['PUT', 'CreditNotes', wrong]).status).toBe(400);
  });

  test('keeps its exchange rate the way round that Xero has it', () => {
    const { invoice, lines } = xero.euroOrder;
    const order = xero.aCredit();
    const euros = {
      ...order,
      invoice: {
        ...order.invoice,
        customerId: invoice.customerId,
        currency: invoice.currency,
        exchangeRate: d('1.1684'),
      },
      lines: lines.slice(0, 1),
    };
    expect(creditOf(notes.request(euros, facts).json)['CurrencyRate']).toBe(0.855871);
    expect(xero.book(simulatedXero(), euros).exchangeRate).toBe('1.1684003781');
  });

  test('is found by its number and among what changed, and has files', () => {
    const provider = booked();
    const [invoiceId, ledgerId] = provider.ids;
    expect(callerOf(provider).call(notes.find(wanted, facts))).toMatchObject([
      { ledgerId, number: 'CN-1', marker: MARKER },
    ]);
    const other = notes.find({ ...wanted, number: 'CN-2' }, facts);
    expect(callerOf(provider).call(other)).toEqual([]);
    expect(() => notes.find({ ...wanted, number: 'CN" OR 1==1' }, facts)).toThrow(RangeError);
    const position = { since: '2026-01-01T00:00:00Z', next: null };
    if (!notes.changed) throw new Error('it lists no changes');
    const { records } = callerOf(provider).call(notes.changed(position, facts));
    expect(records.map((one) => one.ledgerId)).toEqual([ledgerId]);
    callerOf(provider).call(notes.attach(ledgerId, pdf));
    const files = (of: LedgerDocuments, id: string) => callerOf(provider).call(of.attachments(id));
    expect(files(notes, ledgerId)).toEqual(['a.pdf']);
    expect(files(xero.ledger.documents.invoice, invoiceId)).toEqual([]);
    expect(notes.link(ledgerId, false)).toContain(`creditNoteID=${ledgerId}`);
    expect(notes.capabilities.enforcesUniqueNumber).toBe(false);
  });

  test('settles the invoice that it is allocated to, up to what is left of both', () => {
    const provider = booked();
    const [invoiceId, ledgerId] = provider.ids;
    const allocate = (Amount: number) => {
      const Allocations = [{ Amount, Date: '2026-04-02', Invoice: { InvoiceID: invoiceId } }];
      return ask(provider, ['PUT', `CreditNotes/${ledgerId}/Allocations`, { Allocations }]).status;
    };
    expect(allocate(225.01)).toBe(400);
    expect(allocate(200)).toBe(200);
    expect(allocate(25.01)).toBe(400);
    const { invoice } = xero.ledger.documents;
    expect(callerOf(provider).call(invoice.fetch(invoiceId))).toMatchObject({ open: '50.00' });
    const note = callerOf(provider).call(notes.fetch(ledgerId));
    expect(note).toMatchObject({ open: '25.00', total: '225.00', voided: false });
    expect(allocate(25)).toBe(200);
    expect(allocate(1)).toBe(400);
    const payment = {
      Payments: [{ Invoice: { InvoiceID: invoiceId }, Amount: 25.01, Date: '2026-04-02' }],
    };
    expect(ask(provider, ['PUT', 'Payments', payment]).status).toBe(400);
  });

  test('that is no longer wanted is void, and is not allocated as a draft', () => {
    const provider = simulatedXero();
    const { ledgerId } = xero.book(provider, xero.aCredit(credits));
    const { ledgerId: InvoiceID } = xero.book(provider, final(xero.anOrder()), 'KEY2');
    const Allocations = [{ Amount: 1, Date: '2026-04-02', Invoice: { InvoiceID } }];
    const path = `CreditNotes/${ledgerId}/Allocations`;
    expect(ask(provider, ['PUT', path, { Allocations }]).status).toBe(400);
    const body = { CreditNoteID: ledgerId, Status: 'DELETED' };
    expect(ask(provider, ['POST', `CreditNotes/${ledgerId}`, body]).status).toBe(200);
    expect(callerOf(provider).call(notes.fetch(ledgerId))).toMatchObject({ voided: true });
  });
});
