import { changeList, type GridChange } from './grid-change';
import { lastColumnOf, lastRowOf, type Rectangle } from './rectangle';

type Row<T> = (T | undefined)[];

/** Last row and column in which something stands; 0 where nothing does. */
interface Extent {
  readonly row: number;
  readonly column: number;
}

/** One kind of thing that cells have: contents, looks, notes. Most cells have none. */
export class Layer<T> {
  private rows: (Row<T> | undefined)[] = [];
  /** Kept while it is known, because appending asks for it again and again. */
  private known: Extent | null = null;

  get(row: number, column: number): T | undefined {
    return this.rows[row - 1]?.[column - 1];
  }

  set(row: number, column: number, value: T | undefined): void {
    this.known = this.known && extended(this.known, row, column, value !== undefined);
    let cells = this.rows[row - 1];
    if (!cells) {
      if (value === undefined) return;
      while (this.rows.length < row) this.rows.push(undefined);
      cells = [];
      this.rows[row - 1] = cells;
    }
    while (cells.length < column - 1) cells.push(undefined);
    cells[column - 1] = value;
  }

  /** Gives every cell of a block what `make` says, seeing what the cell has. */
  update(
    block: Rectangle,
    make: (old: T | undefined, row: number, column: number) => T | undefined,
  ): void {
    for (let row = block.row; row <= lastRowOf(block); row++) {
      for (let column = block.column; column <= lastColumnOf(block); column++) {
        const old = this.get(row, column);
        const made = make(old, row, column);
        if (made !== old) this.set(row, column, made);
      }
    }
  }

  clear(block: Rectangle): void {
    this.known = null;
    const last = Math.min(lastRowOf(block), this.rows.length);
    for (let row = block.row; row <= last; row++) {
      const cells = this.rows[row - 1];
      if (!cells) continue;
      const end = Math.min(lastColumnOf(block), cells.length);
      for (let column = block.column; column <= end; column++) cells[column - 1] = undefined;
    }
  }

  /** All that is in a block, cell by cell. */
  *within(block: Rectangle): Generator<{ row: number; column: number; value: T }> {
    const last = Math.min(lastRowOf(block), this.rows.length);
    for (let row = block.row; row <= last; row++) {
      const cells = this.rows[row - 1];
      if (!cells) continue;
      const end = Math.min(lastColumnOf(block), cells.length);
      for (let column = block.column; column <= end; column++) {
        const value = cells[column - 1];
        if (value !== undefined) yield { row, column, value };
      }
    }
  }

  extent(): Extent {
    this.known ??= this.measured();
    return this.known;
  }

  private measured(): Extent {
    let row = 0;
    let column = 0;
    this.rows.forEach((cells, index) => {
      const last = (cells?.findLastIndex((value) => value !== undefined) ?? -1) + 1;
      if (last > 0) row = index + 1;
      column = Math.max(column, last);
    });
    return { row, column };
  }

  change(change: GridChange): void {
    this.known = null;
    if (change.axis === 'rows') {
      changeList(this.rows, change);
      return;
    }
    for (const cells of this.rows) if (cells) changeList(cells, change);
  }

  /** Rows as they are stored, for a snapshot; never changed by the reader. */
  stored(): readonly (readonly (T | undefined)[] | undefined)[] {
    return this.rows;
  }

  restore(rows: (Row<T> | undefined)[]): void {
    this.known = null;
    this.rows = rows;
  }
}

/** The extent after one more cell was filled or emptied; null where it must be measured again. */
function extended(extent: Extent, row: number, column: number, filled: boolean): Extent | null {
  if (row <= extent.row && column <= extent.column) {
    const edge = row === extent.row || column === extent.column;
    return edge && !filled ? null : extent;
  }
  if (!filled) return extent;
  return { row: Math.max(row, extent.row), column: Math.max(column, extent.column) };
}
