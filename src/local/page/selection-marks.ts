import type { Area } from '../workbook/protocol';
import { contains } from './a1';
import { type Selection, same, selectedArea } from './selection';

/**
 * Marks what is selected on the cells and heads that stand in the page. The library draws cells
 * only when they change, and a selection changes far more often.
 */
export function markSelection(grid: HTMLElement, selection: Selection): void {
  const area = selectedArea(selection);
  const many = area.row !== area.lastRow || area.column !== area.lastColumn;
  for (const cell of grid.querySelectorAll<HTMLElement>('[data-a1]')) {
    const place = { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
    const chosen = contains(area, place);
    cell.setAttribute('aria-selected', chosen ? 'true' : 'false');
    cell.classList.toggle('active', same(selection.active, place));
    cell.classList.toggle('chosen', chosen && many);
    if (chosen && many) cell.style.setProperty('--edges', edges(area, place));
  }
  for (const head of grid.querySelectorAll<HTMLElement>('[data-head]')) {
    const column = Number(head.dataset['head']);
    const chosen = column >= area.column && column <= area.lastColumn;
    head.classList.toggle('in-selection', chosen);
  }
  for (const head of grid.querySelectorAll<HTMLElement>('[data-row-head]')) {
    const row = Number(head.dataset['rowHead']);
    head.classList.toggle('in-selection', row >= area.row && row <= area.lastRow);
  }
}

/** The sides of the area's border that a cell draws, as a shadow inside of it. */
function edges(area: Area, { row, column }: { readonly row: number; readonly column: number }) {
  const sides = [
    row === area.row && 'inset 0 1px 0 var(--select)',
    row === area.lastRow && 'inset 0 -1px 0 var(--select)',
    column === area.column && 'inset 1px 0 0 var(--select)',
    column === area.lastColumn && 'inset -1px 0 0 var(--select)',
  ].filter(Boolean);
  return sides.length === 0 ? 'none' : sides.join(', ');
}
