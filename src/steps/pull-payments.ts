import type { Ledger, LedgerDocument, LedgerFacts, LedgerPayment } from '../connectors/ledger';
import { amountOf } from '../money/amount';
import { subtract } from '../money/decimal';
import { type DocumentKind, documentKinds } from '../records/document-kind';
import type { Invoice } from '../records/invoice';
import type { Payment } from '../records/payment';
import { invoicesTab } from '../tabs/invoices-tab';
import { paymentsTab } from '../tabs/payments-tab';
import type { PullStream } from './pull-streams';
import type { Workbook } from './workbook';

/** A place among the documents of a kind, as `bill|1001`. */
const PLACE = /^([a-zA-Z]+)\|(.*)$/;

type LedgerStream = PullStream<Ledger, LedgerFacts>;

/** Documents of this workbook that are in the ledger, by the ledger's id. */
function postedRows(workbook: Workbook): ReadonlyMap<string, Invoice> {
  const posted = workbook.records(invoicesTab).filter(({ ledgerId }) => ledgerId !== '');
  return new Map(posted.map((invoice) => [invoice.ledgerId, invoice]));
}

/** No document of ours was changed or paid in the ledger before its work was done. */
function beginning(workbook: Workbook): string | null {
  const days = [...postedRows(workbook).values()].map(({ workFrom }) => workFrom).sort();
  return days[0] === undefined ? null : `${days[0]}T00:00:00Z`;
}

const changedKinds = ({ documents }: Ledger): readonly DocumentKind[] =>
  documentKinds.filter((kind) => documents[kind]?.changed);

/** What is paid and open of each document that the ledger has, one kind after the other. */
export const balances: LedgerStream = {
  name: 'balances',
  label: 'documents looked at',
  tab: invoicesTab.name,
  listed: (ledger) => (changedKinds(ledger).length > 0 ? 'byChange' : null),
  applies: (_ledger, _facts, workbook) => beginning(workbook) !== null,
  beginning,
  rowCount: (workbook) => postedRows(workbook).size,
  page: (ledger, { since, next }, facts) => {
    const kinds = changedKinds(ledger);
    const [, named, inner = ''] = PLACE.exec(next ?? '') ?? [];
    const at = named === undefined ? 0 : kinds.indexOf(named as DocumentKind);
    const exchange = ledger.documents[kinds[at] ?? 'invoice']?.changed?.(
      { since, next: inner || (named === undefined ? next : null) },
      facts,
    );
    if (!exchange) throw new Error('balances: a page of what there is not');
    return {
      ...exchange,
      read: (answer) => {
        const page = exchange.read(answer);
        const following = kinds[at + 1];
        if (page.next !== null) return { ...page, next: `${kinds[at]}|${page.next}` };
        return { ...page, next: following === undefined ? null : `${following}|` };
      },
    };
  },
  put: (workbook, page) => {
    const found = page.records as readonly LedgerDocument[];
    const rows = postedRows(workbook);
    const values = new Map(
      found.flatMap(({ ledgerId, total, open }) => {
        const row = rows.get(ledgerId);
        if (!row || open === undefined) return [];
        return [[row.documentId, { open, paid: amountOf(subtract(total, open), row.currency) }]];
      }),
    );
    workbook.put(invoicesTab, { owner: 'pull', values, mode: 'merge' });
    forgetUndone(workbook, found);
    // Documents of others are here too; one of theirs that cannot be read is nobody's problem.
    return { read: values.size, added: 0, refused: [] };
  },
};

/** Payments that were taken off a document again, or deleted, leave no row. */
function forgetUndone(workbook: Workbook, found: readonly LedgerDocument[]): void {
  const rows = postedRows(workbook);
  const kept = new Map(
    found.flatMap(({ ledgerId, payments }) => {
      const row = rows.get(ledgerId);
      return row && payments ? [[row.documentId, new Set(payments)] as const] : [];
    }),
  );
  const present = workbook.records(paymentsTab);
  const left = present.filter(({ documentId, paymentId }) => {
    const applied = kept.get(documentId);
    return applied === undefined || applied.has(paymentId);
  });
  if (left.length < present.length) replace(workbook, left);
}

/** The payments that were applied to our documents. */
export const payments: LedgerStream = {
  name: 'payments',
  label: 'payments',
  tab: paymentsTab.name,
  listed: (ledger) => (ledger.payments ? 'byChange' : null),
  applies: (_ledger, _facts, workbook) => beginning(workbook) !== null,
  beginning,
  rowCount: (workbook) => workbook.table(paymentsTab).rows.length,
  page: (ledger, position) => {
    if (!ledger.payments) throw new Error('payments: a page of what there is not');
    return ledger.payments(position);
  },
  put: (workbook, page) => {
    const found = page.records as readonly LedgerPayment[];
    const present = workbook.records(paymentsTab);
    const changed = new Set(found.map(({ paymentId }) => paymentId));
    const others = present.filter(({ paymentId }) => !changed.has(paymentId));
    const rows = postedRows(workbook);
    const latest = new Map(found.map((one) => [one.paymentId, one]));
    const applied = [...latest.values()].flatMap((one) => rowsOf(one, rows));
    const known = new Set(present.map(({ paymentRowId }) => paymentRowId));
    const added = applied.filter(({ paymentRowId }) => !known.has(paymentRowId)).length;
    if (changed.size > 0) replace(workbook, [...others, ...applied]);
    return { read: applied.length, added, refused: page.refused };
  },
};

function rowsOf(
  { paymentId, paidOn, reference, applied }: LedgerPayment,
  rows: ReadonlyMap<string, Invoice>,
): readonly Payment[] {
  return applied.flatMap(({ ledgerId, amount }) => {
    const row = rows.get(ledgerId);
    if (!row) return [];
    const { documentId, customer, number, currency } = row;
    const paymentRowId = `${paymentId}|${documentId}`;
    const money = amountOf(amount, currency);
    const named = { customer, number, currency, documentId };
    return [{ paymentRowId, paymentId, paidOn, reference, amount: money, ...named }];
  });
}

function replace(workbook: Workbook, payments: readonly Payment[]): void {
  const values = new Map(payments.map((one) => [one.paymentRowId, one]));
  workbook.put(paymentsTab, { owner: 'pull', values, mode: 'replace' });
}
