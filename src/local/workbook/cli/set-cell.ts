import { displayText } from '../../services/spreadsheet/model/display';
import type { SheetModel } from '../../services/spreadsheet/model/sheet-model';
import { handle } from '../session/requests';
import type { Session } from '../session/session';
import { UserError } from '../user-error';
import { tabNamed } from './tab-table';

interface Wanted {
  readonly tab: string;
  readonly key: string;
  readonly column: string;
  readonly value: string;
}

/**
 * Types a value into one cell as a person would, and says what it shows then. Throws a UserError
 * where the tab, the row or the column cannot be told.
 */
export function setCell(session: Session, wanted: Wanted): string {
  const sheet = tabNamed(session, wanted.tab);
  const column = columnOf(sheet, wanted.column);
  const row = rowOf(sheet, wanted.key);
  handle(session, {
    kind: 'edit',
    sheet: sheet.id,
    row,
    column,
    texts: [[wanted.value]],
    sure: true,
  });
  const shown = displayText(sheet, row, column);
  return `${sheet.name}: ${wanted.column} of ${wanted.key} is now ${shown === '' ? 'empty' : shown}`;
}

function columnOf(sheet: SheetModel, header: string): number {
  const { column: last } = sheet.dataExtent();
  const headers = Array.from({ length: last }, (_, index) => displayText(sheet, 1, index + 1));
  const same = (one: string) => one.trim().toLowerCase() === header.trim().toLowerCase();
  const index = headers.findIndex(same);
  if (index >= 0) return index + 1;
  const names = headers.filter((one) => one !== '').join(', ');
  throw new UserError(`${sheet.name} has no column "${header}". It has ${names || 'none'}.`, 2);
}

/** The row in the first column that holds the key just once. */
function rowOf(sheet: SheetModel, key: string): number {
  const { row: lastRow, column: lastColumn } = sheet.dataExtent();
  let most = 0;
  for (let column = 1; column <= lastColumn; column++) {
    const rows: number[] = [];
    for (let row = 2; row <= lastRow; row++) {
      if (displayText(sheet, row, column) === key) rows.push(row);
    }
    const [only] = rows;
    if (rows.length === 1 && only !== undefined) return only;
    most = Math.max(most, rows.length);
  }
  const found = most === 0 ? 'no row' : `${most} rows`;
  throw new UserError(`${sheet.name} has ${found} with the key "${key}".`, 2);
}
