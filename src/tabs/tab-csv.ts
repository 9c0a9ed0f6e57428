import { writeCsv } from '../rules/write-csv';
import { type Cell, shownText } from './cell';

/** The cells of a tab, its header row first, as a CSV file that is safe to open. */
export function tabToCsv(grid: readonly (readonly Cell[])[]): string {
  return writeCsv(grid.map((row) => row.map(shown)));
}

/** Formulas are written as what they show. */
function shown(cell: Cell): string | number | boolean {
  if (typeof cell !== 'object') return cell;
  return 'shows' in cell ? cell.shows : shownText(cell);
}
