import type { Posting } from '../../records/posting';
import type { TaxCode } from '../../records/tax-code';
import type { WholeInvoice } from '../../rules/footing';
import { holdsWork } from '../../rules/posting-due';
import { allocationsTab } from '../../tabs/allocations-tab';
import { invoiceLinesTab } from '../../tabs/invoice-lines-tab';
import { invoicesTab } from '../../tabs/invoices-tab';
import { taxCodesTab } from '../../tabs/tax-codes-tab';
import type { Book } from './book';
import type { Desk } from './desk';

/** An approved row of the Invoices tab with its lines in their order and what stands behind them. */
export type Draft = WholeInvoice;

/**
 * Approved rows that no document of the journal stands for. Which those are is read from the
 * journal alone: the State column is a view, and nobody's word for anything.
 */
export function approvedDrafts({ workbook }: Desk, { entries, folded }: Book): readonly Draft[] {
  const taken = new Set([
    ...folded.map(({ documentId }) => documentId),
    ...entries.filter(({ posting }) => isTaken(posting)).map(({ posting }) => posting.documentId),
  ]);
  return wholeInvoices(workbook).filter(
    ({ invoice }) => invoice.approved && !taken.has(invoice.documentId),
  );
}

/** A refused document is a draft again once its tick was taken back. */
const isTaken = (posting: Posting): boolean => holdsWork(posting) || !posting.unticked;

/** Every row of the Invoices tab with all that the other tabs hang on it. */
export function wholeInvoices(workbook: Desk['workbook']): readonly WholeInvoice[] {
  const lines = grouped(workbook.records(invoiceLinesTab));
  const allocations = grouped(workbook.records(allocationsTab));
  return workbook.records(invoicesTab).map((invoice) => ({
    invoice,
    lines: [...(lines.get(invoice.documentId) ?? [])].sort((a, b) => a.position - b.position),
    allocations: allocations.get(invoice.documentId) ?? [],
  }));
}

export function taxCodesOf({ workbook }: Desk): ReadonlyMap<string, TaxCode> {
  return new Map(workbook.records(taxCodesTab).map((code) => [code.taxCodeId, code]));
}

function grouped<R extends { readonly documentId: string }>(
  records: readonly R[],
): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const record of records) {
    const group = groups.get(record.documentId);
    if (group) group.push(record);
    else groups.set(record.documentId, [record]);
  }
  return groups;
}
