import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ProvidersState } from '../../src/local/providers/providers-state';
import type { Done } from '../../src/sidebar/protocol';
import { BundleFirm, type SavedFirm } from '../support/bundle-firm';
import { smallFirm } from '../support/small-firm';

type Row = Readonly<Record<string, unknown>>;

const postedTo = (ledger: 'quickbooks' | 'xero'): SavedFirm => {
  const firm = BundleFirm.connected(smallFirm(), { ledger });
  firm.approveMonth();
  firm.type('Settings', 'Documents arrive as', { Value: 'final' });
  firm.press('post');
  return firm.save();
};

const done = (firm: BundleFirm, name: string, ...args: readonly unknown[]) => {
  const { ok, message } = firm.call(name, ...args) as Done;
  expect([ok, message]).toEqual([true, message]);
  return message;
};

const wish = (invoice: unknown, what: string, fields: object = {}) => ({
  ...{ invoice, what, lines: '', value: '', reason: 'agreed by phone', giveUp: false },
  ...fields,
});

const send = (firm: BundleFirm) => {
  done(firm, 'approveDrafts');
  return firm.press('post').message;
};

/** How each ledger keeps documents, and how somebody voids an invoice there. */
const ledgers = {
  quickbooks: {
    hasDrafts: false,
    voided: ({ quickbooks, ...others }: ProvidersState, number: string): ProvidersState => {
      const Invoice = quickbooks.rows.Invoice.map((row) =>
        row['DocNumber'] === number
          ? { ...row, PrivateNote: `Voided - ${row['PrivateNote']}`, TotalAmt: 0, Balance: 0 }
          : row,
      );
      return { ...others, quickbooks: { ...quickbooks, rows: { ...quickbooks.rows, Invoice } } };
    },
    leftOf: ({ quickbooks: { rows } }: ProvidersState, number: unknown) => [
      rows.Invoice.find((row) => row['DocNumber'] === number)?.['Balance'],
      ...(rows.CreditMemo ?? []).map((row) => row['RemainingCredit']),
    ],
    /** An application is a payment of zero that names both. */
    applied: ({ quickbooks: { rows } }: ProvidersState) =>
      (rows.Payment ?? []).map((row) => row['TotalAmt']),
  },
  xero: {
    hasDrafts: true,
    voided: ({ xero, ...others }: ProvidersState, number: string): ProvidersState => {
      const invoices = xero.invoices.map((row) =>
        row.InvoiceNumber === number ? { ...row, Status: 'VOIDED', AmountDue: 0 } : row,
      );
      return { ...others, xero: { ...xero, invoices } };
    },
    leftOf: ({ xero }: ProvidersState, number: unknown) => [
      xero.invoices.find((row) => row.InvoiceNumber === number)?.['AmountDue'],
      ...(xero.creditNotes ?? []).map((row) => row['RemainingCredit']),
    ],
    /** An application is an allocation of the credit note. */
    applied: ({ xero }: ProvidersState) =>
      (xero.creditNotes ?? []).flatMap((row) =>
        (row['Allocations'] as readonly Row[]).map(() => 0),
      ),
  },
} as const;

/** Rows of the tie-out, and of what changed after posting, that do not agree. */
const untied = (firm: BundleFirm) => [
  ...firm
    .rows('Reconciliation')
    .filter((row) => ['differs', 'inDoubt'].includes(String(row['State']))),
  ...firm.rows('Drift'),
];

const notesOf = (firm: BundleFirm) =>
  firm.rows('Invoices').filter((row) => row['Kind'] === 'credit note');

const openOf = (firm: BundleFirm, number: unknown) =>
  firm.rows('Invoices').find((row) => row['Number'] === number)?.['Open'];

const paidOf = (firm: BundleFirm, number: unknown) =>
  firm.rows('Invoices').find((row) => row['Number'] === number)?.['Paid'];

