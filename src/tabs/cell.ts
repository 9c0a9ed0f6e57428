/** A day or a moment as a cell of a sheet shows it: `2026-03-08` or `2026-03-08T14:30:00`. */
export interface DateCell {
  readonly wall: string;
}

/** A formula that somebody typed, and what it shows. */
export interface FormulaCell {
  readonly formula: string;
  readonly shows: string;
}

/** What a cell holds when it is read; empty is `""`. */
export type Cell = string | number | boolean | DateCell | FormulaCell;

/** What may be written to a cell. Days are written as serial numbers under a date format. */
export type WrittenCell = string | number | boolean;

/** Why a cell is not the value that its column wants, in the words that a person reads. */
export interface CellFault {
  readonly code: string;
  /** What the cell shows. */
  readonly shown: string;
  /** What is wrong with it, as "number expected". */
  readonly what: string;
}

export type Reading<T> = { readonly value: T } | { readonly fault: CellFault };

/** What a cell shows, for a message. */
export function shownText(cell: Cell): string {
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell !== 'object') return String(cell);
  return 'wall' in cell ? cell.wall : cell.formula;
}
