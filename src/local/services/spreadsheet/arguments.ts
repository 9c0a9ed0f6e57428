import { ScriptError } from '../../engine/script-error';
import type { Rectangle } from './model/rectangle';

/** An `Integer` of the platform: a fraction or NaN cannot be converted. */
export function toInteger(value: number): number {
  if (!Number.isInteger(value)) throw new ScriptError(`Cannot convert ${value} to int.`);
  return value;
}

/** The platform's words for a grid of data that does not fit its range (apps-script.md 3.2). */
export function checkDimensions(data: readonly (readonly unknown[])[], block: Rectangle): void {
  const misfit = (what: 'rows' | 'columns', has: number, wants: number) =>
    new ScriptError(
      `The number of ${what} in the data does not match the number of ${what} in the range. ` +
        `The data has ${has} but the range has ${wants}.`,
    );
  if (data.length !== block.rows) throw misfit('rows', data.length, block.rows);
  for (const row of data) {
    if (!Array.isArray(row)) throw misfit('columns', 0, block.columns);
    if (row.length !== block.columns) throw misfit('columns', row.length, block.columns);
  }
}

/** A rectangle from what a script passes to `getRange`. */
export function blockFrom(
  row: number,
  column: number,
  rows: number,
  columns: number,
  grid: { readonly rows: number; readonly columns: number },
): Rectangle {
  const block = {
    row: toInteger(row),
    column: toInteger(column),
    rows: toInteger(rows),
    columns: toInteger(columns),
  };
  if (block.row < 1) throw new ScriptError('The starting row of the range is too small.');
  if (block.column < 1) throw new ScriptError('The starting column of the range is too small.');
  if (block.rows < 1) throw new ScriptError('The number of rows in the range must be at least 1.');
  if (block.columns < 1) {
    throw new ScriptError('The number of columns in the range must be at least 1.');
  }
  if (block.row + block.rows - 1 > grid.rows || block.column + block.columns - 1 > grid.columns) {
    throw new ScriptError('The coordinates of the range are outside the dimensions of the sheet.');
  }
  return block;
}
