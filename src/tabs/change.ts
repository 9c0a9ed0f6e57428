import type { WrittenCell } from './cell';
import { changedBlocks, newBlocks } from './change-blocks';
import type { Choices, Owner } from './tab';
import type { Table } from './table';

/** How a column of a block looks and what may be typed there. */
export interface Shape {
  readonly format: string;
  readonly checkbox: boolean;
}

/** A rectangle of cells to write. */
export interface Block {
  /** From 1, as the sheet counts. */
  readonly row: number;
  readonly column: number;
  readonly shapes: readonly Shape[];
  readonly cells: readonly (readonly WrittenCell[])[];
  readonly dropdowns: readonly Dropdown[];
}

/** A run of cells below each other that offer the same choices. */
export interface Dropdown {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly choices: Choices;
}

/** What is to happen to a tab, in the order of the fields. */
export interface TabChange {
  /** Rows to remove, by their numbers as read. */
  readonly removed: readonly number[];
  /** Empty rows to insert, by row numbers after the removal; from the bottom up. */
  readonly inserted: readonly { readonly below: number; readonly count: number }[];
  /** Cells to write, by row numbers after both. */
  readonly blocks: readonly Block[];
}

/** What the owner of some columns wants in them: the values of its fields by key of the row. */
export interface Wanted<R> {
  readonly owner: Owner;
  readonly values: ReadonlyMap<string, Partial<R>>;
  /**
   * `merge`: rows that are not named stay, new ones stand below; `replace`: rows that are not
   * named are removed, and new ones stand where the order of `values` puts them.
   */
  readonly mode: 'merge' | 'replace';
}

/** A row of the sheet as it will be; `old` is its number as read, none for a new row. */
export interface Line {
  readonly old: number | null;
  readonly key: string | null;
}

/**
 * The smallest change that gives the owner's columns their wanted values; null where they have
 * them. Cells of other owners are never part of it, and rows move with all that stands in them.
 */
export function changeOf<R>(table: Table<R>, wanted: Wanted<R>): TabChange | null {
  const keys = keysByRow(table);
  const kept = (row: number) => {
    const key = keys.get(row);
    return wanted.mode === 'merge' || key === undefined || wanted.values.has(key);
  };
  const rows = Array.from({ length: Math.max(0, table.grid.length - 1) }, (_, index) => index + 2);
  const repeated = new Set(table.repeated.map(({ row }) => row));
  const removed = rows.filter(
    (row) => !kept(row) || (wanted.mode === 'replace' && repeated.has(row)),
  );
  const gone = new Set(removed);
  const stay: Line[] = rows
    .filter((row) => !gone.has(row))
    .map((row) => ({ old: row, key: keys.get(row) ?? null }));
  const lines = withNewLines(stay, wanted);
  const inserted = insertionsOf(lines);
  const blocks = [...changedBlocks(table, lines, wanted), ...newBlocks(table, lines, wanted)];
  if (removed.length + inserted.length + blocks.length === 0) return null;
  return { removed, inserted, blocks };
}

function keysByRow<R>({ rows, broken }: Table<R>): ReadonlyMap<number, string> {
  return new Map([...rows, ...broken].map(({ row, key }) => [row, key]));
}

function withNewLines<R>(stay: readonly Line[], { values, mode }: Wanted<R>): readonly Line[] {
  const present = new Set(stay.map(({ key }) => key));
  const missing = [...values.keys()].filter((key) => !present.has(key));
  if (mode === 'merge') return [...stay, ...missing.map((key) => ({ old: null, key }))];
  const followers = new Map<string | null, string[]>();
  let after: string | null = null;
  for (const key of values.keys()) {
    if (present.has(key)) after = key;
    else followers.set(after, [...(followers.get(after) ?? []), key]);
  }
  const newLines = (key: string | null) =>
    (followers.get(key) ?? []).map((follower) => ({ old: null, key: follower }));
  return [
    ...newLines(null),
    ...stay.flatMap((line) => (line.key === null ? [line] : [line, ...newLines(line.key)])),
  ];
}

/** New lines below the last old one need no insertion: the sheet is empty there. */
function insertionsOf(lines: readonly Line[]): TabChange['inserted'] {
  const insertions: { below: number; count: number }[] = [];
  let oldRows = 1;
  let count = 0;
  for (const line of lines) {
    if (line.old === null) {
      count++;
      continue;
    }
    if (count > 0) insertions.unshift({ below: oldRows, count });
    count = 0;
    oldRows++;
  }
  return insertions;
}
