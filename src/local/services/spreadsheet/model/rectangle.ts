/** A block of cells. Rows and columns count from 1, as in the sheet. */
export interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export const lastRowOf = ({ row, rows }: Rectangle): number => row + rows - 1;
export const lastColumnOf = ({ column, columns }: Rectangle): number => column + columns - 1;

export function cellAt(row: number, column: number): Rectangle {
  return { row, column, rows: 1, columns: 1 };
}

/** From the first to the last cell, both included. */
export function between(top: number, left: number, bottom: number, right: number): Rectangle {
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

export function contains(outer: Rectangle, inner: Rectangle): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    lastRowOf(inner) <= lastRowOf(outer) &&
    lastColumnOf(inner) <= lastColumnOf(outer)
  );
}

/** The cells that both have, or null. */
export function intersection(a: Rectangle, b: Rectangle): Rectangle | null {
  const top = Math.max(a.row, b.row);
  const left = Math.max(a.column, b.column);
  const bottom = Math.min(lastRowOf(a), lastRowOf(b));
  const right = Math.min(lastColumnOf(a), lastColumnOf(b));
  return top <= bottom && left <= right ? between(top, left, bottom, right) : null;
}

export function sameRectangle(a: Rectangle, b: Rectangle): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}

/** What is left of `outer` without `hole`: none to four rectangles. */
export function without(outer: Rectangle, hole: Rectangle): readonly Rectangle[] {
  const common = intersection(outer, hole);
  if (!common) return [outer];
  const parts = [
    between(outer.row, outer.column, common.row - 1, lastColumnOf(outer)),
    between(lastRowOf(common) + 1, outer.column, lastRowOf(outer), lastColumnOf(outer)),
    between(common.row, outer.column, lastRowOf(common), common.column - 1),
    between(common.row, lastColumnOf(common) + 1, lastRowOf(common), lastColumnOf(outer)),
  ];
  return parts.filter(({ rows, columns }) => rows > 0 && columns > 0);
}

/** `1` is `A`, `28` is `AB`. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** `A` is `1`, `AB` is `28`. */
export function columnNumber(name: string): number {
  return [...name.toUpperCase()].reduce((sum, char) => sum * 26 + char.charCodeAt(0) - 64, 0);
}

export const cellName = (row: number, column: number): string => `${columnName(column)}${row}`;

/** `B2:C5`, or `B2` for a single cell. */
export function rectangleName(rectangle: Rectangle): string {
  const first = cellName(rectangle.row, rectangle.column);
  if (rectangle.rows === 1 && rectangle.columns === 1) return first;
  return `${first}:${cellName(lastRowOf(rectangle), lastColumnOf(rectangle))}`;
}
