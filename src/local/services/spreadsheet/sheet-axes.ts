import { ScriptError } from '../../engine/script-error';
import { toInteger } from './arguments';
import { fittingWidth } from './model/fitting-width';
import type { AxisName } from './model/grid-change';
import type { Rectangle } from './model/rectangle';
import type { SheetModel } from './model/sheet-model';
import { SheetCells } from './sheet-cells';
import type { RangeLike } from './sheet-session';

/** Rows and columns of a sheet: more, fewer, elsewhere, hidden, frozen, wide. */
export abstract class SheetAxes extends SheetCells {
  insertRowAfter(position: number) {
    return this.insertRowsAfter(position, 1);
  }
  insertRowBefore(position: number) {
    return this.insertRowsBefore(position, 1);
  }
  insertRowsAfter(position: number, count: number) {
    return this.insert('rows', { at: toInteger(position) + 1, count, like: position });
  }
  insertRowsBefore(position: number, count: number) {
    return this.insert('rows', { at: toInteger(position), count, like: position });
  }
  insertRows(index: number, count = 1) {
    this.insert('rows', { at: toInteger(index), count, like: index });
  }
  insertColumnAfter(position: number) {
    return this.insertColumnsAfter(position, 1);
  }
  insertColumnBefore(position: number) {
    return this.insertColumnsBefore(position, 1);
  }
  insertColumnsAfter(position: number, count: number) {
    return this.insert('columns', { at: toInteger(position) + 1, count, like: position });
  }
  insertColumnsBefore(position: number, count: number) {
    return this.insert('columns', { at: toInteger(position), count, like: position });
  }
  insertColumns(index: number, count = 1) {
    this.insert('columns', { at: toInteger(index), count, like: index });
  }

  deleteRow(position: number) {
    this.delete('rows', position, 1);
    return this;
  }
  deleteRows(position: number, count: number) {
    this.delete('rows', position, count);
  }
  deleteColumn(position: number) {
    this.delete('columns', position, 1);
    return this;
  }
  deleteColumns(position: number, count: number) {
    this.delete('columns', position, count);
  }

  moveRows({ block }: RangeLike, destination: number) {
    this.move('rows', { at: block.row, count: block.rows, before: destination });
  }
  moveColumns({ block }: RangeLike, destination: number) {
    this.move('columns', { at: block.column, count: block.columns, before: destination });
  }

  hideRow({ block }: RangeLike) {
    this.setHidden('rows', block.row, block.rows, true);
  }
  hideRows(index: number, count = 1) {
    this.setHidden('rows', index, count, true);
  }
  showRows(index: number, count = 1) {
    this.setHidden('rows', index, count, false);
  }
  unhideRow({ block }: RangeLike) {
    this.setHidden('rows', block.row, block.rows, false);
  }
  hideColumn({ block }: RangeLike) {
    this.setHidden('columns', block.column, block.columns, true);
  }
  hideColumns(index: number, count = 1) {
    this.setHidden('columns', index, count, true);
  }
  showColumns(index: number, count = 1) {
    this.setHidden('columns', index, count, false);
  }
  unhideColumn({ block }: RangeLike) {
    this.setHidden('columns', block.column, block.columns, false);
  }
  isRowHiddenByUser(position: number) {
    return this.checked('rows', position, 1).rows.isHidden(position);
  }
  isColumnHiddenByUser(position: number) {
    return this.checked('columns', position, 1).columns.isHidden(position);
  }

  getFrozenRows() {
    return this.sheet.rows.frozen;
  }
  getFrozenColumns() {
    return this.sheet.columns.frozen;
  }
  setFrozenRows(count: number) {
    this.freeze('rows', count);
  }
  setFrozenColumns(count: number) {
    this.freeze('columns', count);
  }

  getRowHeight(position: number) {
    return this.checked('rows', position, 1).rows.size(position);
  }
  getColumnWidth(position: number) {
    return this.checked('columns', position, 1).columns.size(position);
  }
  setRowHeight(position: number, pixels: number) {
    return this.setRowHeights(position, 1, pixels);
  }
  setRowHeights(start: number, count: number, pixels: number) {
    return this.resize('rows', { start, count, pixels });
  }
  setRowHeightsForced(start: number, count: number, pixels: number) {
    return this.resize('rows', { start, count, pixels });
  }
  setColumnWidth(position: number, pixels: number) {
    return this.setColumnWidths(position, 1, pixels);
  }
  setColumnWidths(start: number, count: number, pixels: number) {
    return this.resize('columns', { start, count, pixels });
  }
  autoResizeColumn(position: number) {
    return this.autoResizeColumns(position, 1);
  }
  autoResizeColumns(start: number, count: number) {
    const sheet = this.checked('columns', start, count);
    for (let column = start; column < start + count; column++) {
      sheet.columns.setSize(column, fittingWidth(sheet, column));
    }
    sheet.changed();
    return this;
  }
  autoResizeRows(start: number, count: number) {
    const sheet = this.checked('rows', start, count);
    return this.resize('rows', { start, count, pixels: sheet.rows.usual });
  }

