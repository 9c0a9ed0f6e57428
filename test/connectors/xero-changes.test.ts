import { expect, test } from '@jest/globals';
import type { Position } from '../../src/connectors/connector';
import { type XeroRow, xeroDate, xeroId } from '../../src/connectors/xero/simulator-state';
import {
  anOrder,
  ask,
  book,
  callerOf,
  facts,
  ledger,
  organisation,
  simulatedXero,
} from './support/xero';

const pageOf = (provider: ReturnType<typeof simulatedXero>, position: Position) => {
  if (!ledger.documents.invoice.changed) throw new Error('it lists no changes');
  return callerOf(provider).call(ledger.documents.invoice.changed(position, facts));
};

const changes = (provider: ReturnType<typeof simulatedXero>, since: string | null) => {
  const found: string[] = [];
  for (let next: string | null = null; ; ) {
    const page = pageOf(provider, { since, next });
    expect(page.refused).toEqual([]);
    found.push(...page.records.map(({ ledgerId }) => ledgerId));
    next = page.next;
    if (next === null) return found;
  }
};

test('lists what has changed since a moment, the voided too, and no bill', () => {
  const provider = simulatedXero();
  const { ledgerId: InvoiceID } = book(provider);
  const [row] = provider.state.invoices;
  if (!row) throw new Error('no invoice');
  const bill = { ...row, Type: 'ACCPAY', InvoiceID: xeroId(5000), InvoiceNumber: 'their 7' };
  provider.state = { ...provider.state, invoices: [...provider.state.invoices, bill] };
  const booked = new Date(provider.now).toISOString();
  expect(changes(provider, booked)).toEqual([InvoiceID]);
  provider.now += 60_000;
  const later = new Date(provider.now).toISOString();
  expect(changes(provider, later)).toEqual([]);
  expect(changes(provider, null)).toEqual([InvoiceID]);
  ask(provider, ['POST', `Invoices/${InvoiceID}`, { InvoiceID, Status: 'DELETED' }]);
  expect(changes(provider, later)).toEqual([InvoiceID]);
});

test('what changes while pages are read is passed over by none', () => {
  const provider = simulatedXero();
  book(provider);
  const [first] = provider.state.invoices;
  if (!first) throw new Error('no invoice');
  const many = Array.from({ length: 2_500 }, (_, at) => ({
    ...first,
    InvoiceID: xeroId(at),
    InvoiceNumber: `N${at}`,
    UpdatedDateUTC: xeroDate(provider.now - at),
  }));
  provider.state = { ...provider.state, invoices: many };
  const seen = new Set<string>();
  for (let next: string | null = null; ; ) {
    const since = new Date(provider.now - 10_000).toISOString();
    const page = pageOf(provider, { since, next });
    for (const { ledgerId } of page.records) seen.add(ledgerId);
    const touched = provider.state.invoices.map((row, at) =>
      at % 7 === 0 ? { ...row, UpdatedDateUTC: xeroDate(provider.now) } : row,
    );
    provider.state = { ...provider.state, invoices: touched };
    next = page.next;
    if (next === null) break;
  }
  expect(seen.size).toBe(2_500);
});

test('a list without pages leaves out the lines, as the service does', () => {
  const provider = simulatedXero();
  book(provider, anOrder());
  const whole = ask(provider, ['GET', 'Invoices']);
  const [row] = (JSON.parse(String(whole.body)) as { Invoices: XeroRow[] }).Invoices;
  expect(row?.['LineItems']).toEqual([]);
});

test.each([
  ['Type=="ACCREC" AND InvoiceNumber=="INV-1001"', 1],
  ['Type=="ACCPAY"', 0],
  [`Contact.ContactID==Guid("${xeroId(104)}") AND Date>=DateTime(2026,03,31)`, 1],
  ['Date>DateTime(2026, 03, 31)', 0],
])('a filter %s lets %i pass', (filter, count) => {
  const provider = simulatedXero();
  book(provider);
  const answer = ask(provider, ['GET', `Invoices?where=${encodeURIComponent(filter)}&page=1`]);
  expect((JSON.parse(String(answer.body)) as { Invoices: unknown[] }).Invoices).toHaveLength(count);
});

test('a filter that cannot be read is refused', () => {
  const filter = encodeURIComponent('Type contains "ACC"');
  expect(ask(simulatedXero(organisation), ['GET', `Invoices?where=${filter}`]).status).toBe(400);
});
