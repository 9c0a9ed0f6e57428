import { addDays, type LocalDate, weekdayOf } from '../calendar/local-date';
import type { Seconds } from '../calendar/seconds';
import { dayBounds, localDayOf, resolveWall } from '../calendar/zone';
import type { TimeEntry } from '../records/time-entry';
import { clockText, type FactorMoment, isHoliday } from './factor-moments';
import type { FactorRule } from './factor-rows';
import { rememberedBy } from './remembered';

/** A part of an entry, in seconds since it began. */
export interface Stretch {
  readonly from: Seconds;
  readonly to: Seconds;
}

/** A part of an entry that falls on one local day. */
export interface DayStretch extends Stretch {
  readonly day: LocalDate;
}

/** When an entry began, as far as anybody knows. */
export type Worked = Pick<TimeEntry, 'spentOn' | 'seconds' | 'startedAt' | 'sourceZone'>;

/** Zone whose days and hours count for an entry under a rule. */
export const zoneFor = (rule: FactorRule, entry: Worked, firmZone: string): string =>
  rule.zone ?? (entry.sourceZone === '' ? firmZone : entry.sourceZone);

/**
 * The local days that an entry runs over, by the instants at which they begin: 23:00 to 03:00 in
 * the night of the clock change is 1:00 of Saturday and 2:00 of Sunday, not 3:00. An entry without
 * an instant is wholly on the day that the tracker files it under.
 */
export function daysOf(entry: Worked, zone: string): readonly DayStretch[] {
  const { spentOn, seconds, startedAt } = entry;
  if (startedAt === '') return [{ day: spentOn, from: 0, to: seconds }];
  const start = Date.parse(startedAt);
  const days: DayStretch[] = [];
  let from = 0;
  for (let day = firstDay(spentOn, start, zone); from < seconds; day = addDays(day, 1)) {
    const to = Math.min(seconds, secondsTo(start, startOf(zone, addDays(day, 1))));
    if (to > from) days.push({ day, from, to });
    from = Math.max(from, to);
  }
  return days;
}

/** Where a rule of days or hours holds within an entry; overtime is counted elsewhere. */
export function stretchesOf(rule: FactorRule, entry: Worked, zone: string): readonly Stretch[] {
  const { moment } = rule;
  if (moment.kind === 'afterHours') return hourStretches(rule, moment, { entry, zone });
  return daysOf(entry, zone).filter(({ day }) => holdsOn(rule, day) && isOn(moment, day));
}

/** Whether a day is between the first and the last day of a rule. */
export const holdsOn = ({ from, to }: Pick<FactorRule, 'from' | 'to'>, day: LocalDate): boolean =>
  (from === null || from <= day) && (to === null || day <= to);

function isOn(moment: FactorMoment, day: LocalDate): boolean {
  if (moment.kind === 'weekday') return moment.weekdays.includes(weekdayOf(day));
  return moment.kind === 'holiday' && isHoliday(moment.days, day);
}

function hourStretches(
  rule: FactorRule,
  { weekdays, start, end }: Extract<FactorMoment, { kind: 'afterHours' }>,
  { entry, zone }: { readonly entry: Worked; readonly zone: string },
): readonly Stretch[] {
  if (entry.startedAt === '') return [];
  const began = Date.parse(entry.startedAt);
  const days = daysOf(entry, zone).map(({ day }) => day);
  const [first] = days;
  const begins = first === undefined ? [] : [addDays(first, -1), ...days];
  return begins
    .filter((day) => holdsOn(rule, day) && weekdays.includes(weekdayOf(day)))
    .map((day) => ({
      from: Math.max(0, secondsTo(began, instantOf(zone, day, start))),
      to: Math.min(
        entry.seconds,
        secondsTo(began, instantOf(zone, end > start ? day : addDays(day, 1), end)),
      ),
    }))
    .filter(({ from, to }) => from < to);
}

/** The local day of the start; nearly always the day that the tracker files the entry under. */
function firstDay(spentOn: LocalDate, start: number, zone: string): LocalDate {
  const isOnIt = startOf(zone, spentOn) <= start && start < startOf(zone, addDays(spentOn, 1));
  return isOnIt ? spentOn : localDayOf(zone, start);
}

const secondsTo = (start: number, end: number): Seconds => Math.floor((end - start) / 1000);

/** Months of work fall on few days in few zones; each instant is worked out once. */
const startIn = rememberedBy(
  ({ zone, day }: { readonly zone: string; readonly day: LocalDate }) => [zone, day],
  ({ zone, day }) => dayBounds(zone, day).startMs,
);

const startOf = (zone: string, day: LocalDate): number => startIn({ zone, day });

/** A wall time as an instant: skipped ones as if the clocks had not jumped, the first of two. */
function instantOf(zone: string, day: LocalDate, minutes: number): number {
  if (minutes === 0) return startOf(zone, day);
  return wallIn({ zone, day, minutes });
}

const wallIn = rememberedBy(
  (at: { readonly zone: string; readonly day: LocalDate; readonly minutes: number }) => [
    at.zone,
    at.day,
    at.minutes,
  ],
  ({ zone, day, minutes }) => resolveWall(zone, `${day}T${clockText(minutes)}:00`).chosen,
);
