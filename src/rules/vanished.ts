import { type LocalDate, monthOf } from '../calendar/local-date';
import type { Problem } from '../records/problem';
import type { TimeEntry } from '../records/time-entry';
import { compareTexts } from './compare-texts';
import { problem } from './problem';

/** A row of the sheet as far as it matters whether the tracker still has it. */
export interface TrackedRow {
  readonly id: string;
  /** The day under which the tracker files it. */
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
 * Where more than half of a month of them is missing, or of all those days, nothing of it is
 * believed and the person is asked first, because an empty answer is more often a fault than a
 * firm that deleted its month.
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
  const isMissing = ({ id }: TrackedRow) => !list.present.has(id);
  const missing = live.filter(isMissing);
  if (believe) return { gone: missing.map(({ id }) => id), problems: [] };
  if (isTooMuch(missing.length, live.length)) {
    const span = { what: `from ${from} to ${to}`, period: from };
    return {
      gone: [],
      problems: [vanished(list, span, { gone: missing.length, of: live.length })],
    };
  }
  const months = [...new Set(missing.map(({ spentOn }) => monthOf(spentOn)))].sort(compareTexts);
  const doubtful = months.flatMap((month) => {
    const all = live.filter(({ spentOn }) => monthOf(spentOn) === month);
    const gone = all.filter(isMissing).length;
    return isTooMuch(gone, all.length) ? [{ month, gone, of: all.length }] : [];
  });
  const held = new Set(doubtful.map(({ month }) => month));
  return {
    gone: missing.filter(({ spentOn }) => !held.has(monthOf(spentOn))).map(({ id }) => id),
    problems: doubtful.map(({ month, ...share }) =>
      vanished(list, { what: `of ${month}`, period: month }, share),
    ),
  };
}

/** Whether so many rows at once are hardly a person's work. */
export const isTooMuch = (gone: number, of: number): boolean => gone > FEW && gone * 2 > of;

/** The question whether rows were really deleted (reliability.md 5.61). */
export function vanished(
  { tab, noun }: Pick<WholeList, 'tab' | 'noun'>,
  { what, period }: { readonly what: string; readonly period: string },
  { gone, of }: { readonly gone: number; readonly of: number },
): Problem {
  const found = problem({
    code: 'E-305',
    step: 'pull',
    tab,
    key: '',
    message: `${gone} of ${of} ${noun} ${what} are no longer in the tracker. Nothing was marked as gone.`,
    fix: "If they were really deleted, set 'Believe missing rows' to yes under Settings and pull again.",
  });
  return { ...found, problemId: `E-305|${tab}|${period}` };
}
