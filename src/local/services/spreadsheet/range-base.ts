import { ScriptError } from '../../engine/script-error';
import { ServiceObject } from '../../engine/service-object';
import { blockFrom, toInteger } from './arguments';
import { lastColumnOf, lastRowOf, type Rectangle } from './model/rectangle';
import type { SheetModel } from './model/sheet-model';
import { notationOf } from './notation';
import { BOUNDED, type Bounds, type SheetPlace, type SheetSession } from './sheet-session';

/** Where a range is. It names cells by number and does not move with them. */
export abstract class RangeBase extends ServiceObject {
  readonly gasType = 'Spreadsheet.Range';

  constructor(
    readonly session: SheetSession,
    readonly place: SheetPlace,
    readonly block: Rectangle,
    readonly bounds: Bounds = BOUNDED,
  ) {
    super();
  }

  /** The sheet after all pending writes. */
  protected get sheet(): SheetModel {
    return this.session.sheet(this.place);
  }

  /** Changes the cells of the range with the next bundle. */
  protected edit(work: (sheet: SheetModel) => void): this {
    this.session.edit(this.place, this.block, work);
    return this;
  }

  protected changing(work: (sheet: SheetModel) => void): this {
    return this.edit((sheet) => {
      work(sheet);
      sheet.changed();
    });
  }

  /** Something of each cell, row by row. */
  protected grid<T>(read: (row: number, column: number) => T): T[][] {
    const { row, column, rows, columns } = this.block;
    return Array.from({ length: rows }, (_, down) =>
      Array.from({ length: columns }, (__, across) => read(row + down, column + across)),
    );
  }

  protected eachCell(work: (row: number, column: number) => void): void {
    for (let row = this.block.row; row <= lastRowOf(this.block); row++) {
      for (let column = this.block.column; column <= lastColumnOf(this.block); column++) {
        work(row, column);
      }
    }
  }

  protected rangeAt(block: Rectangle) {
    return this.session.make.range(this.place, block);
  }

  getA1Notation() {
    return notationOf(this.block, this.bounds);
  }
  getRow() {
    return this.block.row;
  }
  getRowIndex() {
    return this.block.row;
  }
  getColumn() {
    return this.block.column;
  }
  getLastRow() {
    return lastRowOf(this.block);
  }
  getLastColumn() {
    return lastColumnOf(this.block);
  }
  getNumRows() {
    return this.block.rows;
  }
  getNumColumns() {
    return this.block.columns;
  }
  getHeight() {
    return this.block.rows;
  }
  getWidth() {
    return this.block.columns;
  }
  getGridId() {
    return this.place.sheetId;
  }
  getSheet() {
    return this.session.make.sheet(this.place);
  }
  isStartRowBounded() {
    return this.bounds.startRow;
  }
  isEndRowBounded() {
    return this.bounds.endRow;
  }
  isStartColumnBounded() {
    return this.bounds.startColumn;
  }
  isEndColumnBounded() {
    return this.bounds.endColumn;
  }

  getCell(row: number, column: number) {
    const [down, across] = [toInteger(row), toInteger(column)];
    const { rows, columns } = this.block;
    if (down < 1 || across < 1 || down > rows || across > columns) {
      throw new ScriptError('Cell reference out of range');
    }
    const top = this.block.row + down - 1;
    return this.rangeAt({ row: top, column: this.block.column + across - 1, rows: 1, columns: 1 });
  }

  offset(rowOffset: number, columnOffset: number, numRows?: number, numColumns?: number) {
    const { rows, columns } = this.sheet;
    const block = blockFrom(
      this.block.row + toInteger(rowOffset),
      this.block.column + toInteger(columnOffset),
      numRows ?? this.block.rows,
      numColumns ?? this.block.columns,
      { rows: rows.count, columns: columns.count },
    );
    return this.rangeAt(block);
  }
}
