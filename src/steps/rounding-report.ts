import type { RoundingRow } from '../records/rounding-row';
import type { DraftInput, Drafts } from '../rules/draft';
import { roundingReport } from '../rules/rounding-report';
import { roundingReportTab } from '../tabs/rounding-report-tab';
import type { Workbook } from './workbook';

/** Shows where each cent of the documents arose; rows of claimed ones stay as they are. */
export function writeRoundingReport(
  workbook: Workbook,
  { claimed, taxCodes }: DraftInput,
  { drafts }: Drafts,
): void {
  const percents = new Map(taxCodes.map(({ taxCodeId, percent }) => [taxCodeId, percent]));
  const present = new Set(workbook.records(roundingReportTab).map(({ rowId }) => rowId));
  const kept = claimed.flatMap((document) => roundingReport(document, percents));
  const fresh = drafts.flatMap(({ document }) => roundingReport(document, percents));
  const values = new Map<string, Partial<RoundingRow>>([
    ...kept.map((row) => [row.rowId, present.has(row.rowId) ? {} : row] as const),
    ...fresh.map((row) => [row.rowId, row] as const),
  ]);
  workbook.put(roundingReportTab, { owner: 'draft', values, mode: 'replace' });
}
