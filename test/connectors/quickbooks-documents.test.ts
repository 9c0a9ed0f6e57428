import { describe, expect, test } from '@jest/globals';
import type { LedgerFacts } from '../../src/connectors/ledger';
import { day } from '../support/sample-records';
import {
  anOrder,
  book,
  books,
  callerOf,
  facts,
  ledger,
  MARKER,
  send,
  simulatedBooks,
} from './support/quickbooks';

describe('a look-up', () => {
  const wanted = { number: 'INV-1001', customerId: '64', issuedOn: day('2026-03-31') };

  test('finds a document by its number, whoever made it', () => {
    const provider = simulatedBooks();
    const { ledgerId } = book(provider);
    const found = callerOf(provider).call(ledger.documents.invoice.find(wanted, facts));
    expect(found).toMatchObject([{ ledgerId, marker: MARKER }]);
    const other = ledger.documents.invoice.find({ ...wanted, number: '2041' }, facts);
    expect(callerOf(provider).call(other)).toMatchObject([{ ledgerId: '140', marker: '' }]);
    const none = ledger.documents.invoice.find({ ...wanted, number: "O'Brien" }, facts);
    expect(callerOf(provider).call(none)).toEqual([]);
  });

  test('by customer and day where QuickBooks gives the numbers', () => {
    const own: LedgerFacts = { ...facts, takesNumbers: false };
    const SalesFormsPrefs = { CustomTxnNumbers: false };
    const provider = simulatedBooks({ preferences: { ...books.preferences, SalesFormsPrefs } });
    book(provider, anOrder(), { as: own });
    const found = callerOf(provider).call(ledger.documents.invoice.find(wanted, own));
    expect(found).toMatchObject([{ number: '2042', marker: MARKER }]);
    const otherDay = { ...wanted, issuedOn: day('2026-03-30') };
    expect(callerOf(provider).call(ledger.documents.invoice.find(otherDay, own))).toEqual([]);
  });

  test('lists what has changed since a moment, ours and others', () => {
    const provider = simulatedBooks();
    const { ledgerId } = book(provider);
    const since = (moment: string) => {
      if (!ledger.documents.invoice.changed) throw new Error('it lists no changes');
      return callerOf(provider).call(
        ledger.documents.invoice.changed({ since: moment, next: null }, facts),
      );
    };
    expect(since('2000-01-01T00:00:00Z').records.map((one) => one.ledgerId)).toEqual(
      expect.arrayContaining([ledgerId, '140']),
    );
    expect(since('2100-01-01T00:00:00Z')).toEqual({ records: [], refused: [], next: null });
  });

  test('shows a document that was made void', () => {
    const provider = simulatedBooks();
    const { ledgerId } = book(provider);
    send(provider, { Id: ledgerId, SyncToken: '0' }, 'invoice?operation=void');
    expect(callerOf(provider).call(ledger.documents.invoice.fetch(ledgerId))).toMatchObject({
      voided: true,
      marker: MARKER,
      total: '0.00',
      lineNets: ['0.00', '0.00'],
    });
  });
});

describe('an attached file', () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);
  const file = { name: 'reçu "1".pdf', contentType: 'application/pdf', bytes };

  test('arrives byte for byte and is listed by its name', () => {
    const provider = simulatedBooks();
    const { ledgerId } = book(provider);
    const id = callerOf(provider).call(ledger.documents.invoice.attach(ledgerId, file));
    expect(callerOf(provider).call(ledger.documents.invoice.attachments(ledgerId))).toEqual([
      file.name,
    ]);
    expect(callerOf(provider).call(ledger.documents.invoice.attachments('140'))).toEqual([]);
    const { base64 = '', contentType } = provider.state.files[id] ?? {};
    expect(contentType).toBe('application/pdf');
    expect(Buffer.from(base64, 'base64').equals(Buffer.from(bytes))).toBe(true);
  });

  test('may hold what would end its part', () => {
    const provider = simulatedBooks();
    const { ledgerId } = book(provider);
    const tricky = Buffer.from('a\r\n--tieout-part-0--\r\nb');
    const id = callerOf(provider).call(
      ledger.documents.invoice.attach(ledgerId, { ...file, bytes: tricky }),
    );
    const { base64 = '' } = provider.state.files[id] ?? {};
    expect(Buffer.from(base64, 'base64').equals(tricky)).toBe(true);
  });
});

test('a document has an address for a person', () => {
  expect(ledger.documents.invoice.link('141', false)).toBe(
    'https://app.qbo.intuit.com/app/invoice?txnId=141',
  );
  expect(ledger.documents.invoice.link('141', true)).toBe(
    'https://app.sandbox.qbo.intuit.com/app/invoice?txnId=141',
  );
});
