import { ScriptError } from '../../engine/script-error';
import { ServiceObject } from '../../engine/service-object';
import { blockFrom } from './arguments';
import { CellWriter, checkCellValue, scriptValue } from './cell-values';
import { between, type Rectangle } from './model/rectangle';
import type { SheetModel } from './model/sheet-model';
import { sortBlock } from './model/sort';
import { findRange } from './notation';
import { placeOf, type SheetPlace, type SheetSession } from './sheet-session';

/** The cells of a sheet. */
export abstract class SheetCells extends ServiceObject {
  readonly gasType = 'Spreadsheet.Sheet';

  constructor(
    readonly session: SheetSession,
    readonly place: SheetPlace,
  ) {
    super();
  }

  /** The sheet after all pending writes. */
  protected get sheet(): SheetModel {
    return this.session.sheet(this.place);
  }

  protected rangeOf(block: Rectangle) {
    return this.session.make.range(this.place, block);
  }

  getRange(first: number | string, column = 1, numRows = 1, numColumns = 1) {
    if (first === null) throw new ScriptError('Argument cannot be null: a1Notation');
    const sheet = this.sheet;
    if (typeof first === 'string') {
      const found = findRange(first, sheet);
      return this.session.make.range(placeOf(found.sheet), found.block, found.bounds);
    }
    const grid = { rows: sheet.rows.count, columns: sheet.columns.count };
    return this.rangeOf(blockFrom(first, column, numRows, numColumns, grid));
  }

  getRangeList(notations: readonly string[]) {
    const sheet = this.sheet;
    const blocks = notations.map((notation) => findRange(notation, sheet).block);
    return this.session.make.rangeList(this.place, blocks);
  }

  getDataRange() {
    const { row, column } = this.sheet.dataExtent();
    return this.rangeOf(between(1, 1, Math.max(1, row), Math.max(1, column)));
  }
  getLastRow() {
    return this.sheet.dataExtent().row;
  }
  getLastColumn() {
    return this.sheet.dataExtent().column;
  }
  getMaxRows() {
    return this.sheet.rows.count;
  }
  getMaxColumns() {
    return this.sheet.columns.count;
  }

  getSheetValues(startRow: number, startColumn: number, numRows: number, numColumns: number) {
    const sheet = this.sheet;
    const grid = { rows: sheet.rows.count, columns: sheet.columns.count };
    const block = blockFrom(startRow, startColumn, numRows, numColumns, grid);
    return Array.from({ length: block.rows }, (_, down) =>
      Array.from({ length: block.columns }, (__, across) =>
        scriptValue(sheet, block.row + down, block.column + across),
      ),
    );
  }

  /** Below the last row that holds anything; the grid grows if it must. */
  appendRow(values: readonly unknown[]) {
    for (const value of values) checkCellValue(value);
    this.session.write(() => {
      const sheet = this.session.liveSheet(this.place);
      const row = sheet.dataExtent().row + 1;
      this.makeRoom(sheet, row, values.length);
      const block = { row, column: 1, rows: 1, columns: Math.max(1, values.length) };
      this.session.mayEdit(sheet, block);
      const writer = new CellWriter(this.session, sheet);
      for (const [index, value] of values.entries()) writer.write(row, index + 1, value);
      sheet.contentChanged();
    });
    return this;
  }

  private makeRoom(sheet: SheetModel, row: number, columns: number): void {
    const addRows = Math.max(0, row - sheet.rows.count);
    const addColumns = Math.max(0, columns - sheet.columns.count);
    if (addRows + addColumns === 0) return;
    if (!this.session.context.switches.appendRowGrowsGrid) {
      throw new ScriptError(
        'The coordinates of the range are outside the dimensions of the sheet.',
      );
    }
    const after = (sheet.rows.count + addRows) * (sheet.columns.count + addColumns);
    const cells = after - sheet.rows.count * sheet.columns.count;
    const total = sheet.columns.count + addColumns;
    this.session.checkGrowth(sheet.parent, { cells, columns: total });
    const grow = { kind: 'insert' } as const;
    if (addRows > 0) {
      sheet.change({ ...grow, axis: 'rows', at: sheet.rows.count + 1, count: addRows });
    }
    if (addColumns > 0) {
      sheet.change({ ...grow, axis: 'columns', at: sheet.columns.count + 1, count: addColumns });
    }
  }

  clear(options: { readonly contentsOnly?: boolean; readonly formatOnly?: boolean } = {}) {
    const all = !options.contentsOnly && !options.formatOnly;
    if (all || options.contentsOnly) this.clearContents();
    if (all || options.formatOnly) this.clearFormats();
    return this;
  }
  clearContents() {
    return this.clearing((sheet) => {
      sheet.contents.clear(sheet.grid);
      sheet.runs.clear(sheet.grid);
    });
  }
  clearFormats() {
    return this.clearing((sheet) => {
      sheet.styles.clear(sheet.grid);
      sheet.conditionalFormats = [];
    });
  }
  clearNotes() {
    return this.clearing((sheet) => sheet.notes.clear(sheet.grid));
  }

  private clearing(work: (sheet: SheetModel) => void): this {
    this.session.write(() => {
      const sheet = this.session.liveSheet(this.place);
      this.session.mayEdit(sheet, sheet.grid);
      work(sheet);
      sheet.contentChanged();
    });
    return this;
  }

  /** All rows below the frozen ones. */
  sort(column: number, ascending = true) {
    const sheet = this.sheet;
    const { frozen } = sheet.rows;
    const { row, column: lastColumn } = sheet.dataExtent();
    if (!Number.isInteger(column) || column < 1 || column > sheet.columns.count) {
      throw new ScriptError('The sort column is out of bounds.');
    }
    if (row <= frozen) return this;
    const block = between(frozen + 1, 1, row, Math.max(lastColumn, column));
    this.session.mayEdit(sheet, block);
    sortBlock(sheet, block, [{ column, ascending }]);
    return this;
  }
}
