import type { CurrencyCode } from '../money/currency';
import type { Cell, Reading, WrittenCell } from './cell';

/** How a value of a record becomes a cell and back. */
export interface CellType<T> {
  /** Number format of the cell; `@` keeps text as text. */
  readonly format: string;
  /** The values that a person may choose from; makes a dropdown. */
  readonly choices?: readonly string[];
  /** Shown as a box to tick. */
  readonly checkbox?: boolean;
  /** `currency` is that of the row, for money. */
  read(cell: Cell, currency: CurrencyCode | undefined): Reading<T>;
  write(value: T): WrittenCell;
}

/** The same type with an empty cell for `null`. */
export function optional<T>(type: CellType<T>): CellType<T | null> {
  return {
    ...type,
    read: (cell, currency) => (cell === '' ? { value: null } : type.read(cell, currency)),
    write: (value) => (value === null ? '' : type.write(value)),
  };
}
