import { ScriptError } from '../../engine/script-error';
import type { SheetModel } from './model/sheet-model';
import type { SpreadsheetModel } from './model/spreadsheet-model';

const LONGEST = 100;

/** Refuses a name that is empty, too long or taken, whatever its case. */
export function checkSheetName(
  book: SpreadsheetModel,
  name: string,
  self: SheetModel | null = null,
): void {
  if (name === '') throw new ScriptError('The sheet name cannot be empty.');
  if (name.length > LONGEST) {
    throw new ScriptError(`The sheet name cannot be greater than ${LONGEST} characters.`);
  }
  const wanted = name.toLowerCase();
  if (book.sheets.some((sheet) => sheet !== self && sheet.name.toLowerCase() === wanted)) {
    throw new ScriptError(
      `A sheet with the name "${name}" already exists. Please enter another name.`,
    );
  }
}

/** `Sheet3`: the next name that is free. */
export function nextSheetName(book: SpreadsheetModel): string {
  for (let number = book.sheets.length + 1; ; number++) {
    const name = `Sheet${number}`;
    if (!book.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())) return name;
  }
}

/** `Copy of Rates`, `Copy of Rates 2`, … */
export function copyName(book: SpreadsheetModel, name: string): string {
  const first = `Copy of ${name}`;
  for (let number = 1; ; number++) {
    const wanted = number === 1 ? first : `${first} ${number}`;
    if (!book.sheets.some((sheet) => sheet.name.toLowerCase() === wanted.toLowerCase())) {
      return wanted;
    }
  }
}
