import { durationText } from '../calendar/seconds';
import type { Problem } from '../records/problem';
import type { TimeEntry } from '../records/time-entry';
import { problem } from './problem';

/**
 * Entries that look as if they had been tracked twice: the same person, day, project, task, length
 * and notes; and entries of one person whose clock times overlap. Both are only told, because two
 * equal half hours on one day may well be two half hours.
 */
export function findLookAlikes(entries: readonly TimeEntry[]): readonly Problem[] {
  const live = entries.filter(({ sourceState, seconds }) => sourceState === 'final' && seconds > 0);
  const repeated = repeatedEntries(live);
  const told = new Set(repeated.map(({ key }) => key));
  return [...repeated, ...overlaps(live.filter(({ entryId }) => !told.has(entryId)))];
}

function repeatedEntries(entries: readonly TimeEntry[]): Problem[] {
  const first = new Map<string, TimeEntry>();
  return entries.flatMap((entry) => {
    const { personId, spentOn, projectId, taskId, seconds, notes } = entry;
    const likeness = JSON.stringify([personId, spentOn, projectId, taskId, seconds, notes.trim()]);
    const earlier = first.get(likeness);
    if (!earlier) {
      first.set(likeness, entry);
      return [];
    }
    return problem({
      code: 'W-118',
      step: 'review',
      tab: 'Time',
      key: entry.entryId,
      message: `${entry.person} has two entries alike on ${spentOn}: ${durationText(seconds)} on '${entry.project}', ${entry.task} (the other is ${earlier.entryId}).`,
      fix: 'If it was tracked twice, delete one in the tracker or tick Hold here.',
    });
  });
}

interface Span {
  readonly entry: TimeEntry;
  readonly from: number;
  readonly to: number;
}

function overlaps(entries: readonly TimeEntry[]): Problem[] {
  const days = new Map<string, Span[]>();
  for (const entry of entries) {
    const from = minuteOf(entry.startedTime);
    const to = minuteOf(entry.endedTime);
    if (from === null || to === null || to <= from) continue;
    const day = `${entry.personId}|${entry.spentOn}`;
    days.set(day, [...(days.get(day) ?? []), { entry, from, to }]);
  }
  return [...days.values()].flatMap((spans) => {
    const sorted = [...spans].sort((a, b) => a.from - b.from);
    return sorted.flatMap((span, index) => {
      const before = sorted[index - 1];
      return before && before.to > span.from ? overlap(before, span) : [];
    });
  });
}

function overlap(before: Span, { entry, from, to }: Span): Problem {
  const minutes = Math.min(before.to, to) - from;
  return problem({
    code: 'W-119',
    step: 'review',
    tab: 'Time',
    key: entry.entryId,
    message: `${entry.person} on ${entry.spentOn}: this entry overlaps ${before.entry.entryId} by ${minutes} min.`,
    fix: 'Check the times in the tracker.',
  });
}

/**
 * Minutes since midnight of a clock time as `14:05`, `2:05pm`, `2:05 PM` or, with its day and
 * offset, `2026-03-02T14:05:00-05:00`; null for anything else.
 */
function minuteOf(text: string): number | null {
  const match =
    /^(?:[\d-]{10}T)?(\d{1,2}):(\d{2})(?::\d\d)?\s*(am|pm)?(?:Z|[+-]\d\d:?\d\d)?$/i.exec(
      text.trim(),
    );
  if (!match) return null;
  const [, hours = '', minutes = '', half] = match;
  const hour = half ? (Number(hours) % 12) + (/pm/i.test(half) ? 12 : 0) : Number(hours);
  return hour * 60 + Number(minutes);
}
