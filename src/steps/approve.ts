import type { Invoice } from '../records/invoice';
import { countedDocuments } from '../rules/document-words';
import { allocationsTab } from '../tabs/allocations-tab';
import { invoiceLinesTab } from '../tabs/invoice-lines-tab';
import { invoicesTab } from '../tabs/invoices-tab';
import { problemsTab } from '../tabs/problems-tab';
import { requireRole } from './roles';
import type { Workbook } from './workbook';
import type { World } from './world';

export interface Approval {
  /** Drafts that were ticked now. */
  readonly approved: number;
  /** Drafts that an open error keeps from being approved. */
  readonly waiting: number;
  /** One sentence for the person. */
  readonly message: string;
}

/**
 * Ticks Approve on each draft invoice that no open error concerns: none of its own row, of its
 * lines, or of the time and expenses on it.
 */
export function approveDrafts({ host, workbook }: Pick<World, 'host' | 'workbook'>): Approval {
  requireRole(host, 'approve');
  const drafts = workbook.records(invoicesTab).filter(({ state }) => state === 'draft');
  const inError = documentsInError(workbook);
  const clean = drafts.filter(({ documentId }) => !inError.has(documentId));
  const ticked = clean.filter(({ approved }) => !approved);
  const values = new Map(ticked.map(({ documentId }) => [documentId, { approved: true }]));
  workbook.put(invoicesTab, { owner: 'user', values, mode: 'merge' });
  const waiting = drafts.filter((draft) => !clean.includes(draft));
  return { approved: ticked.length, waiting: waiting.length, message: sentenceOf(ticked, waiting) };
}

/**
 * Invoices that an open error concerns: on their own row, a line, or the work on them. What Post
 * said is none: it was of the invoice as it was then, and Post looks again.
 */
export function documentsInError(workbook: Workbook): ReadonlySet<string> {
  const errors = workbook
    .records(problemsTab)
    .filter(({ severity, step }) => severity === 'error' && step !== 'post')
    .map(({ tab, key }) => `${tab}|${key}`);
  const wrong = new Set(errors);
  const found = new Set<string>();
  const look = (documentId: string, places: readonly string[]) => {
    if (places.some((place) => wrong.has(place))) found.add(documentId);
  };
  for (const { documentId } of workbook.records(invoicesTab)) {
    look(documentId, [`Invoices|${documentId}`]);
  }
  for (const { documentId, lineId } of workbook.records(invoiceLinesTab)) {
    look(documentId, [`Invoice lines|${lineId}`]);
  }
  for (const { documentId, entryId, allocationId } of workbook.records(allocationsTab)) {
    look(documentId, [`Time|${entryId}`, `Expenses|${entryId}`, `Allocations|${allocationId}`]);
  }
  return found;
}

function sentenceOf(approved: readonly Invoice[], waiting: readonly Invoice[]): string {
  if (approved.length + waiting.length === 0) return 'No draft waits for approval.';
  const done =
    approved.length === 0 ? 'No further draft approved' : `${countedDocuments(approved)} approved`;
  if (waiting.length === 0) return `${done}.`;
  return `${done}; ${countedDocuments(waiting)} must wait for the errors on the Problems tab.`;
}
