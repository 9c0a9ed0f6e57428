import type { Sheet } from './sheet';
import { SpreadsheetSheets } from './spreadsheet-sheets';

/** Methods of a spreadsheet that stand for those of its active sheet. */
const OF_ACTIVE_SHEET =
  `appendRow autoResizeColumn deleteColumn deleteColumns deleteRow deleteRows getActiveCell getActiveRange
getActiveRangeList getColumnWidth getCurrentCell getDataRange getFrozenColumns getFrozenRows getLastColumn getLastRow
getRangeList getRowHeight getSelection getSheetValues hideColumn hideRow insertColumnAfter insertColumnBefore
insertColumnsAfter insertColumnsBefore insertRowAfter insertRowBefore insertRowsAfter insertRowsBefore
isColumnHiddenByUser isRowHiddenByFilter isRowHiddenByUser setActiveRangeList setColumnWidth setFrozenColumns setFrozenRows
setRowHeight sort unhideColumn unhideRow`.split(/\s+/);

/** Methods whose argument says which sheet becomes active. */
const SELECTING = ['setActiveRange', 'setActiveSelection', 'setCurrentCell'];

type Method = (...args: unknown[]) => unknown;

/** A spreadsheet that passes calls on to its active sheet. */
export abstract class SpreadsheetOfActiveSheet extends SpreadsheetSheets {}

for (const name of [...OF_ACTIVE_SHEET, ...SELECTING]) {
  Object.defineProperty(SpreadsheetOfActiveSheet.prototype, name, {
    value(this: { readonly active: Sheet }, ...args: unknown[]): unknown {
      const sheet = this.active;
      const method = (sheet as unknown as Record<string, Method>)[name] as Method;
      return method.apply(sheet, args);
    },
  });
}
