import { NotEmulated, ScriptError } from '../../engine/script-error';
import type { EnumConstant } from '../../engine/service-object';
import { toInteger } from './arguments';
import { copyBlock, EVERYTHING, pasteBlock, wipeBlock } from './model/paste';
import { between, intersection, lastColumnOf, lastRowOf, type Rectangle } from './model/rectangle';
import type { Scalar } from './model/scalar';
import { reorderRows, type SortColumn, sortBlock } from './model/sort';
import { RangeCopies } from './range-copies';

/** Order of the rows of a range, and cells that push others aside. */
export abstract class RangeOrder extends RangeCopies {
  /** By column numbers of the sheet, or `{column, ascending}`, or a list of both. */
  sort(spec: unknown) {
    const columns = (Array.isArray(spec) ? spec : [spec]).map((one) => this.sortColumn(one));
    const sheet = this.sheet;
    this.session.mayEdit(sheet, this.block);
    sortBlock(sheet, this.block, columns);
    return this;
  }

  randomize() {
    const sheet = this.sheet;
    this.session.mayEdit(sheet, this.block);
    const order = Array.from({ length: this.block.rows }, (_, index) => this.block.row + index);
    for (let last = order.length - 1; last > 0; last--) {
      const other = Math.floor(Math.random() * (last + 1));
      [order[last], order[other]] = [order[other] as number, order[last] as number];
    }
    reorderRows(sheet, this.block, order);
    return this;
  }

  /** Rows that repeat an earlier one go; letters of either case count as the same. */
  removeDuplicates(columnsToCompare?: readonly number[]) {
    const sheet = this.sheet;
    this.session.mayEdit(sheet, this.block);
    const columns =
      columnsToCompare?.map((column) => this.columnInside(column)) ??
      Array.from({ length: this.block.columns }, (_, index) => this.block.column + index);
    const seen = new Set<string>();
    const kept: number[] = [];
    for (let row = this.block.row; row <= lastRowOf(this.block); row++) {
      const key = JSON.stringify(columns.map((column) => comparable(sheet.value(row, column))));
      if (!seen.has(key)) kept.push(row);
      seen.add(key);
    }
    reorderRows(sheet, { ...this.block, rows: kept.length }, kept);
    const rest = {
      ...this.block,
      row: this.block.row + kept.length,
      rows: this.block.rows - kept.length,
    };
    if (rest.rows > 0) sheet.contents.clear(rest);
    sheet.contentChanged();
    return this.rangeAt({ ...this.block, rows: kept.length });
  }

  insertCells(dimension: EnumConstant) {
    this.shift(dimension.name, 1);
    return this;
  }

  deleteCells(dimension: EnumConstant) {
    this.shift(dimension.name, -1);
  }

  /** Cells right of or below the range move by its size. */
  private shift(dimension: string, direction: 1 | -1): void {
    const sheet = this.sheet;
    if (sheet.formulas.size > 0) {
      throw new NotEmulated('Range.insertCells and deleteCells in a sheet with formulas');
    }
    const { block } = this;
    const across = dimension === 'COLUMNS';
    const end = across
      ? { bottom: lastRowOf(block), right: sheet.columns.count }
      : { bottom: sheet.rows.count, right: lastColumnOf(block) };
    const whole = between(block.row, block.column, end.bottom, end.right);
    this.session.mayEdit(sheet, whole);
    const size = across ? block.columns : block.rows;
    const rest = across
      ? { ...whole, columns: whole.columns - size }
      : { ...whole, rows: whole.rows - size };
    const shifted = across
      ? { ...rest, column: rest.column + size }
      : { ...rest, row: rest.row + size };
    const [from, to]: [Rectangle, Rectangle] = direction === 1 ? [rest, shifted] : [shifted, rest];
    if (sheet.merges.some((merge) => intersection(merge, whole))) {
      throw new ScriptError('You can’t perform this action because it would break apart a merge.');
    }
    const copied = copyBlock(sheet, from, EVERYTHING);
    wipeBlock(sheet, whole);
    if (rest.rows > 0 && rest.columns > 0) {
      pasteBlock(copied, sheet, to, { ...EVERYTHING, conditionalFormats: false });
    }
    sheet.contentChanged();
  }

  private sortColumn(spec: unknown): SortColumn {
    if (typeof spec === 'number') return { column: this.columnInside(spec), ascending: true };
    const { column, ascending = true } = (spec ?? {}) as { column?: unknown; ascending?: unknown };
    if (typeof column !== 'number' || typeof ascending !== 'boolean') {
      throw new ScriptError('Invalid argument: sortSpecObj');
    }
    return { column: this.columnInside(column), ascending };
  }

  private columnInside(column: number): number {
    if (toInteger(column) < this.block.column || column > lastColumnOf(this.block)) {
      throw new ScriptError('The column to compare or sort by lies outside the range.');
    }
    return column;
  }
}

const comparable = (value: Scalar | undefined): unknown =>
  typeof value === 'string' ? value.toLowerCase() : (value ?? null);
