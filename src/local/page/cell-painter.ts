import type { CellProps, HyperFunc, VNode } from '@revolist/revogrid';
import type { CellRule, CellStyle, CellView, SheetView } from '../workbook/protocol';
import { cellName, type Place } from './a1';
import type { RowCache } from './row-cache';

/** What the grid shows at the moment. */
export interface Shown {
  readonly sheet: SheetView;
  readonly cells: RowCache;
}

/** Cells to the right that a long text may run over. */
const MAX_SPILL = 12;

/** Attributes of a cell: its address, its kind, its colours. */
export function cellProps({ cells, sheet }: Shown, place: Place): CellProps {
  const cell = cells.cell(place.row, place.column);
  const classes: Record<string, boolean> = {
    [cell?.kind ?? 'empty']: true,
    head: place.row <= sheet.frozenRows,
    'last-frozen-row': place.row === sheet.frozenRows,
    'last-frozen-column': place.column === sheet.frozenColumns,
    invalid: cell?.invalid === true,
    loading: !cells.isLoaded(place.row),
  };
  return {
    'data-a1': cellName(place.row, place.column),
    'data-row': place.row,
    'data-column': place.column,
    'aria-rowindex': String(place.row),
    'aria-colindex': String(place.column),
    'aria-invalid': cell?.invalid === true ? 'true' : undefined,
    class: classes,
    style: cssOf(cells.style(place.row, cell)),
  };
}

function cssOf(style: CellStyle | null): Record<string, string> {
  if (!style) return {};
  const lines = [style.underline && 'underline', style.strike && 'line-through'].filter(Boolean);
  return {
    ...(style.background && { backgroundColor: style.background }),
    ...(style.color && { color: style.color }),
    ...(style.bold && { fontWeight: '600' }),
    ...(style.italic && { fontStyle: 'italic' }),
    ...(lines.length > 0 && { textDecoration: lines.join(' ') }),
    ...(style.size && { fontSize: `${Math.round(style.size * 1.3)}px` }),
    ...(style.align && { textAlign: style.align }),
  };
}

/** What stands in a cell: text, a chip with its arrow, a box to tick, the corner of a note. */
export function cellContent(h: HyperFunc<VNode>, shown: Shown, place: Place): VNode[] {
  const { cells } = shown;
  const cell = cells.cell(place.row, place.column);
  if (!cell) return [];
  const rule = cells.rule(place.row, cell);
  const corner =
    cell.note === undefined ? [] : [h('i', { class: 'note-corner', 'aria-hidden': 'true' })];
  return [...ruled(h, { shown, place, cell, rule }), ...corner];
}

interface Drawn {
  readonly shown: Shown;
  readonly place: Place;
  readonly cell: CellView;
  readonly rule: CellRule | null;
}

function ruled(h: HyperFunc<VNode>, drawn: Drawn): VNode[] {
  const { cell, rule } = drawn;
  if (rule?.kind === 'checkbox' && (cell.kind === 'boolean' || cell.text === '')) {
    const ticked = cell.text === (rule.checked ?? 'TRUE');
    return [
      h('span', {
        class: { tick: true, ticked },
        role: 'checkbox',
        'aria-checked': ticked ? 'true' : 'false',
        'data-do': 'tick',
      }),
    ];
  }
  if (rule?.kind === 'list') {
    const arrow = h('span', { class: 'chip-arrow', 'data-do': 'choose', 'aria-hidden': 'true' });
    return cell.text === ''
      ? [h('span', { class: 'chip blank' }, [arrow])]
      : [h('span', { class: 'chip' }, [h('span', { class: 'chip-text' }, cell.text), arrow])];
  }
  return cell.text === '' ? [] : [plainText(h, drawn)];
}

function plainText(h: HyperFunc<VNode>, { shown, place, cell }: Drawn): VNode {
  const style = shown.cells.style(place.row, cell);
  const attributes = {
    class: { words: true, wrapped: style?.wrap === true, linked: cell.link !== undefined },
    ...(cell.link !== undefined && { 'data-link': cell.link }),
  };
  const spills = cell.kind === 'text' && !style?.wrap && (style?.align ?? 'left') === 'left';
  const extra = spills ? spillWidth(shown, place) : 0;
  if (extra === 0) return h('span', attributes, cell.text);
  return h('span', { ...attributes, style: { width: `calc(100% + ${extra}px)` } }, cell.text);
}

/** Pixels of empty cells to the right, as far as the frozen edge. */
function spillWidth({ sheet, cells }: Shown, { row, column }: Place): number {
  let extra = 0;
  for (let next = column + 1; next <= Math.min(column + MAX_SPILL, sheet.columns); next++) {
    const other = cells.cell(row, next);
    if (column === sheet.frozenColumns || next === sheet.frozenColumns + 1) break;
    if (other && (other.text !== '' || other.rule !== undefined)) break;
    if (!sheet.hiddenColumns.includes(next)) extra += sheet.widths[next - 1] ?? 100;
  }
  return extra;
}
