import type { RoundingRow } from '../records/rounding-row';
import { documentMargin } from '../rules/document-margin';
import type { DraftInput, Drafts } from '../rules/draft';
import type { DraftedDocument } from '../rules/draft-document';
import { roundingReport } from '../rules/rounding-report';
import { roundingReportTab } from '../tabs/rounding-report-tab';
import type { Workbook } from './workbook';

/**
 * Shows where each cent of the documents arose, and what is left of it for the firm; rows of claimed
 * ones stay as they are.
 */
export function writeRoundingReport(
  workbook: Workbook,
  { claimed, entries, taxCodes }: DraftInput,
  { drafts }: Drafts,
): void {
  const percents = new Map(taxCodes.map(({ taxCodeId, percent }) => [taxCodeId, percent]));
  const known = new Map(entries.map((entry) => [entry.entryId, entry]));
  const rowsOf = (document: DraftedDocument) => {
    const margins = documentMargin(document, known);
    return roundingReport(document, percents).map((row) => ({ ...row, ...margins.get(row.rowId) }));
  };
  const present = new Set(workbook.records(roundingReportTab).map(({ rowId }) => rowId));
  const kept = claimed.flatMap(rowsOf);
  const fresh = drafts.flatMap(({ document }) => rowsOf(document));
  const values = new Map<string, Partial<RoundingRow>>([
    ...kept.map((row) => [row.rowId, present.has(row.rowId) ? {} : row] as const),
    ...fresh.map((row) => [row.rowId, row] as const),
  ]);
  workbook.put(roundingReportTab, { owner: 'draft', values, mode: 'replace' });
}
