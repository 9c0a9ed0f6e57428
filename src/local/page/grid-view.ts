import type { CellTemplateProp, ColumnRegular } from '@revolist/revogrid';
import { defineCustomElements } from '@revolist/revogrid/loader';
import { ROW_HEIGHT, type SheetView } from '../workbook/protocol';
import { columnName, type Place } from './a1';
import { cellContent, cellProps, type Shown } from './cell-painter';
import { RowPlaces } from './row-places';
import type { Selection } from './selection';
import { markSelection } from './selection-marks';

const ROW_HEAD_WIDTH = 48;
/** Prop of the column that holds the row numbers. */
const HEAD = 'head';

interface Row {
  readonly row: number;
}

/** Draws a sheet with the grid of the library: only what is in view stands in the DOM. */
export class GridView {
  readonly element: HTMLRevoGridElement;
  private shown: Shown | undefined;
  private selection: Selection | undefined;
  private drawn = { shape: '', cells: -1 };
  private places: RowPlaces | undefined;
  private built: number | undefined;
  private readonly scrolls = new Map<number, { readonly top: number; readonly left: number }>();

  constructor(parent: HTMLElement) {
    void defineCustomElements();
    this.element = document.createElement('revo-grid');
    Object.assign(this.element, {
      rowSize: ROW_HEIGHT,
      readonly: true,
      canFocus: false,
      range: false,
      useClipboard: false,
      resize: true,
      filter: false,
      canDrag: false,
      canMoveColumns: false,
      hideAttribution: false,
      frameSize: 2,
    });
    this.element.addEventListener('afterrender', () => this.mark());
    this.element.addEventListener('viewportscroll', () => this.rememberScroll());
    parent.append(this.element);
  }

  /** Shows a sheet; builds the grid again only for a new shape, draws cells only when they changed. */
  show(shown: Shown, selection: Selection): void {
    this.shown = shown;
    this.selection = selection;
    const { sheet, cells } = shown;
    const { name: _name, tabColor: _color, empty: _empty, ...shape } = sheet;
    const drawn = { shape: JSON.stringify(shape), cells: cells.version };
    if (drawn.shape !== this.drawn.shape) this.build(sheet);
    else if (drawn.cells !== this.drawn.cells) void this.element.refresh('all');
    this.drawn = drawn;
    this.mark();
  }

  /** Marks the selection on what stands in the page now. */
  mark(): void {
    if (this.selection) markSelection(this.element, this.selection);
  }

  /** Gives the keyboard back to the sheet, wherever it was. */
  focusInput(): void {
    const input = this.element.parentElement?.querySelector<HTMLElement>('.cell-input');
    input?.focus({ preventScroll: true });
  }

  /** Where a cell stands on the screen; null while it is out of view. */
  rectOf({ row, column }: Place): DOMRect | null {
    const cell = this.element.querySelector(`[data-row="${row}"][data-column="${column}"]`);
    return cell?.getBoundingClientRect() ?? null;
  }

  /** The rows that are in view, frozen ones apart. */
  rowsInView(): { readonly from: number; readonly to: number } {
    const scroller = this.scroller();
    const top = scroller?.scrollTop ?? 0;
    const height = scroller?.clientHeight || this.element.clientHeight || 800;
    const { places } = this;
    return { from: places?.rowAt(top) ?? 1, to: places?.rowAt(top + height) ?? 50 };
  }

  /** Scrolls as little as needed for a cell to be whole in view. */
  reveal({ row, column }: Place): void {
    const { places } = this;
    const sheet = this.shown?.sheet;
    if (!sheet || !places) return;
    if (row > sheet.frozenRows) {
      scrollTo(this.scroller(), 'Top', { from: places.top(row), size: places.height(row) });
    }
    if (column > sheet.frozenColumns) {
      const width = (one: number) =>
        sheet.hiddenColumns.includes(one) ? 0 : (sheet.widths[one - 1] ?? 100);
      let from = 0;
      for (let one = sheet.frozenColumns + 1; one < column; one++) from += width(one);
      scrollTo(this.pane(), 'Left', { from, size: width(column) });
    }
  }

