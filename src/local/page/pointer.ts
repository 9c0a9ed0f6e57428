import type { Place } from './a1';
import type { GridView } from './grid-view';
import type { SheetController } from './sheet-controller';

/** What the pointer is dragged over: cells, or whole rows or columns. */
type Drag =
  | { readonly kind: 'cells' }
  | { readonly kind: 'rows' | 'columns'; readonly from: number };

/** Selects by mouse: press, drag, Shift and press, heads of rows and columns, double click. */
export function listenToPointer(grid: GridView, controller: () => SheetController): () => void {
  let drag: Drag | null = null;
  const press = (event: MouseEvent) => {
    if (event.button !== 0) return;
    const target = event.target as Element;
    if (target.closest('.resizable')) return;
    const one = controller();
    const place = placeOf(target);
    const head = headOf(target);
    if (!place && !head) return;
    event.preventDefault();
    grid.focusInput();
    if (one.editing) void one.commit(null);
    if (place) {
      one.cursor.go(place, event.shiftKey);
      drag = { kind: 'cells' };
      pressCell(target, one, place);
    } else if (head) drag = pressHead(head, one);
  };
  const move = (event: MouseEvent) => {
    if (!drag || event.buttons === 0) return;
    const target = document.elementFromPoint(event.clientX, event.clientY);
    if (target) dragOver(drag, target, controller());
  };
  const release = () => {
    drag = null;
  };
  const twice = (event: MouseEvent) => {
    if (placeOf(event.target as Element) && !controller().ruleAt(controller().cursor.active)) {
      controller().begin();
    }
  };
  const resized = (event: Event) => resize(event as CustomEvent, controller());
  grid.element.addEventListener('mousedown', press);
  grid.element.addEventListener('dblclick', twice);
  grid.element.addEventListener('aftercolumnresize', resized);
  addEventListener('mousemove', move);
  addEventListener('mouseup', release);
  return () => {
    removeEventListener('mousemove', move);
    removeEventListener('mouseup', release);
  };
}

/** A press on a checkbox, the arrow of a dropdown or a link does what it shows. */
function pressCell(target: Element, controller: SheetController, place: Place): void {
  const action = target.closest<HTMLElement>('[data-do]')?.dataset['do'];
  if (action === 'tick') controller.tick();
  if (action === 'choose') controller.run({ kind: 'open' });
  const link = target.closest<HTMLElement>('[data-link]')?.dataset['link'];
  if (link && controller.cellAt(place)?.link === link) window.open(link, '_blank', 'noopener');
}

function pressHead(head: Head, controller: SheetController): Drag {
  if (head.kind === 'corner') {
    controller.run({ kind: 'selectAll' });
    return { kind: 'cells' };
  }
  const from = head.index;
  if (head.kind === 'rows') controller.cursor.selectRows(from, from);
  else controller.cursor.selectColumns(from, from);
  return { kind: head.kind, from };
}

function dragOver(drag: Drag, target: Element, controller: SheetController): void {
  const place = placeOf(target);
  const head = headOf(target);
  if (drag.kind === 'cells') {
    if (place) controller.cursor.go(place, true);
    return;
  }
  const to =
    drag.kind === 'rows'
      ? (place?.row ?? (head?.kind === 'rows' ? head.index : null))
      : (place?.column ?? (head?.kind === 'columns' ? head.index : null));
  if (to === null) return;
  if (drag.kind === 'rows') controller.cursor.selectRows(drag.from, to);
  else controller.cursor.selectColumns(drag.from, to);
}

function resize({ detail }: CustomEvent, controller: SheetController): void {
  for (const column of Object.values(detail as Record<string, { prop: string; size?: number }>)) {
    const index = Number(column.prop.slice(1));
    if (column.size !== undefined && index > 0) controller.writes.setWidth(index, column.size);
  }
}

function placeOf(target: Element): Place | null {
  const cell = target.closest<HTMLElement>('[data-a1]');
  return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) } : null;
}

type Head =
  | { readonly kind: 'rows' | 'columns'; readonly index: number }
  | { readonly kind: 'corner' };

function headOf(target: Element): Head | null {
  const row = target.closest<HTMLElement>('[data-row-head]');
  if (row) return { kind: 'rows', index: Number(row.dataset['rowHead']) };
  const column = target.closest<HTMLElement>('[data-head]');
  if (!column) return null;
  const index = Number(column.dataset['head']);
  return index === 0 ? { kind: 'corner' } : { kind: 'columns', index };
}
