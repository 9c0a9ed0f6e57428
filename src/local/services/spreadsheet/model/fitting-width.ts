import { displayText } from './display';
import type { SheetModel } from './sheet-model';

/** Pixels of an average letter, of the margins, and of the narrowest column. */
const LETTER = 7;
const MARGIN = 12;
const NARROWEST = 21;

/** A width that shows the longest text of a column; about what a browser would measure. */
export function fittingWidth(sheet: SheetModel, column: number): number {
  let longest = 0;
  const { row } = sheet.dataExtent();
  for (let at = 1; at <= row; at++) {
    longest = Math.max(longest, displayText(sheet, at, column).length);
  }
  return longest === 0
    ? sheet.columns.size(column)
    : Math.max(NARROWEST, longest * LETTER + MARGIN);
}
