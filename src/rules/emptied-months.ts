import { monthOf } from '../calendar/local-date';
import type { Problem } from '../records/problem';
import { countsByDay, type Days } from './day-counts';
import { isTooMuch, type TrackedRow, vanished, type WholeList } from './vanished';

export interface EmptiedMonth {
  readonly month: string;
  problemFor(list: Pick<WholeList, 'tab' | 'noun'>): Problem;
}

/**
 * Months of which a list had less than half of the rows that the sheet has, told by their numbers
 * alone; `read` are the rows of each day as they were counted. Their rows are left as they are, and
 * a person is asked.
 */
export function emptiedMonths(
  read: string,
  days: Days,
  rows: readonly TrackedRow[],
): readonly EmptiedMonth[] {
  const counted = countsByDay(read, days);
  const live = new Map<string, Map<TrackedRow['spentOn'], number>>();
  for (const { spentOn, sourceState } of rows) {
    if (sourceState === 'gone' || spentOn < days.from || spentOn > days.to) continue;
    const month = live.get(monthOf(spentOn)) ?? new Map();
    live.set(monthOf(spentOn), month.set(spentOn, (month.get(spentOn) ?? 0) + 1));
  }
  return [...live].flatMap(([month, ofDays]) => {
    const of = [...ofDays.values()].reduce((sum, count) => sum + count, 0);
    const gone = [...ofDays].reduce(
      (sum, [day, count]) => sum + Math.max(0, count - (counted.get(day) ?? 0)),
      0,
    );
    if (!isTooMuch(gone, of)) return [];
    const what = { what: `of ${month}`, period: month };
    return [{ month, problemFor: (list) => vanished(list, what, { gone, of }) }];
  });
}
