import type { StepName } from '../records/step';
import type { CellType } from './cell-type';

/** Who writes the cells of a column: one step, the set-up, or the person in front of the sheet. */
export type Owner = StepName | 'setup' | 'user';

/** Where the words of a dropdown come from: a closed list, or a column of another tab. */
export type Choices =
  | { readonly words: readonly string[] }
  | { readonly tab: string; readonly header: string };

/** One column: its header, the one writer of its cells, and how a cell becomes a value and back. */
export interface Column<T> {
  readonly header: string;
  readonly owner: Owner;
  readonly cell: CellType<T>;
  /** What the field holds until its owner has written it; a key has none. */
  readonly blank?: T;
  /** The field that holds the currency of this column's money, where it is not that of the row. */
  readonly currency?: string;
  /** Pixels. */
  readonly width?: number;
  /** Long words are written below each other, as those of a wide column always are. */
  readonly wraps?: true;
  /** Choices that differ from row to row; a cell type has choices of its own. */
  readonly choicesFor?: (key: string) => Choices | null;
  /** Shown when a person points at the header. */
  readonly note?: string;
}

/** A tab is the layout of a record: one column for each field, in sheet order. */
export interface Tab<R> {
  readonly name: string;
  readonly version: number;
  /** The field that names a row; rows are found by it wherever they stand. */
  readonly key: keyof R & string;
  /** The field that holds the currency of the row's money. */
  readonly currency?: keyof R & string;
  readonly columns: { readonly [K in keyof R]-?: Column<R[K]> };
  /** `work`: what a person works with; `list`: what it refers to; `record`: what has happened. */
  readonly group: 'work' | 'list' | 'record';
  /** Columns that stay in view when the sheet is scrolled sideways. */
  readonly frozenColumns: number;
}

export type Field<R> = keyof R & string;

/** Fields in sheet order. */
export function fieldsOf<R>(tab: Tab<R>): readonly Field<R>[] {
  return Object.keys(tab.columns) as Field<R>[];
}
