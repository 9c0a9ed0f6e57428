import { addDays, type LocalDate, startOfMonth } from '../calendar/local-date';
import type { TrackedRow } from '../rules/vanished';

/** How far back rows are compared with the tracker; work older than that is settled. */
const LOOK_BACK_DAYS = 400;

export interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The days that the sheet has work of, none older than the look-back; null where it has none. */
export function workedDays(
  rows: readonly Pick<TrackedRow, 'spentOn'>[],
  today: LocalDate,
): Days | null {
  const oldest = addDays(today, -LOOK_BACK_DAYS);
  const days = rows
    .map(({ spentOn }) => spentOn)
    .filter((day) => day >= oldest)
    .sort();
  const [from] = days;
  const to = days[days.length - 1];
  return from && to ? { from, to } : null;
}

/**
 * The days that a list without changes is asked for: those that the sheet has work of, and in any
 * case the last two whole months up to tomorrow, where work is still filed late. On 2026-04-02
 * that is from 2026-02-01 to 2026-04-03 for an empty sheet.
 */
export function daysToList(rows: readonly Pick<TrackedRow, 'spentOn'>[], today: LocalDate): Days {
  const lastMonth = startOfMonth(addDays(startOfMonth(today), -1));
  const from = startOfMonth(addDays(lastMonth, -1));
  const to = addDays(today, 1);
  const worked = workedDays(rows, today);
  if (!worked) return { from, to };
  const inOrder = [from, to, worked.from, worked.to].sort();
  return { from: inOrder[0] ?? from, to: inOrder[inOrder.length - 1] ?? to };
}

/** How many rows of some days count as still being in the tracker. */
export function liveRows(rows: readonly Omit<TrackedRow, 'id'>[], { from, to }: Days): number {
  return rows.filter(
    ({ spentOn, sourceState }) => sourceState !== 'gone' && spentOn >= from && spentOn <= to,
  ).length;
}
