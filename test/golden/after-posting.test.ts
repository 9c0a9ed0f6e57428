import { beforeAll, expect, test } from '@jest/globals';
import type { Done } from '../../src/sidebar/protocol';
import { BundleFirm, type SavedFirm } from '../support/bundle-firm';
import { smallFirm } from '../support/small-firm';

let posted: SavedFirm;

beforeAll(() => {
  const firm = BundleFirm.connected(smallFirm());
  firm.approveMonth();
  firm.press('post');
  posted = firm.save();
}, 120_000);

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
  firm.press('post');
};

/** The same firm after somebody has voided an invoice in QuickBooks. */
function withVoided({ providers, ...saved }: SavedFirm, number: string): SavedFirm {
  const { quickbooks } = providers;
  const Invoice = quickbooks.rows.Invoice.map((row) =>
    row['DocNumber'] === number
      ? { ...row, PrivateNote: `Voided - ${row['PrivateNote']}`, TotalAmt: 0, Balance: 0 }
      : row,
  );
  const rows = { ...quickbooks.rows, Invoice };
  return { ...saved, providers: { ...providers, quickbooks: { ...quickbooks, rows } } };
}

/** Rows of the tie-out, and of what changed after posting, that do not agree. */
const untied = (firm: BundleFirm) => [
  ...firm
    .rows('Reconciliation')
    .filter((row) => ['differs', 'inDoubt'].includes(String(row['State']))),
  ...firm.rows('Drift'),
];

const notesOf = (firm: BundleFirm) =>
  firm.rows('Invoices').filter((row) => row['Kind'] === 'credit note');

test('a part and then the rest of an invoice are credited, and its work is billed again', () => {
  const firm = new BundleFirm(posted);
  firm.type('Settings', 'Apply credit notes to their invoice', { Value: 'yes' });
  const [invoice] = firm.rows('Invoices');
  const before = firm.rows('Invoices').length;
  done(firm, 'credit', wish(invoice?.['Number'], 'lines', { lines: '1' }));
  expect(firm.call('credit', wish(invoice?.['Number'], 'lines', { lines: '1' }))).toMatchObject({
    ok: false,
  });
  const told = firm.call('dryRun') as { message: string };
  expect(told.message).toMatch(
    /^Nothing is approved; 1 credit note would be sent: [\d.,]+ [A-Z]{3}; \d+ in the ledger as approved\.$/,
  );
  const [note] = firm.rows('What will be sent').filter((row) => row['Line'] === 'Credit note');
  expect(note).toMatchObject({ 'Against the ledger': 'new', State: 'draft' });
  expect(note?.['Description']).toContain('agreed by phone');
  expect(note?.['Hash shown']).toMatch(/^[0-9a-f]{12}$/);
  send(firm);
  done(firm, 'credit', wish(invoice?.['Number'], 'whole'));
  send(firm);
  expect(notesOf(firm).map((row) => row['State'])).toEqual(['posted', 'posted']);
  firm.press('tieout');
  expect(untied(firm)).toEqual([]);
  const total = notesOf(firm).reduce((sum, row) => sum + Number(row['Total']), 0);
  expect(total.toFixed(2)).toBe(Number(invoice?.['Total']).toFixed(2));
  const { CreditMemo, Invoice, Payment } = firm.state.quickbooks.rows;
  expect(CreditMemo?.map((row) => row['RemainingCredit'])).toEqual([0, 0]);
  const settled = Invoice.find((row) => row['DocNumber'] === invoice?.['Number']);
  expect([settled?.['Balance'], Payment?.map((row) => row['TotalAmt'])]).toEqual([0, [0, 0]]);
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
  const firm = new BundleFirm(withVoided(posted, number));
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
  send(firm);
  firm.press('tieout');
  expect(untied(firm)).toEqual([]);
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
