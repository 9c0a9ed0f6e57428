import type { WrittenCell } from '../tabs/cell';

/** The most that a cell can hold. */
const LONGEST_TEXT = 50_000;

/** Text that format `@` keeps as it is, beyond dispute: it begins with a letter or a digit. */
const HARMLESS = /^[\p{L}\p{N}]/u;

interface Literal {
  readonly cells: WrittenCell[][];
  readonly formats: string[][];
}

/**
 * Cells in such a way that a sheet takes every text of them literally; null where their formats
 * see to that already. Text that could be read as a formula, as a number or as a hidden mark
 * gets an apostrophe in front, which a sheet swallows under any format but `@`, so the cell is
 * written under another one and given `@` afterwards.
 */
export function quoted(cells: WrittenCell[][], formats: string[][]): Literal | null {
  const needs = cells.map((row, down) =>
    row.map((cell, right) => needsQuote(cell, formats[down]?.[right] ?? '')),
  );
  if (!needs.some((row) => row.some((need) => need))) return null;
  return {
    cells: cells.map((row, down) =>
      row.map((cell, right) => (needs[down]?.[right] ? `'${cell}` : cell)),
    ),
    formats: formats.map((row, down) =>
      row.map((format, right) => (needs[down]?.[right] ? 'General' : format)),
    ),
  };
}

function needsQuote(cell: WrittenCell, format: string): boolean {
  if (typeof cell !== 'string' || cell === '') return false;
  return format !== '@' || !HARMLESS.test(cell);
}

/** Cells with every text cut to what a cell can hold, so that one never stops the others. */
export function kept(cells: readonly (readonly WrittenCell[])[]): WrittenCell[][] {
  return cells.map((row) =>
    row.map((cell) =>
      typeof cell === 'string' && cell.length > LONGEST_TEXT
        ? `${cell.slice(0, LONGEST_TEXT - 2)}…`
        : cell,
    ),
  );
}
