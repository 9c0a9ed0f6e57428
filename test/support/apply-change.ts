import type { Cell } from '../../src/tabs/cell';
import type { TabChange } from '../../src/tabs/change';

/** Cells of a tab by row, the header row first. */
export type Grid = readonly (readonly Cell[])[];

/**
 * A grid after a change, as a sheet would hold it: rows removed, rows inserted, cells written. Rows
 * that stay as they are are shared with the grid before.
 */
export function applyChange(grid: Grid, change: TabChange): Grid {
  const rows = grid.filter((_, index) => !change.removed.includes(index + 1));
  for (const { below, count } of change.inserted) {
    rows.splice(below, 0, ...Array.from({ length: count }, (): Cell[] => []));
  }
  for (const { row, column, cells } of change.blocks) {
    for (const [down, values] of cells.entries()) {
      const at = row - 1 + down;
      while (rows.length <= at) rows.push([]);
      rows[at] = overwritten(rows[at] ?? [], column - 1, values);
    }
  }
  return rows;
}

function overwritten(row: readonly Cell[], from: number, values: readonly Cell[]): readonly Cell[] {
  const before = row.slice(0, from);
  while (before.length < from) before.push('');
  return [...before, ...values, ...row.slice(from + values.length)];
}