  private insert(
    axis: AxisName,
    { at, count, like }: { at: number; count: number; like: number },
  ): this {
    const sheet = this.checked(axis, like, 1);
    if (toInteger(count) < 1) throw new ScriptError(`Those ${axis} are out of bounds.`);
    const other = axis === 'rows' ? sheet.columns.count : sheet.rows.count;
    const total = axis === 'columns' ? sheet.columns.count + count : sheet.columns.count;
    this.session.checkGrowth(sheet.parent, { cells: count * other, columns: total });
    this.session.mayEdit(sheet, lines(sheet, axis, like, 1));
    sheet.change({ kind: 'insert', axis, at, count });
    inherit(sheet, axis, { from: like < at ? like : like + count, at, count });
    sheet.changed();
    return this;
  }

  private delete(axis: AxisName, position: number, count: number): void {
    const sheet = this.checked(axis, position, count);
    const { count: all, frozen } = sheet[axis];
    if (count >= all) throw new ScriptError(`You can't delete all the ${axis} on the sheet.`);
    const goneFrozen = Math.max(0, Math.min(position + count - 1, frozen) - position + 1);
    if (all - count <= frozen - goneFrozen) {
      throw new ScriptError(`Sorry, it is not possible to delete all non-frozen ${axis}.`);
    }
    this.session.mayEdit(sheet, lines(sheet, axis, position, count));
    sheet.change({ kind: 'delete', axis, at: position, count });
  }

  private move(
    axis: AxisName,
    { at, count, before }: { at: number; count: number; before: number },
  ): void {
    const sheet = this.checked(axis, at, count);
    const target = toInteger(before);
    if (target < 1 || target > sheet[axis].count + 1) {
      throw new ScriptError(`Those ${axis} are out of bounds.`);
    }
    if (target >= at && target <= at + count) return;
    this.session.mayEdit(
      sheet,
      lines(sheet, axis, Math.min(at, target), Math.abs(at - target) + count),
    );
    sheet.change({ kind: 'move', axis, at, count, before: target });
  }

  private setHidden(axis: AxisName, start: number, count: number, hidden: boolean): void {
    const sheet = this.checked(axis, start, count);
    const line = sheet[axis];
    const shown = Array.from({ length: line.count }, (_, index) => index + 1).filter(
      (index) => !line.isHidden(index) && (index < start || index >= start + count),
    );
    if (hidden && shown.length === 0) {
      throw new ScriptError(`You can't hide all the ${axis} on the sheet.`);
    }
    for (let index = start; index < start + count; index++) line.setHidden(index, hidden);
    sheet.changed();
  }

  private freeze(axis: AxisName, count: number): void {
    const sheet = this.sheet;
    if (toInteger(count) < 0 || count >= sheet[axis].count) {
      throw new ScriptError(`You can't freeze all visible ${axis} on the sheet.`);
    }
    sheet[axis].frozen = count;
    sheet.changed();
  }

  private resize(
    axis: AxisName,
    { start, count, pixels }: { start: number; count: number; pixels: number },
  ): this {
    const sheet = this.checked(axis, start, count);
    if (toInteger(pixels) < 1) throw new ScriptError('The size must be at least 1 pixel.');
    for (let index = start; index < start + count; index++) sheet[axis].setSize(index, pixels);
    sheet.changed();
    return this;
  }

  /** The sheet, if it has these rows or columns. */
  private checked(axis: AxisName, start: number, count: number): SheetModel {
    const sheet = this.sheet;
    const last = toInteger(start) + toInteger(count) - 1;
    if (start < 1 || count < 1 || last > sheet[axis].count) {
      throw new ScriptError(`Those ${axis} are out of bounds.`);
    }
    return sheet;
  }
}

function lines(sheet: SheetModel, axis: AxisName, start: number, count: number): Rectangle {
  const { grid } = sheet;
  return axis === 'rows'
    ? { ...grid, row: start, rows: count }
    : { ...grid, column: start, columns: count };
}

/** New rows and columns look like their neighbour and take its rules. */
function inherit(
  sheet: SheetModel,
  axis: AxisName,
  { from, at, count }: { from: number; at: number; count: number },
): void {
  const source = lines(sheet, axis, from, 1);
  for (const layer of [sheet.styles, sheet.validations] as const) {
    for (const { row, column, value } of [...layer.within(source)]) {
      for (let index = at; index < at + count; index++) {
        layer.set(axis === 'rows' ? index : row, axis === 'rows' ? column : index, value as never);
      }
    }
  }
}
