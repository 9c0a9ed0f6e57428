import type { Cell } from '../../src/tabs/cell';
import type { TabChange } from '../../src/tabs/change';

/** A grid after a change, as a sheet would hold it: rows removed, rows inserted, cells written. */
export function applyChange(grid: readonly (readonly Cell[])[], change: TabChange): Cell[][] {
  const rows = grid
    .filter((_, index) => !change.removed.includes(index + 1))
    .map((row) => [...row]);
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

function overwritten(row: readonly Cell[], from: number, values: readonly Cell[]): Cell[] {
  const before = Array.from({ length: from }, (_, index) => row[index] ?? '');
  return [...before, ...values, ...row.slice(from + values.length)];
}
