import { describe, expect, test } from '@jest/globals';
import { tacitExchange } from '../../src/connectors/exchange';
import type { DocumentOrder, LedgerDocuments } from '../../src/connectors/ledger';
import { sharedText } from '../support/shared-data';
import * as quickbooks from './support/quickbooks';
import { QuickBooksContract } from './support/quickbooks-contract';
import * as xero from './support/xero';
import { XeroContract } from './support/xero-contract';

type Documents = LedgerDocuments | undefined;

const ways = (documents: Documents): LedgerDocuments => {
  if (!documents) throw new Error('it takes no such documents');
  return documents;
};

describe('QuickBooks', () => {
  const { invoice, creditNote, bill } = quickbooks.ledger.documents;
  const { callerOf, simulatedBooks, book, send, anOrder, aCredit } = quickbooks;
  const aBill = (): DocumentOrder => {
    const order = anOrder();
    const { lines } = order;
    const billed = { ...order.invoice, kind: 'bill', number: 'T1', customerId: '71' } as const;
    return { ...order, invoice: billed, lines: lines.map((line) => ({ ...line, itemId: '91' })) };
  };
  const schema = sharedText('contracts/quickbooks/qbo.schema.json');
  const contract = schema ? new QuickBooksContract(schema) : null;
  const cases: readonly (readonly [string, Documents, () => DocumentOrder, string])[] = [
    ['an invoice is made void', invoice, anOrder, 'void'],
    ['a credit note is deleted', creditNote, () => aCredit(), 'delete'],
    ['a bill is deleted', bill, aBill, 'delete'],
  ];

  test.each(cases)(
    '%s as it stands, and then looks like that',
    (_, documents, order, operation) => {
      const provider = simulatedBooks();
      const { ledgerId } = book(provider, order());
      const caller = callerOf(provider);
      const { undo } = ways(documents);
      const { document, request } = caller.call(undo(ledgerId));
      expect(document).toMatchObject({ ledgerId, voided: false });
      expect(request).toMatchObject({
        method: 'POST',
        query: { operation, minorversion: 75 },
        json: { Id: ledgerId, SyncToken: '0' },
      });
      expect(contract?.complaints('Invoice', request.json) ?? []).toEqual([]);
      caller.call(tacitExchange(request, null));
      const [after] = caller.callAll([undo(ledgerId)]);
      const gone = after?.ok ? after.value.document.voided : after?.error.status === 404;
      expect(gone).toBe(true);
      expect(caller.callAll([tacitExchange(request, null)])).toMatchObject([{ ok: false }]);
    },
  );

  test('refuses what changed since it was looked at, and a closed period', () => {
    const provider = simulatedBooks();
    const { ledgerId, issuedOn } = book(provider);
    const caller = callerOf(provider);
    const { request } = caller.call(invoice.undo(ledgerId));
    const sparse = { Id: ledgerId, SyncToken: '0', sparse: true, PrivateNote: 'by hand' };
    expect(send(provider, sparse, 'invoice').status).toBe(200);
    const refusal = caller.callAll([tacitExchange(request, null)]);
    expect(refusal).toMatchObject([{ ok: false, error: { kind: 'conflict', code: '5010' } }]);
    const { preferences } = provider.state;
    const AccountingInfoPrefs = { ...preferences.AccountingInfoPrefs, BookCloseDate: issuedOn };
    const later = simulatedBooks({
      ...provider.state,
      preferences: { ...preferences, AccountingInfoPrefs },
    });
    const seen = callerOf(later).call(invoice.undo(ledgerId));
    expect(callerOf(later).callAll([tacitExchange(seen.request, null)])).toMatchObject([
      { ok: false, error: { code: '6210' } },
    ]);
  });

  test('takes a payment of nothing that applies a credit note to its invoice, as far as both are open', () => {
    const provider = simulatedBooks();
    const invoiceId = book(provider).ledgerId;
    const order = aCredit({ ledgerId: invoiceId, number: 'INV-1001' });
    const noteId = book(provider, order, { key: 'KEY2' }).ledgerId;
    const { settle } = quickbooks.ledger;
    const amount = order.invoice.total;
    const request = settle?.({ noteId, invoiceId, note: order.invoice, amount }, quickbooks.facts);
    if (!request) throw new Error('it applies nothing');
    expect(contract?.complaints('Payment', request.json) ?? []).toEqual([]);
    const caller = callerOf(provider);
    caller.call(tacitExchange(request, null));
    expect(caller.call(invoice.fetch(invoiceId))).toMatchObject({ open: '25.00' });
    expect(caller.call(ways(creditNote).fetch(noteId))).toMatchObject({ open: '0.00' });
    expect(caller.callAll([tacitExchange(request, null)])).toMatchObject([
      { ok: false, error: { kind: 'rejected', code: '6000' } },
    ]);
  });

  test('knows no void of a credit note', () => {
    const provider = simulatedBooks();
    const { ledgerId } = book(provider, aCredit());
    const body = { Id: ledgerId, SyncToken: '0' };
    expect(send(provider, body, 'creditmemo?operation=void').status).toBe(400);
  });
});

