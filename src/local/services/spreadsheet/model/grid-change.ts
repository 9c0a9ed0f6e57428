import type { Rectangle } from './rectangle';

export type AxisName = 'rows' | 'columns';

interface Change<K extends string> {
  readonly kind: K;
  readonly axis: AxisName;
  readonly at: number;
  readonly count: number;
}

/**
 * Rows or columns that appear before `at`, vanish from `at` on, or move: the moved ones then stand
 * before what stood at `before`.
 */
export type GridChange =
  | Change<'insert'>
  | Change<'delete'>
  | (Change<'move'> & { readonly before: number });

/** Where a row or column stands after a change, or null if it is gone. */
export function movedIndex(change: GridChange, index: number): number | null {
  const { at, count } = change;
  if (change.kind === 'insert') return index < at ? index : index + count;
  if (change.kind === 'delete') {
    if (index < at) return index;
    return index < at + count ? null : index - count;
  }
  // a move swaps two neighbouring blocks: [low, middle) and [middle, high)
  const [low, middle, high] =
    change.before > at ? [at, at + count, change.before] : [change.before, at, at + count];
  if (index < low || index >= high) return index;
  return index < middle ? index + (high - middle) : index - (middle - low);
}

/** A span after a change: it grows and shrinks with what is inserted and deleted in it. */
export function movedSpan(
  change: GridChange,
  start: number,
  length: number,
): { readonly start: number; readonly length: number } | null {
  const end = start + length - 1;
  if (change.kind === 'move') return movedByMove(change, start, end);
  if (change.kind === 'insert') {
    const first = movedIndex(change, start) ?? start;
    const last = movedIndex(change, end) ?? end;
    return { start: first, length: last - first + 1 };
  }
  const cutFrom = Math.max(start, change.at);
  const cutTo = Math.min(end, change.at + change.count - 1);
  const left = length - Math.max(0, cutTo - cutFrom + 1);
  if (left <= 0) return null;
  const gone = Math.max(0, Math.min(start - change.at, change.count));
  return { start: start - gone, length: left };
}

/** A span follows a move when all of it moves, and stays otherwise. */
function movedByMove(change: GridChange, start: number, end: number) {
  const { at, count } = change;
  const whole = start >= at && end < at + count;
  const outside = end < at || start >= at + count;
  const first = movedIndex(change, start) ?? start;
  const last = movedIndex(change, end) ?? end;
  if (whole || (outside && last - first === end - start)) {
    return { start: first, length: end - start + 1 };
  }
  return { start, length: end - start + 1 };
}

/** A rectangle after a change, or null if nothing of it is left. */
export function movedRectangle(change: GridChange, rectangle: Rectangle): Rectangle | null {
  if (change.axis === 'rows') {
    const span = movedSpan(change, rectangle.row, rectangle.rows);
    return span && { ...rectangle, row: span.start, rows: span.length };
  }
  const span = movedSpan(change, rectangle.column, rectangle.columns);
  return span && { ...rectangle, column: span.start, columns: span.length };
}

/** Applies a change to a list of which each place belongs to a row or a column. */
export function changeList<T>(list: (T | undefined)[], change: GridChange): void {
  const { at, count } = change;
  if (change.kind === 'delete') {
    list.splice(at - 1, count);
    return;
  }
  if (change.kind === 'insert') {
    if (list.length < at) return;
    insertInto(list, at - 1, new Array<T | undefined>(count).fill(undefined));
    return;
  }
  if (list.length < Math.max(at + count, change.before) - 1) {
    list.length = Math.max(at + count, change.before) - 1;
  }
  const moved = list.splice(at - 1, count);
  const target = change.before > at ? change.before - count : change.before;
  insertInto(list, target - 1, moved);
}

function insertInto<T>(list: T[], index: number, added: readonly T[]): void {
  const tail = list.splice(index);
  for (const one of added) list.push(one);
  for (const one of tail) list.push(one);
}
