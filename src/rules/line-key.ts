import { decimalOf, isDecimal } from '../money/decimal';
import type { Settings } from '../records/settings';
import type { TimeEntry } from '../records/time-entry';
import { joinedKey } from './grouped-by';
import type { LineSplits } from './line-splits';

export type LineGrouping = Settings['groupLinesBy'];

/** What a time line stands for, by id; all but one line are within a project. */
const groupIds: Readonly<Record<LineGrouping, (entry: TimeEntry) => readonly [string, string]>> = {
  entry: ({ projectId, entryId }) => [projectId, entryId],
  day: ({ projectId, spentOn }) => [projectId, spentOn],
  person: ({ projectId, personId }) => [projectId, personId],
  task: ({ projectId, taskId }) => [projectId, taskId],
  project: ({ projectId }) => [projectId, ''],
  'one line': () => ['', ''],
};

/** The rate, the factor and the policy of some time: those of its entry, or of a part of it. */
export type TimeTerms = Pick<TimeEntry, 'hourlyRate' | 'factors' | 'policy'>;

/**
 * Entries, or parts of them at one factor, with the same key stand on the same line: one group, and
 * never two rates, factors, items, tax codes, policies or terms. The parts are delimited, so that
 * ids cannot run into each other.
 */
export function timeLineKey(
  entry: TimeEntry & { readonly addedTo?: string },
  { hourlyRate, factors, policy }: TimeTerms,
  { grouping, splits }: { readonly grouping: LineGrouping; readonly splits: LineSplits },
): string {
  const { itemId, taxCodeId } = entry;
  const isAlone = hasFixedAmount(entry) || entry.addedTo !== undefined;
  const alone = isAlone ? entry.entryId : '';
  const rate = hourlyRate === null ? '' : decimalOf(hourlyRate);
  const { agreements, discounts, taxes, classes } = splits;
  const [group, within] = groupIds[grouping](entry);
  return joinedKey([
    group,
    within,
    alone,
    rate,
    factors,
    itemId,
    taxCodeId,
    policy,
    agreements,
    discounts,
    taxes,
    classes,
  ]);
}

/** Whether an amount is agreed for the entry, so that its price is not its time at its rate. */
export function hasFixedAmount({ billPart }: Pick<TimeEntry, 'billPart'>): boolean {
  return billPart !== '' && isDecimal(billPart);
}
