import type { CurrencyCode } from '../money/currency';
import type { Client } from '../records/client';
import type { Expense } from '../records/expense';
import type { Problem } from '../records/problem';
import type { ReconciliationRow } from '../records/reconciliation';
import type { TimeEntry } from '../records/time-entry';
import { Claimed, type ClaimedDocument } from './billing-stage';
import type { DriftFound } from './drift';
import { addDifferences, addDocument, asAccepted, driftByPlace } from './drift-ties';
import { problem } from './problem';
import { asSigned, documentCharges } from './reconciliation-credits';
import { ReconciliationGroups } from './reconciliation-groups';
import { addLines } from './reconciliation-lines';
import { invoiceRow } from './reconciliation-rows';

/** What the tie-out compares. */
export interface ReconcileInput {
  readonly time: readonly TimeEntry[];
  readonly expenses: readonly Expense[];
  readonly clients: readonly Client[];
  /** Approved documents, each with what the ledger has of it now. */
  readonly documents: readonly ClaimedDocument[];
  readonly baseCurrency: CurrencyCode;
  /** Differences after posting: each is told or accepted, and explains what differs here. */
  readonly drift?: DriftFound;
}

export interface Reconciliation {
  /** Clients, then projects, then invoices. */
  readonly rows: readonly ReconciliationRow[];
  readonly problems: readonly Problem[];
}

/** Shows that tracker, sheet and ledger agree by client and project, and for each invoice. */
export function reconcile(input: ReconcileInput): Reconciliation {
  const groups = new ReconciliationGroups(input);
  const drift = driftByPlace(input.drift);
  const approved = input.documents.map((one) => asAccepted(one, drift));
  const claimed = new Claimed(approved);
  const documents = approved.map(asSigned);
  for (const entry of input.time) {
    const stage = claimed.stageOfTime(entry);
    const seconds = entry.sourceState === 'gone' ? 0 : entry.seconds;
    if (entry.sourceState === 'gone' && stage.stage !== 'posted') continue;
    groups.each(entry, (sums) => sums.addTime(seconds, stage));
    addDifferences(groups, entry, drift.get(entry.entryId));
  }
  for (const expense of input.expenses) {
    const stage = claimed.stageOfExpense(expense);
    if (expense.sourceState === 'gone' && stage.stage !== 'posted') continue;
    groups.each(expense, (sums) => sums.addExpense(expense.amount ?? expense.cost, stage));
    addDifferences(groups, expense, drift.get(expense.expenseId));
  }
  const posted = documents.filter(({ invoice }) => invoice.state === 'posted');
  const told = new Map(
    posted.flatMap(({ invoice: { documentId } }) => {
      const [one] = drift.get(documentId) ?? [];
      return one ? [[documentId, one.reason === null ? 'open' : 'accepted'] as const] : [];
    }),
  );
  for (const document of posted) {
    addLines(groups, document, told.get(document.invoice.documentId));
    const [accepted] = drift.get(document.invoice.documentId) ?? [];
    if (accepted) addDocument(groups, document, accepted);
  }
  const charges = documentCharges(posted);
  const rows = [
    ...groups.rows(posted, told),
    ...documents.map((one) => {
      const [drifted] = drift.get(one.invoice.documentId) ?? [];
      const row = invoiceRow(one, drifted, charges.get(one.invoice.documentId));
      return { ...row, isTold: drifted !== undefined };
    }),
  ];
  return {
    rows: rows.map(({ isTold: _, ...row }) => row),
    problems: rows.filter(({ isTold }) => !isTold).flatMap(differenceProblem),
  };
}

function differenceProblem(row: ReconciliationRow): readonly Problem[] {
  if (row.state !== 'differs' || row.level === 'client') return [];
  const what = row.level === 'invoice' ? `Invoice ${row.invoice}` : `Project '${row.project}'`;
  return [
    problem({
      code: row.level === 'invoice' ? 'D-123' : 'D-121',
      step: 'tieout',
      tab: 'Reconciliation',
      key: row.reconciliationId,
      field: 'difference',
      message: `${what} of ${row.client} does not tie out: ${row.explanation}`,
      fix: 'Compare the row with the tracker and the ledger, correct the one that is wrong, then pull and tie out again.',
    }),
  ];
}