  /** Rows that one Page Down moves by. */
  pageSize(): number {
    return Math.max(1, Math.floor((this.scroller()?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
  }

  private scroller(): HTMLElement | null {
    return this.element.querySelector('revogr-viewport-scroll.rgCol .vertical-inner');
  }

  private build(sheet: SheetView): void {
    const places = new RowPlaces(sheet);
    const { frozen, body } = places;
    const odd = (rows: readonly number[], type: 'rowPinStart' | 'rgRow') =>
      sheet.heights.flatMap(([row, size]) => {
        const index = rows.indexOf(row);
        return index < 0 ? [] : [{ type, index, size }];
      });
    this.places = places;
    const isOther = this.built !== sheet.id;
    this.built = sheet.id;
    Object.assign(this.element, {
      columns: this.columns(sheet),
      rowDefinitions: [...odd(frozen, 'rowPinStart'), ...odd(body, 'rgRow')],
      pinnedTopSource: frozen.map((row) => ({ row })),
      source: body.map((row) => ({ row })),
    });
    if (isOther) this.restoreScroll(sheet.id);
  }

  /** Each sheet is seen again where it was left. */
  private restoreScroll(id: number): void {
    const { top, left } = this.scrolls.get(id) ?? { top: 0, left: 0 };
    requestAnimationFrame(() => {
      const [down, across] = [this.scroller(), this.pane()];
      if (down) down.scrollTop = top;
      if (across) across.scrollLeft = left;
    });
  }

  private rememberScroll(): void {
    const top = this.scroller()?.scrollTop ?? 0;
    const left = this.pane()?.scrollLeft ?? 0;
    if (this.built !== undefined) this.scrolls.set(this.built, { top, left });
  }

  private pane(): HTMLElement | null {
    return this.element.querySelector('revogr-viewport-scroll.rgCol');
  }

  private columns(sheet: SheetView): ColumnRegular[] {
    const columns = Array.from({ length: sheet.columns }, (_, index) => index + 1)
      .filter((column) => !sheet.hiddenColumns.includes(column))
      .map((column) => this.column(sheet, column));
    return [this.rowHead(), ...columns];
  }

  private column(sheet: SheetView, column: number): ColumnRegular {
    const place = (props: CellTemplateProp): Place => ({ row: (props.model as Row).row, column });
    return {
      prop: `c${column}`,
      name: columnName(column),
      size: sheet.widths[column - 1] ?? 100,
      minSize: 20,
      ...(column <= sheet.frozenColumns && { pin: 'colPinStart' as const }),
      columnProperties: () => ({ 'data-head': column }),
      cellProperties: (props) => (this.shown ? cellProps(this.shown, place(props)) : {}),
      cellTemplate: (h, props) => (this.shown ? cellContent(h, this.shown, place(props)) : []),
    };
  }

  private rowHead(): ColumnRegular {
    const rowOf = (props: CellTemplateProp) => (props.model as Row).row;
    return {
      prop: HEAD,
      name: '',
      size: ROW_HEAD_WIDTH,
      minSize: ROW_HEAD_WIDTH,
      maxSize: ROW_HEAD_WIDTH,
      pin: 'colPinStart',
      columnProperties: () => ({ 'data-head': 0, class: { corner: true } }),
      cellProperties: (props) => ({
        role: 'rowheader',
        'data-row-head': rowOf(props),
        'aria-rowindex': String(rowOf(props)),
        class: {
          'row-head': true,
          'last-frozen-row': rowOf(props) === this.shown?.sheet.frozenRows,
        },
      }),
      cellTemplate: (_h, props) => String(rowOf(props)),
    };
  }
}

function scrollTo(
  element: HTMLElement | null,
  edge: 'Top' | 'Left',
  { from, size }: { readonly from: number; readonly size: number },
): void {
  if (!element) return;
  const visible = edge === 'Top' ? element.clientHeight : element.clientWidth;
  const at = element[`scroll${edge}`];
  if (from < at) element[`scroll${edge}`] = from;
  else if (from + size > at + visible) element[`scroll${edge}`] = from + size - visible;
}
