import { type CurrencyCode, isCurrencyCode } from '../money/currency';
import { type Cell, type CellFault, shownText } from './cell';
import { type Field, fieldsOf, type Tab } from './tab';

/** A tab as it was read: its records and where each of them stands. */
export interface Table<R> {
  readonly tab: Tab<R>;
  /** Cells as they were read, the header row first. */
  readonly grid: readonly (readonly Cell[])[];
  /** Position of each column from the left, from 0; a column that is not there has none. */
  readonly places: ReadonlyMap<Field<R>, number>;
  /** Rows whose record is whole; a fault in a field that may be blank leaves it blank. */
  readonly rows: readonly TableRow<R>[];
  /** Rows that have a key but lack a value that nothing can stand in for. */
  readonly broken: readonly Omit<TableRow<R>, 'record'>[];
  /** Rows whose key stands in an earlier row already. */
  readonly repeated: readonly { readonly key: string; readonly row: number }[];
}

export interface TableRow<R> {
  /** Number of the row in the sheet, from 1. */
  readonly row: number;
  readonly key: string;
  readonly record: R;
  readonly faults: readonly FieldFault<R>[];
}

export interface FieldFault<R> extends CellFault {
  readonly field: Field<R>;
}

/**
 * Reads the cells of a tab. Columns are found by their header, so a person may move them and add
 * others; rows without a key are passed over; what cannot be read is named among the faults of
 * its row and never stops the others. `before` is the tab as it was read last: rows whose cells
 * are still the same are not worked out again.
 */
export function readTable<R>(
  tab: Tab<R>,
  grid: readonly (readonly Cell[])[],
  before?: Table<R>,
): Table<R> {
  const { places, recordOf } = readerOf(tab, grid[0] ?? [], before);
  const keyAt = places.get(tab.key);
  const rows: TableRow<R>[] = [];
  const broken: Omit<TableRow<R>, 'record'>[] = [];
  const repeated: { key: string; row: number }[] = [];
  const seen = new Set<string>();
  for (let index = 1; index < grid.length && keyAt !== undefined; index++) {
    const cells = grid[index] ?? [];
    const key = shownText(cells[keyAt] ?? '').trim();
    if (key === '') continue;
    const row = index + 1;
    if (seen.has(key)) {
      repeated.push({ key, row });
      continue;
    }
    seen.add(key);
    const { record, faults } = recordOf(key, cells);
    if (record) rows.push({ row, key, record, faults });
    else broken.push({ row, key, faults });
  }
  return { tab, grid, places, rows, broken, repeated };
}

interface Reader<R> {
  readonly places: Table<R>['places'];
  readonly recordOf: (key: string, cells: readonly Cell[]) => ReadRecord<R>;
}

/** How the rows of a tab are read: those that have not changed since are taken over. */
function readerOf<R>(tab: Tab<R>, headers: readonly Cell[], before?: Table<R>): Reader<R> {
  if (!before || !sameCells(before.grid[0] ?? [], headers)) {
    const places = placesOf(tab, headers);
    return { places, recordOf: (_, cells) => readRecord(tab, places, cells) };
  }
  const { places, grid, rows } = before;
  const known = new Map(rows.map((row) => [row.key, row]));
  const recordOf = (key: string, cells: readonly Cell[]) => {
    const last = known.get(key);
    const same = last && sameCells(grid[last.row - 1] ?? [], cells);
    return same ? last : readRecord(tab, places, cells);
  };
  return { places, recordOf };
}

/** Whether two rows hold the same; a date or a formula is compared by what it says. */
function sameCells(some: readonly Cell[], others: readonly Cell[]): boolean {
  if (some === others) return true;
  return (
    some.length === others.length &&
    some.every((cell, index) => {
      const other = others[index];
      return cell === other || (typeof cell === 'object' && sameObject(cell, other));
    })
  );
}

const sameObject = (cell: Cell, other: Cell | undefined): boolean =>
  typeof other === 'object' && JSON.stringify(cell) === JSON.stringify(other);

/** Columns of the tab that its sheet does not have, by header. */
export function missingHeaders<R>({ tab, places }: Table<R>): readonly string[] {
  return fieldsOf(tab)
    .filter((field) => !places.has(field))
    .map((field) => tab.columns[field].header);
}

function placesOf<R>(tab: Tab<R>, headers: readonly Cell[]): ReadonlyMap<Field<R>, number> {
  const byHeader = new Map(headers.map((cell, index) => [shownText(cell).trim(), index]));
  return new Map(
    fieldsOf(tab).flatMap((field) => {
      const place = byHeader.get(tab.columns[field].header);
      return place === undefined ? [] : [[field, place] as const];
    }),
  );
}

interface ReadRecord<R> {
  /** Null where a value is missing that nothing can stand in for. */
  readonly record: R | null;
  readonly faults: readonly FieldFault<R>[];
}

function readRecord<R>(
  tab: Tab<R>,
  places: ReadonlyMap<Field<R>, number>,
  cells: readonly Cell[],
): ReadRecord<R> {
  const faults: FieldFault<R>[] = [];
  const currencyOf = (field: string | undefined) => currencyIn(field, places, cells);
  const ofRow = currencyOf(tab.currency);
  const record: Partial<R> = {};
  let whole = true;
  for (const field of fieldsOf(tab)) {
    const { cell, blank, currency: named } = tab.columns[field];
    const currency = currencyOf(named) ?? ofRow;
    const found = cellAt(places.get(field), cells);
    const reading =
      found === '' && blank !== undefined ? { value: blank } : cell.read(found, currency);
    if ('value' in reading) record[field] = reading.value;
    else {
      faults.push({ field, ...reading.fault });
      if (blank === undefined) whole = false;
      else record[field] = blank;
    }
  }
  return { record: whole ? (record as R) : null, faults };
}

const cellAt = (place: number | undefined, cells: readonly Cell[]): Cell =>
  place === undefined ? '' : (cells[place] ?? '');

function currencyIn(
  field: string | undefined,
  places: ReadonlyMap<string, number>,
  cells: readonly Cell[],
): CurrencyCode | undefined {
  const place = field === undefined ? undefined : places.get(field);
  const shown = place === undefined ? '' : shownText(cells[place] ?? '').trim();
  return isCurrencyCode(shown) ? shown : undefined;
}