describe.each(['quickbooks', 'xero'] as const)('after posting to %s', (ledger) => {
  const { voided, leftOf, applied, hasDrafts } = ledgers[ledger];
  let posted: SavedFirm;

  beforeAll(() => {
    posted = postedTo(ledger);
  }, 120_000);

  test('a part and then the rest of an invoice are credited, and its work is billed again', () => {
    const firm = new BundleFirm(posted);
    firm.type('Settings', 'Apply credit notes to their invoice', { Value: 'yes' });
    const [invoice] = firm.rows('Invoices');
    const before = firm.rows('Invoices').length;
    done(firm, 'credit', wish(invoice?.['Number'], 'lines', { lines: '1' }));
    expect(firm.call('credit', wish(invoice?.['Number'], 'lines', { lines: '1' }))).toMatchObject({
      ok: false,
    });
    send(firm);
    done(firm, 'credit', wish(invoice?.['Number'], 'whole'));
    send(firm);
    expect(notesOf(firm).map((row) => row['State'])).toEqual(['posted', 'posted']);
    firm.press('tieout');
    expect(untied(firm)).toEqual([]);
    const total = notesOf(firm).reduce((sum, row) => sum + Number(row['Total']), 0);
    expect(total.toFixed(2)).toBe(Number(invoice?.['Total']).toFixed(2));
    expect(leftOf(firm.state, invoice?.['Number'])).toEqual([0, 0, 0]);
    expect(applied(firm.state)).toEqual([0, 0]);
    firm.press('pull');
    const documents = [invoice?.['Number'], ...notesOf(firm).map((row) => row['Number'])];
    expect(documents.map((number) => openOf(firm, number))).toEqual([0, 0, 0]);
    expect(paidOf(firm, invoice?.['Number'])).toBe(invoice?.['Total']);
    expect(firm.call('credit', wish(invoice?.['Number'], 'whole'))).toMatchObject({ ok: false });
    for (const step of ['price', 'draft'] as const) firm.press(step);
    send(firm);
    const again = firm
      .rows('Invoices')
      .slice(before)
      .filter((row) => row['Kind'] === 'invoice');
    expect(again.map((row) => [row['State'], row['Total']])).toEqual([
      ['posted', invoice?.['Total']],
    ]);
    firm.press('tieout');
    expect(untied(firm)).toEqual([]);
  }, 240_000);

  test('what was voided in the ledger is accepted with a reason, and its work is billed once more', () => {
    const before = new BundleFirm(posted);
    const [invoice] = before.rows('Invoices');
    const number = String(invoice?.['Number']);
    expect(before.call('acceptVoided', number, 'typed twice')).toMatchObject({ ok: false });
    const firm = new BundleFirm({ ...posted, providers: voided(posted.providers, number) });
    expect(firm.call('acceptVoided', number, ' ')).toMatchObject({ ok: false });
    expect(done(firm, 'acceptVoided', number, 'typed twice')).toMatch(/can be drafted again/);
    expect(firm.rows('Invoices').find((row) => row['Number'] === number)?.['State']).toBe('voided');
    for (const step of ['price', 'draft'] as const) firm.press(step);
    send(firm);
    const again = firm
      .rows('Invoices')
      .find((row) => row['Document ID'] === invoice?.['Document ID']);
    expect(again).toMatchObject({ State: 'posted', Total: invoice?.['Total'] });
    expect(again?.['Number']).not.toBe(number);
    firm.press('tieout');
    expect(untied(firm)).toEqual([]);
  }, 240_000);

  test('some hours are credited and billed again, an amount and what is given up are not', () => {
    const firm = new BundleFirm(posted);
    const [first, second] = firm.rows('Invoices');
    const before = firm.rows('Invoices').length;
    const line = firm
      .rows('Invoice lines')
      .find((row) => row['Document ID'] === first?.['Document ID'] && Number(row['Quantity']) > 0);
    const at = { lines: String(line?.['Position'] ?? 1) };
    done(firm, 'credit', wish(first?.['Number'], 'hours', { ...at, value: '0:30' }));
    send(firm);
    done(firm, 'credit', wish(first?.['Number'], 'amount', { ...at, value: '1.00' }));
    done(firm, 'credit', wish(second?.['Number'], 'whole', { giveUp: true }));
    expect(send(firm)).toBe('2 credit notes posted.');
    firm.press('tieout');
    expect(untied(firm)).toEqual([]);
    expect(applied(firm.state)).toEqual([]);
    firm.press('pull');
    const notes = notesOf(firm);
    expect(notes.map((row) => openOf(firm, row['Number']))).toEqual(
      notes.map((row) => row['Total']),
    );
    for (const step of ['price', 'draft'] as const) firm.press(step);
    send(firm);
    firm.press('tieout');
    expect(untied(firm)).toEqual([]);
    const again = firm
      .rows('Invoices')
      .slice(before)
      .filter((row) => row['Kind'] === 'invoice');
    expect(again).toMatchObject([{ State: 'posted', Customer: first?.['Customer'] }]);
    firm.press('draft');
    expect(firm.rows('Invoices').filter((row) => row['State'] === 'draft')).toEqual([]);
  }, 240_000);

  test('a credit note that arrives as a draft is not applied, and Problems says why', () => {
    const firm = new BundleFirm(posted);
    firm.type('Settings', 'Apply credit notes to their invoice', { Value: 'yes' });
    firm.type('Settings', 'Documents arrive as', { Value: 'draft' });
    const [invoice] = firm.rows('Invoices');
    done(firm, 'credit', wish(invoice?.['Number'], 'whole'));
    expect(send(firm)).toBe('1 credit note posted.');
    const [note] = notesOf(firm);
    const said = firm.rows('Problems').filter((row) => row['Code'] === 'W-623');
    expect(leftOf(firm.state, invoice?.['Number'])).toEqual(
      hasDrafts ? [invoice?.['Total'], note?.['Total']] : [0, 0],
    );
    expect(said.map((row) => row['What is wrong'])).toEqual(
      hasDrafts
        ? [
            `Credit note ${note?.['Number']} is not all applied to its invoice in Xero: Credit notes can only be allocated between Authorised documents.`,
          ]
        : [],
    );
    firm.press('tieout');
    expect(untied(firm)).toEqual([]);
  }, 240_000);
});
