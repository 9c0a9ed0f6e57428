import type { ColumnLayout } from '../tabs/layout';
import { addressesOf } from './column-runs';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/**
 * Has the sheet ask before a person types over what a step fills, or over a header. It only asks:
 * a refusal would stop the add-on too, which writes as the person who runs it. Columns that a
 * person has added are left alone.
 */
export function guardColumns(sheet: Sheet, from: number, columns: readonly ColumnLayout[]): void {
  const isTyped = ({ owner }: ColumnLayout) => owner === 'user';
  const filled = addressesOf(columns, (column) => !isTyped(column), { from });
  const headers = addressesOf(columns, isTyped, { from, first: 1, last: 1 });
  for (const address of [...filled, ...headers]) {
    sheet.getRange(address).protect().setWarningOnly(true);
  }
}
