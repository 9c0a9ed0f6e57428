import { parseValue } from 'numfmt';
import { Formula } from '../../services/spreadsheet/model/scalar';
import type { SheetModel } from '../../services/spreadsheet/model/sheet-model';
import { styleOf } from '../../services/spreadsheet/model/style';

/** Puts a text into a cell as a person types it. */
export function typeText(sheet: SheetModel, row: number, column: number, text: string): void {
  sheet.runs.set(row, column, undefined);
  if (text === '') {
    sheet.contents.set(row, column, undefined);
    return;
  }
  if (text.startsWith('=') && text.length > 1) {
    sheet.contents.set(row, column, new Formula(text));
    return;
  }
  const style = sheet.styles.get(row, column);
  const parsed = style?.numberFormat === '@' ? null : parseValue(text);
  const value = parsed?.v;
  sheet.contents.set(
    row,
    column,
    typeof value === 'number' || typeof value === 'boolean' ? value : text,
  );
  if (parsed?.z && !style?.numberFormat) {
    sheet.styles.set(row, column, styleOf({ ...style, numberFormat: parsed.z }));
  }
}
