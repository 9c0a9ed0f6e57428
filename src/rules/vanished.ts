import type { LocalDate } from '../calendar/local-date';
import type { Problem } from '../records/problem';
import type { TimeEntry } from '../records/time-entry';
import { problem } from './problem';

/** A row of the sheet as far as it matters whether the tracker still has it. */
export interface TrackedRow {
  readonly id: string;
  readonly spentOn: LocalDate;
  readonly sourceState: TimeEntry['sourceState'];
}

/** A list of the tracker that was read whole for some days. */
export interface WholeList {
  /** Tab and noun of its rows, as `Time` and `time entries`. */
  readonly tab: string;
  readonly noun: string;
  readonly days: { readonly from: LocalDate; readonly to: LocalDate };
  /** Ids that the tracker has, whatever their day. */
  readonly present: ReadonlySet<string>;
}

/** Fewer rows than this may all vanish: a small firm deletes its one test entry. */
const FEW = 10;

/**
 * Rows of those days that the tracker no longer has: they were deleted, or moved to a day outside.
 * When more than half of them are missing nothing is believed and the person is asked first,
 * because an empty answer is more often a fault than a firm that deleted its month.
 */
export function findVanished(
  rows: readonly TrackedRow[],
  list: WholeList,
  believe: boolean,
): { readonly gone: readonly string[]; readonly problems: readonly Problem[] } {
  const { from, to } = list.days;
  const live = rows.filter(
    ({ spentOn, sourceState }) => sourceState !== 'gone' && spentOn >= from && spentOn <= to,
  );
  const gone = live.filter(({ id }) => !list.present.has(id)).map(({ id }) => id);
  const tooMany = gone.length > FEW && gone.length * 2 > live.length;
  if (!tooMany || believe) return { gone, problems: [] };
  const question = problem({
    code: 'E-305',
    step: 'pull',
    tab: list.tab,
    key: '',
    message: `${gone.length} of ${live.length} ${list.noun} from ${from} to ${to} are no longer in the tracker. Nothing was marked as gone.`,
    fix: "If they were really deleted, set 'Believe missing rows' to yes under Settings and pull again.",
  });
  return { gone: [], problems: [question] };
}
