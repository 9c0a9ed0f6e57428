import { addDays, type LocalDate, startOfMonth } from '../calendar/local-date';
import type { Days } from '../rules/day-counts';
import type { TrackedRow } from '../rules/vanished';

type Dated = Pick<TrackedRow, 'spentOn'>;

/** How far back work is looked for, as of a day. */
export interface Horizon {
  readonly today: LocalDate;
  readonly lookBackDays: number;
}

/** The first day that is looked at; work before it is settled. */
export const horizonOf = ({ today, lookBackDays }: Horizon): LocalDate =>
  addDays(today, -lookBackDays);

/** The days that rows are of, none before the horizon; null where there are none. */
export function workedDays(rows: readonly Dated[], horizon: Horizon): Days | null {
  const oldest = horizonOf(horizon);
  const days = rows
    .map(({ spentOn }) => spentOn)
    .filter((day) => day >= oldest)
    .sort();
  const [from] = days;
  const to = days[days.length - 1];
  return from && to ? { from, to } : null;
}

/**
 * The days that a list without changes is asked for in every pull: the last two whole months up to
 * tomorrow, where work is mostly filed late, and further those of work that is being billed. On
 * 2026-04-02 that is from 2026-02-01 to 2026-04-03 where nothing older is on a draft. What is
 * older, down to the horizon, is swept.
 */
export function daysToList(
  rows: readonly Dated[],
  { billed, horizon }: { readonly billed: readonly Dated[]; readonly horizon: Horizon },
): Days {
  const { today } = horizon;
  const lastMonth = startOfMonth(addDays(startOfMonth(today), -1));
  const usual = startOfMonth(addDays(lastMonth, -1));
  const from = [usual, ...billed.map(({ spentOn }) => spentOn)]
    .filter((day) => day >= horizonOf(horizon))
    .sort()[0];
  const latest = [addDays(today, 1), ...rows.map(({ spentOn }) => spentOn)].sort();
  return { from: from ?? usual, to: latest[latest.length - 1] ?? today };
}
