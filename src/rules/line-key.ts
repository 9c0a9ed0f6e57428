import { decimalOf, isDecimal } from '../money/decimal';
import type { Settings } from '../records/settings';
import type { TimeEntry } from '../records/time-entry';

export type LineGrouping = Settings['groupLinesBy'];

/** What a time line stands for within its project, by id. */
const groupIds: Readonly<Record<LineGrouping, (entry: TimeEntry) => string>> = {
  entry: ({ entryId }) => entryId,
  day: ({ spentOn }) => spentOn,
  person: ({ personId }) => personId,
  task: ({ taskId }) => taskId,
  project: () => '',
};

/**
 * Entries, or parts of them at one factor, with the same key stand on the same line: one project,
 * one group, and never two rates, factors, items, tax codes or policies. The parts are delimited, so that ids cannot run into each other.
 */
export function timeLineKey(entry: TimeEntry, grouping: LineGrouping): string {
  const { projectId, itemId, taxCodeId, policy, factors } = entry;
  const alone = hasFixedAmount(entry) ? entry.entryId : '';
  const rate = entry.hourlyRate === null ? '' : decimalOf(entry.hourlyRate);
  return JSON.stringify([
    projectId,
    groupIds[grouping](entry),
    rate,
    factors,
    itemId,
    taxCodeId,
    policy,
    alone,
  ]);
}

/** Whether an amount is agreed for the entry, so that its price is not its time at its rate. */
export function hasFixedAmount({ billPart }: Pick<TimeEntry, 'billPart'>): boolean {
  return isDecimal(billPart);
}
