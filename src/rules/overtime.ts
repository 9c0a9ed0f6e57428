import { addDays, type LocalDate, weekdayOf } from '../calendar/local-date';
import type { Seconds } from '../calendar/seconds';
import type { TimeEntry } from '../records/time-entry';
import { compareTexts } from './compare-texts';
import type { FactorMoment } from './factor-moments';
import type { FactorRule } from './factor-rows';
import { daysOf, holdsOn, type Stretch, zoneFor } from './factor-stretches';

type Overtime = Extract<FactorMoment, { kind: 'overtimeDay' | 'overtimeWeek' }>;

/** A piece of work in the order in which a person did it. */
interface Piece extends Stretch {
  readonly entryId: string;
  /** Orders the pieces of a day: those whose time is known first, by their instants. */
  readonly at: number;
  readonly day: LocalDate;
}

/**
 * Where each entry runs beyond the hours of a day or a week. All billable work that the rule
 * stands for counts, person by person, in the order in which it was done: of 5:00 and 4:00 of a
 * day, beyond 8:00 is the last hour of the second.
 */
export function overtimeStretches(
  rule: FactorRule,
  entries: readonly TimeEntry[],
  firmZone: string,
): ReadonlyMap<string, readonly Stretch[]> {
  const { moment } = rule;
  const found = new Map<string, Stretch[]>();
  if (moment.kind !== 'overtimeDay' && moment.kind !== 'overtimeWeek') return found;
  const periods = new Map<string, Piece[]>();
  const counting = entries.filter((one) => one.disposition === 'bill' && rule.standsFor(one));
  for (const entry of counting) {
    for (const piece of piecesOf(entry, zoneFor(rule, entry, firmZone))) {
      const key = JSON.stringify([entry.personId || entry.person, periodOf(moment, piece.day)]);
      const pieces = periods.get(key);
      if (pieces) pieces.push(piece);
      else periods.set(key, [piece]);
    }
  }
  for (const pieces of periods.values()) beyond(pieces, { rule, limit: moment.beyond, found });
  return found;
}

function piecesOf(entry: TimeEntry, zone: string): readonly Piece[] {
  const { entryId, startedAt } = entry;
  const at = startedAt === '' ? Number.POSITIVE_INFINITY : Date.parse(startedAt);
  return daysOf(entry, zone).map((stretch) => ({ ...stretch, entryId, at }));
}

function beyond(
  pieces: Piece[],
  { rule, limit, found }: { rule: FactorRule; limit: Seconds; found: Map<string, Stretch[]> },
): void {
  let worked = 0;
  for (const { entryId, day, from, to } of pieces.sort(inOrder)) {
    const plain = Math.max(0, Math.min(to - from, limit - worked));
    worked += to - from;
    if (plain === to - from || !holdsOn(rule, day)) continue;
    found.set(entryId, [...(found.get(entryId) ?? []), { from: from + plain, to }]);
  }
}

const periodOf = (moment: Overtime, day: LocalDate): LocalDate =>
  moment.kind === 'overtimeDay' ? day : addDays(day, -((weekdayOf(day) - moment.firstDay + 7) % 7));

function inOrder(a: Piece, b: Piece): number {
  const byTime = a.at === b.at ? 0 : a.at - b.at;
  return (
    compareTexts(a.day, b.day) || byTime || compareTexts(a.entryId, b.entryId) || a.from - b.from
  );
}
