import type { SpreadsheetModel } from '../../services/spreadsheet/model/spreadsheet-model';
import { tableOf } from './tab-table';

/** A row of the tab that lists what is wrong. */
export interface TabProblem {
  readonly severity: string;
  readonly code: string;
  readonly tab: string;
  readonly key: string;
  readonly message: string;
  readonly fix: string;
}

const PROBLEMS_TAB = 'Problems';

/** The problems that a step has found, as the workbook's own tab lists them. */
export function problemsOf(book: SpreadsheetModel, step: string): readonly TabProblem[] {
  const sheet = book.sheetNamed(PROBLEMS_TAB);
  if (!sheet) return [];
  const { headers, rows } = tableOf(sheet);
  const cell = (row: readonly string[], header: string) => row[headers.indexOf(header)] ?? '';
  return rows
    .filter((row) => cell(row, 'Found by') === step)
    .map((row) => ({
      severity: cell(row, 'Severity'),
      code: cell(row, 'Code'),
      tab: cell(row, 'Tab'),
      key: cell(row, 'Row'),
      message: cell(row, 'What is wrong'),
      fix: cell(row, 'What to do'),
    }));
}
