import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Place, parseArea } from './a1';
import { CellInput } from './cell-input';
import { Choices } from './choices';
import { FormulaBar } from './formula-bar';
import { GridView } from './grid-view';
import { NoteTip } from './note-tip';
import { listenToPointer } from './pointer';
import type { SheetController } from './sheet-controller';
import type { Sheets } from './use-sheets';

interface Props {
  readonly controller: SheetController;
  readonly sheets: Sheets;
}

/** The sheet in front: formula bar, grid, and what opens over a cell. */
export function SheetPane({ controller, sheets }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const view = useRef<GridView | null>(null);
  const current = useRef(controller);
  current.current = controller;
  const [frame, setFrame] = useState(0);
  const { sheet, cells, cursor } = controller;

  useLayoutEffect(() => {
    if (!holder.current) return;
    const grid = new GridView(holder.current);
    view.current = grid;
    sheets.viewer.current = grid;
    const look = () => {
      const { from, to } = grid.rowsInView();
      const { sheet: shown, cells: known } = current.current;
      known.want(Math.max(1, from - 20), Math.min(shown.rows, to + 20));
      if (shown.frozenRows > 0) known.want(1, shown.frozenRows);
      grid.mark();
      setFrame((before) => before + 1);
    };
    const stop = listenToPointer(grid, () => current.current);
    grid.element.addEventListener('viewportscroll', look);
    grid.element.addEventListener('aftergridrender', look);
    addEventListener('resize', look);
    return () => {
      stop();
      removeEventListener('resize', look);
    };
  }, []);

  useEffect(() => {
    view.current?.show({ sheet, cells }, cursor.selection);
    const { from, to } = view.current?.rowsInView() ?? { from: 1, to: 50 };
    cells.want(Math.max(1, from - 20), Math.min(sheet.rows, to + 20));
    if (sheet.frozenRows > 0) cells.want(1, sheet.frozenRows);
  });

  const rectOf = (place: Place) => {
    const cell = view.current?.rectOf(place);
    const around = holder.current?.getBoundingClientRect();
    if (!cell || !around) return null;
    return new DOMRect(cell.x - around.x, cell.y - around.y, cell.width, cell.height);
  };
  const goTo = (text: string) => {
    const area = parseArea(text, sheet);
    if (area) cursor.selectArea(area, true);
    return area !== null;
  };
  return (
    <section class="sheet" aria-label={sheet.name} data-sheet={sheet.name}>
      <FormulaBar controller={controller} goTo={goTo} />
      <div ref={holder} class="grid-holder">
        <CellInput controller={controller} rectOf={rectOf} frame={frame} choices={sheets.choices} />
        {sheets.choices.place && (
          <Choices
            controller={controller}
            place={sheets.choices.place}
            rect={rectOf(sheets.choices.place)}
            close={() => sheets.choices.open(null)}
          />
        )}
        <NoteTip holder={holder} controller={controller} />
        {sheet.empty && (
          <p class="empty-sheet">
            <strong>{sheet.name}</strong> is empty
          </p>
        )}
      </div>
    </section>
  );
}
