import type { Area, Direction, SheetView } from '../workbook/protocol';
import { areaBetween, type Place } from './a1';

/** What is selected: the active cell, and the corner that the area reaches from it. */
export interface Selection {
  readonly active: Place;
  readonly reach: Place;
  /** The area where Tab or Enter have moved the active cell within it. */
  readonly area?: Area;
}

export const onlyCell = (place: Place): Selection => ({ active: place, reach: place });

export const selectedArea = ({ active, reach, area }: Selection): Area =>
  area ?? areaBetween(active, reach);

const STEPS: Readonly<Record<Direction, readonly [down: number, right: number]>> = {
  up: [-1, 0],
  down: [1, 0],
  left: [0, -1],
  right: [0, 1],
};

/** A cell in that direction, over hidden rows and columns; the same one at the edge. */
export function neighbour(sheet: SheetView, from: Place, direction: Direction): Place {
  const [down, right] = STEPS[direction];
  let { row, column } = from;
  do {
    row += down;
    column += right;
    if (row < 1 || column < 1 || row > sheet.rows || column > sheet.columns) return from;
  } while (sheet.hiddenRows.includes(row) || sheet.hiddenColumns.includes(column));
  return { row, column };
}

export const same = (one: Place, other: Place): boolean =>
  one.row === other.row && one.column === other.column;

/** The place within the grid that is nearest to one that may lie outside. */
export function within(sheet: SheetView, { row, column }: Place): Place {
  return {
    row: Math.min(Math.max(1, row), sheet.rows),
    column: Math.min(Math.max(1, column), sheet.columns),
  };
}

/** The next cell of the selected area for Tab or Enter, from the top left and round again. */
export function nextInArea(area: Area, from: Place, byRows: boolean): Place {
  const height = area.lastRow - area.row + 1;
  const width = area.lastColumn - area.column + 1;
  const down = from.row - area.row;
  const right = from.column - area.column;
  const size = height * width;
  const at = byRows ? down * width + right : right * height + down;
  const to = (at + 1) % size;
  const [toDown, toRight] = byRows
    ? [Math.floor(to / width), to % width]
    : [to % height, Math.floor(to / height)];
  return { row: area.row + toDown, column: area.column + toRight };
}
