import { isLocalDate, type LocalDate } from '../calendar/local-date';
import { durationText, type Seconds } from '../calendar/seconds';
import type { Factor } from '../records/factor';
import { plainName } from './plain-name';

/** When a factor holds, read from the cells of its row. */
export type FactorMoment =
  | { readonly kind: 'weekday'; readonly weekdays: readonly number[] }
  | { readonly kind: 'holiday'; readonly days: readonly string[] }
  | {
      readonly kind: 'afterHours';
      /** Days on which the hours begin. */
      readonly weekdays: readonly number[];
      /** Minutes of the wall clock; an end that is not later is of the next day. */
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'overtimeDay'; readonly beyond: Seconds }
  | { readonly kind: 'overtimeWeek'; readonly beyond: Seconds; readonly firstDay: number };

/** What keeps a row from saying when it holds. */
export interface MomentFault {
  readonly code: string;
  readonly field: keyof Factor;
  readonly message: string;
  readonly fix: string;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const EVERY_DAY = WEEKDAYS.map((_, index) => index);
const DAY = 24 * 60;

/** Reads when a row holds: `Sat, Sun` of the kind `weekday` is `{ weekdays: [6, 0] }`. */
export function readMoment(
  kind: NonNullable<Factor['kind']>,
  row: Factor,
): FactorMoment | MomentFault {
  switch (kind) {
    case 'weekday':
      return weekdayMoment(row);
    case 'holiday':
      return holidayMoment(row);
    case 'afterHours':
      return afterHoursMoment(row);
    default:
      return overtimeMoment(kind, row);
  }
}

/** When it holds, for a person: `"Saturday and Sunday"`, `"after 18:00"`, `"beyond 8:00 a day"`. */
export function momentWords(moment: FactorMoment): string {
  switch (moment.kind) {
    case 'weekday':
      return moment.weekdays.map((day) => WEEKDAYS[day]).join(' and ');
    case 'holiday':
      return 'holiday';
    case 'afterHours':
      return hoursWords(moment);
    case 'overtimeDay':
      return `beyond ${durationText(moment.beyond)} a day`;
    case 'overtimeWeek':
      return `beyond ${durationText(moment.beyond)} a week`;
  }
}

/** Whether a holiday is on a day: `2026-12-25` and `12-25` are both on 2026-12-25. */
export const isHoliday = (days: readonly string[], day: LocalDate): boolean =>
  days.includes(day) || days.includes(day.slice(5));

function weekdayMoment(row: Factor): FactorMoment | MomentFault {
  const weekdays = readWeekdays(row.days);
  if (weekdays !== null && weekdays.length > 0) return { kind: 'weekday', weekdays };
  return daysFault(row, 'days of the week are expected, as Sat, Sun');
}

function holidayMoment(row: Factor): FactorMoment | MomentFault {
  const days = wordsOf(row.days).map((day) => day.replace(/T00:00:00$/i, ''));
  const isDay = (day: string) => isLocalDate(day) || isLocalDate(`2024-${day}`);
  if (days.length > 0 && days.every(isDay)) return { kind: 'holiday', days };
  return daysFault(row, 'days are expected, as 2026-12-25, or 12-25 for every year');
}

function afterHoursMoment(row: Factor): FactorMoment | MomentFault {
  const [start, end] = [readClock(row.startsAt), readClock(row.endsAt)];
  if (start === null) return clockFault('startsAt', row.startsAt);
  if (end === null) return clockFault('endsAt', row.endsAt);
  if (start === end) {
    const message = 'it begins and ends at the same time';
    return { code: 'E-502', field: 'endsAt', message, fix: 'Type when it starts and ends.' };
  }
  const weekdays = readWeekdays(row.days);
  if (weekdays === null) return daysFault(row, 'days of the week are expected, as Mon, Fri');
  return { kind: 'afterHours', start, end, weekdays: weekdays.length > 0 ? weekdays : EVERY_DAY };
}

function overtimeMoment(
  kind: 'overtimeDay' | 'overtimeWeek',
  row: Factor,
): FactorMoment | MomentFault {
  const { seconds: beyond } = row;
  if (beyond === null || beyond < 0) {
    const message = 'it needs the hours that are still at the plain rate, from zero on';
    return { code: 'E-501', field: 'seconds', message, fix: 'Fill in Beyond hours.' };
  }
  if (kind === 'overtimeDay') return { kind, beyond };
  const [firstDay = 1, ...others] = readWeekdays(row.days) ?? [0, 0];
  if (others.length === 0) return { kind, beyond, firstDay };
  return daysFault(row, 'the first day of the week is expected, as Sun');
}

const wordsOf = (text: string): readonly string[] =>
  text
    .split(/[,;\s]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** Days of the week by their first three letters or more, from Sunday, 0; null where one is none. */
function readWeekdays(text: string): readonly number[] | null {
  const found = wordsOf(text).map((word) => {
    const name = plainName(word).replace(/\.$/, '');
    return name.length < 3 ? -1 : WEEKDAYS.findIndex((day) => plainName(day).startsWith(name));
  });
  return found.includes(-1) ? null : [...new Set(found)];
}

/** Minutes since midnight of `18:00`; an empty cell is midnight, null is no time. */
function readClock(text: string): number | null {
  if (text.trim() === '') return 0;
  const [, hours, minutes] = /^(\d{1,2}):([0-5]\d)(?::00)?$/.exec(text.trim()) ?? [];
  const clock = hours === undefined ? DAY + 1 : Number(hours) * 60 + Number(minutes);
  return clock > DAY ? null : clock % DAY;
}

function hoursWords({ start, end }: { readonly start: number; readonly end: number }): string {
  if (end === 0) return `after ${clockText(start)}`;
  return start === 0 ? `before ${clockText(end)}` : `${clockText(start)} to ${clockText(end)}`;
}

/** `1080` minutes are `"18:00"`. */
export const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const daysFault = ({ days }: Factor, what: string): MomentFault => ({
  code: 'E-502',
  field: 'days',
  message: `its days are '${days}', but ${what}`,
  fix: 'Correct the days.',
});

const clockFault = (field: 'startsAt' | 'endsAt', shown: string): MomentFault => ({
  code: 'E-502',
  field,
  message: `'${shown}' is no time of the day`,
  fix: 'Type a time, as 18:00.',
});
