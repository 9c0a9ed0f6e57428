import { displayText } from '../../services/spreadsheet/model/display';
import type { Rectangle } from '../../services/spreadsheet/model/rectangle';
import { lastColumnOf, lastRowOf } from '../../services/spreadsheet/model/rectangle';
import type { SheetModel } from '../../services/spreadsheet/model/sheet-model';

/** A block as clipboard text: what is displayed, with tabs between cells. */
export function copiedText(sheet: SheetModel, block: Rectangle): string {
  const extent = sheet.dataExtent();
  const lastRow = Math.min(lastRowOf(block), Math.max(extent.row, block.row));
  const lastColumn = Math.min(lastColumnOf(block), Math.max(extent.column, block.column));
  const lines: string[] = [];
  for (let row = block.row; row <= lastRow; row++) {
    const fields: string[] = [];
    for (let column = block.column; column <= lastColumn; column++) {
      const text = displayText(sheet, row, column);
      fields.push(/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    }
    lines.push(fields.join('\t'));
  }
  return lines.join('\n');
}
