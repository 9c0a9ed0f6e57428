import { sortOrder } from '../formulas/functions/arrays';
import { movedFormula } from '../formulas/references';
import type { Rectangle } from './rectangle';
import { type Content, Formula, type Scalar } from './scalar';
import type { SheetModel } from './sheet-model';

export interface SortColumn {
  /** Column of the sheet. */
  readonly column: number;
  readonly ascending: boolean;
}

/**
 * Sorts the rows of a block with all that their cells have. Formulas move with their rows, as if
 * they had been copied; blanks come last.
 */
export function sortBlock(
  sheet: SheetModel,
  block: Rectangle,
  columns: readonly SortColumn[],
): void {
  const rows = Array.from({ length: block.rows }, (_, index) => block.row + index);
  const keys = new Map(
    rows.map((row) => [row, columns.map(({ column }) => sheet.value(row, column))] as const),
  );
  const order = [...rows].sort((a, b) => {
    for (const [index, { ascending }] of columns.entries()) {
      const [left, right] = [keys.get(a)?.[index], keys.get(b)?.[index]];
      const compared = sortOrder(left as Scalar, right as Scalar, ascending);
      if (compared !== 0) return compared;
    }
    return a - b;
  });
  reorderRows(sheet, block, order);
}

/** Gives a block its own rows in another order; `order` holds row numbers of the sheet. */
export function reorderRows(sheet: SheetModel, block: Rectangle, order: readonly number[]): void {
  const columns = Array.from({ length: block.columns }, (_, index) => block.column + index);
  const layers = [
    sheet.contents,
    sheet.styles,
    sheet.notes,
    sheet.validations,
    sheet.runs,
  ] as const;
  for (const layer of layers) {
    const saved = order.map((row) => columns.map((column) => layer.get(row, column) as unknown));
    for (const [down, cells] of saved.entries()) {
      const [row, from] = [block.row + down, order[down] ?? block.row + down];
      for (const [across, value] of cells.entries()) {
        const moved = value instanceof Formula ? movedContent(value, row - from) : value;
        layer.set(row, columns[across] ?? block.column, moved as never);
      }
    }
  }
  sheet.contentChanged();
}

function movedContent(formula: Formula, rows: number): Content {
  return new Formula(movedFormula(formula.text, rows, 0));
}
