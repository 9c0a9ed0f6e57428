import { ScriptError } from '../../engine/script-error';
import {
  columnName,
  columnNumber,
  lastColumnOf,
  lastRowOf,
  type Rectangle,
  rectangleName,
} from './model/rectangle';
import type { SheetModel } from './model/sheet-model';
import type { SpreadsheetModel } from './model/spreadsheet-model';
import { BOUNDED, type Bounds } from './sheet-session';

export interface NamedBlock {
  readonly sheet: SheetModel;
  readonly block: Rectangle;
  readonly bounds: Bounds;
}

interface Corner {
  readonly row: number | null;
  readonly column: number | null;
}

/**
 * Finds what a text in A1 or R1C1 notation, or the name of a range, points to: `Sheet1!A2:C`,
 * `B:B`, `5:7`, `R2C2:R4C5`. Throws "Range not found".
 */
export function findRange(text: string, home: SheetModel): NamedBlock {
  const book = home.parent;
  const named = namedRange(text, book);
  if (named) return named;
  const { sheetName, cells } = splitSheet(text);
  const sheet = sheetName === null || sheetName === '' ? home : book.sheetNamed(sheetName);
  const found = sheet && cellsOf(cells, sheet);
  if (!found) throw new ScriptError('Range not found');
  return found;
}

function namedRange(text: string, book: SpreadsheetModel): NamedBlock | null {
  const area = book.namedAreas.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  const sheet = area && book.sheet(area.sheetId);
  return area && sheet ? { sheet, block: area.range, bounds: BOUNDED } : null;
}

function splitSheet(text: string): { sheetName: string | null; cells: string } {
  const quoted = /^'((?:[^']|'')*)'!(.*)$/s.exec(text);
  if (quoted) return { sheetName: (quoted[1] ?? '').replaceAll("''", "'"), cells: quoted[2] ?? '' };
  const at = text.lastIndexOf('!');
  if (at < 0) return { sheetName: null, cells: text };
  return { sheetName: text.slice(0, at), cells: text.slice(at + 1) };
}

const A1 = /^\$?([a-z]{1,3})?\$?(\d{1,8})?$/i;
const R1C1 = /^r(\d{1,8})c(\d{1,8})$/i;

function cornerOf(text: string): Corner | null {
  const numbered = R1C1.exec(text);
  if (numbered) return { row: Number(numbered[1]), column: Number(numbered[2]) };
  const match = A1.exec(text);
  if (!match || text === '' || (match[1] === undefined && match[2] === undefined)) return null;
  return {
    column: match[1] === undefined ? null : columnNumber(match[1]),
    row: match[2] === undefined ? null : Number(match[2]),
  };
}

function cellsOf(text: string, sheet: SheetModel): NamedBlock | null {
  const parts = text.split(':');
  if (parts.length > 2) return null;
  const [first, last] = parts.map((part) => cornerOf(part.trim()));
  if (!first || (parts.length === 2 && !last)) return null;
  if (!last) {
    return first.row === null || first.column === null ? null : spanned(first, first, sheet);
  }
  return spanned(first, last, sheet);
}

function spanned(first: Corner, last: Corner, sheet: SheetModel): NamedBlock | null {
  const rows = axisSpan(first.row, last.row, sheet.rows.count);
  const columns = axisSpan(first.column, last.column, sheet.columns.count);
  if (!rows || !columns) return null;
  const block = {
    row: rows.start,
    rows: rows.count,
    column: columns.start,
    columns: columns.count,
  };
  const bounds = {
    startRow: rows.startBounded,
    endRow: rows.endBounded,
    startColumn: columns.startBounded,
    endColumn: columns.endBounded,
  };
  return { sheet, block, bounds };
}

function axisSpan(first: number | null, last: number | null, count: number) {
  if (first !== null && last !== null) {
    const [low, high] = [Math.min(first, last), Math.max(first, last)];
    if (low < 1 || high > count) return null;
    return { start: low, count: high - low + 1, startBounded: true, endBounded: true };
  }
  const start = first ?? last ?? 1;
  if (start < 1 || start > count) return null;
  return {
    start,
    count: count - start + 1,
    startBounded: first !== null || last !== null,
    endBounded: false,
  };
}

/** A1 notation of a range; edges that were never named are left out, the whole sheet is ''. */
export function notationOf(block: Rectangle, bounds: Bounds): string {
  const { startRow, endRow, startColumn, endColumn } = bounds;
  if (startRow && endRow && startColumn && endColumn) return rectangleName(block);
  const corner = (column: number | null, row: number | null) =>
    `${column === null ? '' : columnName(column)}${row ?? ''}`;
  const first = corner(startColumn ? block.column : null, startRow ? block.row : null);
  const last = corner(endColumn ? lastColumnOf(block) : null, endRow ? lastRowOf(block) : null);
  return first === '' && last === '' ? '' : `${first}:${last}`;
}
