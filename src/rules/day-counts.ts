import { addDays, daysBetween, type LocalDate } from '../calendar/local-date';
import type { TrackedRow } from './vanished';

/** Both days included. */
export interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * Rows of each day in little room, from the first day on: `"3..12"` are three rows, none, and
 * twelve. Days outside are left out.
 */
export function countDays(text: string, { from, to }: Days, days: readonly LocalDate[]): string {
  const counts = text === '' ? [] : text.split('.').map(Number);
  for (const day of days) {
    if (day < from || day > to) continue;
    const at = daysBetween(from, day);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return Array.from(counts, (count) => (count ? String(count) : '')).join('.');
}

/** The days on which the sheet has another number of rows than was read, in order. */
export function doubtfulDays(
  read: string,
  { from, to }: Days,
  rows: readonly TrackedRow[],
): readonly LocalDate[] {
  const counted = countsByDay(read, { from, to });
  const live = rowsByDay(rows.filter(({ sourceState }) => sourceState !== 'gone'));
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at)).filter(
    (day) => (live.get(day) ?? 0) !== (counted.get(day) ?? 0),
  );
}

/** How many rows were counted on each day. */
export function countsByDay(read: string, { from }: Days): ReadonlyMap<LocalDate, number> {
  const counts = read === '' ? [] : read.split('.').map(Number);
  return new Map(counts.map((count, at) => [addDays(from, at), count]));
}

/** How many rows each day has. */
export function rowsByDay(
  rows: readonly Pick<TrackedRow, 'spentOn'>[],
): ReadonlyMap<LocalDate, number> {
  const counts = new Map<LocalDate, number>();
  for (const { spentOn } of rows) counts.set(spentOn, (counts.get(spentOn) ?? 0) + 1);
  return counts;
}

/** How much may be read at once: so many days, and so many rows as far as the sheet knows. */
export interface Stretch {
  readonly days: number;
  readonly rows: number;
}

/**
 * The stretch of days that begins at `start` and ends at `end` or before, as long as may be read
 * at once; one day at least. Goes backwards where `end` is the earlier one.
 */
export function stretchOf(
  { start, end }: { readonly start: LocalDate; readonly end: LocalDate },
  most: Stretch,
  counts: ReadonlyMap<LocalDate, number>,
): Days {
  const step = start <= end ? 1 : -1;
  let last = start;
  let rows = counts.get(start) ?? 0;
  for (let days = 1; days < most.days && last !== end; days += 1) {
    const next = addDays(last, step);
    rows += counts.get(next) ?? 0;
    if (rows > most.rows) break;
    last = next;
  }
  return step === 1 ? { from: start, to: last } : { from: last, to: start };
}