describe('Xero', () => {
  const { invoice, creditNote, bill } = xero.ledger.documents;
  const { callerOf, simulatedXero, book, ask, anOrder, aCredit } = xero;
  const aBill = (): DocumentOrder => {
    const order = anOrder();
    const billed = { ...order.invoice, kind: 'bill' } as const;
    const [account] = simulatedXero().state.accounts;
    const itemId = String(account?.['AccountID']);
    return { ...order, invoice: billed, lines: order.lines.map((line) => ({ ...line, itemId })) };
  };
  const yaml = sharedText('contracts/xero/xero_accounting.yaml');
  const contract = yaml ? new XeroContract(yaml) : null;
  const cases: readonly (readonly [string, Documents, () => DocumentOrder])[] = [
    ['an invoice', invoice, anOrder],
    ['a credit note', creditNote, () => aCredit()],
    ['a bill', bill, aBill],
  ];
  const arrivals = [
    ['draft', 'DELETED'],
    ['submitted', 'DELETED'],
    ['final', 'VOIDED'],
  ] as const;

  test.each(cases.flatMap((one) => arrivals.map((arrival) => [...one, ...arrival] as const)))(
    '%s is undone as it stands',
    (name, documents, order, arrival, status) => {
      const provider = simulatedXero();
      const { ledgerId } = book(provider, { ...order(), arrival });
      const caller = callerOf(provider);
      const { undo } = ways(documents);
      const { document, request } = caller.call(undo(ledgerId));
      expect(document).toMatchObject({ ledgerId, voided: false });
      const list = name === 'a credit note' ? 'CreditNotes' : 'Invoices';
      const id = name === 'a credit note' ? 'CreditNoteID' : 'InvoiceID';
      expect(request).toMatchObject({
        method: 'POST',
        json: { [list]: [{ [id]: ledgerId, Status: status }] },
      });
      expect(contract?.requestComplaints(list, request.json) ?? []).toEqual([]);
      caller.call(tacitExchange(request, null));
      expect(caller.call(undo(ledgerId)).document.voided).toBe(true);
      expect(caller.callAll([tacitExchange(request, null)])).toMatchObject([{ ok: false }]);
    },
  );

  test('refuses to void what is paid in part', () => {
    const provider = simulatedXero();
    const { ledgerId } = book(provider, { ...anOrder(), arrival: 'final' });
    const Invoice = { InvoiceID: ledgerId };
    const paid = { Payments: [{ Invoice, Amount: 10, Date: '2026-04-10' }] };
    expect(ask(provider, ['PUT', 'Payments', paid]).status).toBe(200);
    const caller = callerOf(provider);
    const { request } = caller.call(invoice.undo(ledgerId));
    expect(caller.callAll([tacitExchange(request, null)])).toMatchObject([
      {
        ok: false,
        error: { kind: 'rejected', message: expect.stringMatching(/payment or credit/) },
      },
    ]);
  });

  test('takes an allocation of a credit note to its invoice, once both are approved', () => {
    const provider = simulatedXero();
    const invoiceId = book(provider, { ...anOrder(), arrival: 'final' }).ledgerId;
    const order = aCredit({ ledgerId: invoiceId, number: 'INV-1001' });
    const amount = order.invoice.total;
    const caller = callerOf(provider);
    const applied = (arrival: 'draft' | 'final', number: string) => {
      const note = { ...order, arrival, invoice: { ...order.invoice, number } };
      const noteId = book(provider, note, number).ledgerId;
      const { settle } = xero.ledger;
      const request = settle?.({ noteId, invoiceId, note: order.invoice, amount }, xero.facts);
      if (!request) throw new Error('it applies nothing');
      expect(contract?.requestComplaints('Allocations', request.json) ?? []).toEqual([]);
      const [reply] = caller.callAll([tacitExchange(request, null)]);
      return { reply, note: caller.call(ways(creditNote).fetch(noteId)) };
    };
    const early = applied('draft', 'CN-1');
    expect(early).toMatchObject({ reply: { ok: false, error: { kind: 'rejected' } } });
    const { reply, note } = applied('final', 'CN-2');
    expect([reply?.ok, note.open]).toEqual([true, '0.00']);
    expect(caller.call(invoice.fetch(invoiceId))).toMatchObject({ open: '25.00' });
  });
});
