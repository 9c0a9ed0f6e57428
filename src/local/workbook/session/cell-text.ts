import { format } from 'numfmt';
import { CellError, Formula } from '../../services/spreadsheet/model/scalar';
import type { SheetModel } from '../../services/spreadsheet/model/sheet-model';

/** A cell as it is displayed. */
export function displayedText(sheet: SheetModel, row: number, column: number): string {
  const value = sheet.value(row, column);
  if (value === undefined) return '';
  if (value instanceof CellError) return value.code;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const pattern = sheet.styles.get(row, column)?.numberFormat ?? 'General';
  return typeof value === 'string' ? value : format(pattern, value);
}

/** What an editor of a cell begins with. */
export function typedText(sheet: SheetModel, row: number, column: number): string {
  const content = sheet.contents.get(row, column);
  if (content === undefined) return '';
  if (content instanceof Formula) return content.text;
  return displayedText(sheet, row, column);
}
