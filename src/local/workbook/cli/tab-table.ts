import { displayText } from '../../services/spreadsheet/model/display';
import type { SheetModel } from '../../services/spreadsheet/model/sheet-model';
import type { SpreadsheetModel } from '../../services/spreadsheet/model/spreadsheet-model';
import type { Session } from '../session/session';
import { UserError } from '../user-error';

/** A tab as displayed texts: its first row, and the rows below that hold anything. */
export interface TabTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function tableOf(sheet: SheetModel): TabTable {
  const { row: lastRow, column: lastColumn } = sheet.dataExtent();
  const line = (row: number) =>
    Array.from({ length: lastColumn }, (_, index) => displayText(sheet, row, index + 1));
  const rows: string[][] = [];
  for (let row = 2; row <= lastRow; row++) {
    const texts = line(row);
    if (texts.some((text) => text !== '')) rows.push(texts);
  }
  return { headers: lastRow === 0 ? [] : line(1), rows };
}

/**
 * A tab by its name, in any case, made where no step has needed it yet; throws a UserError that
 * lists the tabs there are.
 */
export function tabNamed(session: Session, name: string): SheetModel {
  const known = present(session.book, name);
  if (known) return known;
  session.script('showTab', [name.trim(), '']);
  const made = present(session.book, name);
  if (made) return made;
  const names = session.book.sheets.map((one) => one.name).join(', ');
  throw new UserError(`There is no tab "${name}". There are ${names}.`, 2);
}

function present(book: SpreadsheetModel, name: string): SheetModel | undefined {
  const wanted = name.trim().toLowerCase();
  return book.sheetNamed(name) ?? book.sheets.find((one) => one.name.toLowerCase() === wanted);
}
