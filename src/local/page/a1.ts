import type { Area } from '../workbook/protocol';

/** Letters of a column: `columnName(28)` is `AB`. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

export const cellName = (row: number, column: number): string => `${columnName(column)}${row}`;

/** `B2:D5`, or `B2` for one cell. */
export function areaName({ row, column, lastRow, lastColumn }: Area): string {
  const first = cellName(row, column);
  return row === lastRow && column === lastColumn
    ? first
    : `${first}:${cellName(lastRow, lastColumn)}`;
}

/** The area that a name such as `b2`, `B2:D5` or `C:C` stands for; null where it is none. */
export function parseArea(
  text: string,
  size: { readonly rows: number; readonly columns: number },
): Area | null {
  const match = /^\$?([a-z]*)\$?(\d*)(?::\$?([a-z]*)\$?(\d*))?$/i.exec(text.trim());
  if (!match || match[0] === '' || match[0].startsWith(':')) return null;
  const [, fromColumn = '', fromRow = '', toColumn, toRow] = match;
  if (toColumn === undefined && (fromColumn === '' || fromRow === '')) return null;
  const first = {
    row: fromRow === '' ? 1 : Number(fromRow),
    column: fromColumn === '' ? 1 : columnNumber(fromColumn),
  };
  const last = {
    row: toRow === undefined ? first.row : toRow === '' ? size.rows : Number(toRow),
    column:
      toColumn === undefined
        ? first.column
        : toColumn === ''
          ? size.columns
          : columnNumber(toColumn),
  };
  const area = areaBetween(first, last);
  const inside = area.row >= 1 && area.lastRow <= size.rows && area.lastColumn <= size.columns;
  return inside ? area : null;
}

function columnNumber(name: string): number {
  return [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The rectangle with two cells as opposite corners. */
export function areaBetween(one: Place, other: Place): Area {
  return {
    row: Math.min(one.row, other.row),
    column: Math.min(one.column, other.column),
    lastRow: Math.max(one.row, other.row),
    lastColumn: Math.max(one.column, other.column),
  };
}

export function contains(area: Area, { row, column }: Place): boolean {
  return (
    row >= area.row && row <= area.lastRow && column >= area.column && column <= area.lastColumn
  );
}
