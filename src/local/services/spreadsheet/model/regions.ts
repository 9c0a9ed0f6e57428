import { between, lastColumnOf, lastRowOf, type Rectangle } from './rectangle';
import type { SheetModel } from './sheet-model';

function hasData(sheet: SheetModel, block: Rectangle): boolean {
  if (block.rows < 1 || block.columns < 1) return false;
  for (let row = block.row; row <= lastRowOf(block); row++) {
    for (let column = block.column; column <= lastColumnOf(block); column++) {
      if (sheet.value(row, column) !== undefined) return true;
    }
  }
  return false;
}

/** The block grown until only empty cells, or the edge, lie beside it; in one direction if asked. */
export function dataRegion(
  sheet: SheetModel,
  start: Rectangle,
  dimension: string | null,
): Rectangle {
  let [top, left, bottom, right] = [start.row, start.column, lastRowOf(start), lastColumnOf(start)];
  const [upDown, leftRight] = [dimension !== 'COLUMNS', dimension !== 'ROWS'];
  for (let grown = true; grown; ) {
    grown = false;
    const { rows, columns } = sheet;
    if (upDown && top > 1 && hasData(sheet, between(top - 1, left, top - 1, right))) {
      top--;
      grown = true;
    }
    if (
      upDown &&
      bottom < rows.count &&
      hasData(sheet, between(bottom + 1, left, bottom + 1, right))
    ) {
      bottom++;
      grown = true;
    }
    if (leftRight && left > 1 && hasData(sheet, between(top, left - 1, bottom, left - 1))) {
      left--;
      grown = true;
    }
    if (
      leftRight &&
      right < columns.count &&
      hasData(sheet, between(top, right + 1, bottom, right + 1))
    ) {
      right++;
      grown = true;
    }
  }
  return between(top, left, bottom, right);
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  UP: [-1, 0],
  DOWN: [1, 0],
  PREVIOUS: [0, -1],
  NEXT: [0, 1],
};

/** Where Ctrl and an arrow key would go from the first cell of a block. */
export function nextDataCell(
  sheet: SheetModel,
  { row, column }: Rectangle,
  direction: string,
): Rectangle {
  const [down, across] = STEPS[direction] ?? [1, 0];
  const filled = (r: number, c: number) => sheet.value(r, c) !== undefined;
  const inside = (r: number, c: number) =>
    r >= 1 && c >= 1 && r <= sheet.rows.count && c <= sheet.columns.count;
  let [r, c] = [row, column];
  const step = () => {
    r += down;
    c += across;
  };
  const ahead = () => inside(r + down, c + across);
  if (filled(r, c) && ahead() && filled(r + down, c + across)) {
    while (ahead() && filled(r + down, c + across)) step();
  } else if (ahead()) {
    step();
    while (ahead() && !filled(r, c)) step();
  }
  return { row: r, column: c, rows: 1, columns: 1 };
}
