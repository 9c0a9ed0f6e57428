import { DateTime } from 'luxon';

declare const localDateBrand: unique symbol;

/** A day as the calendar on the wall names it, `"2026-03-08"`: no zone, no time, never shifted. */
export type LocalDate = string & { readonly [localDateBrand]: true };

const FORM = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text names a day that exists; `"2026-02-30"` does not. */
export function isLocalDate(text: string): text is LocalDate {
  return FORM.test(text) && isDay(text);
}

const isDay = remembered((text: string) => DateTime.fromISO(text, { zone: 'utc' }).isValid);

/** Reads a day. Throws for a text of another form and for a day that does not exist. */
export function localDateOf(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`date: '${text}' is no day of the form YYYY-MM-DD`);
  return text;
}

/** The day `days` later, or earlier where negative; `addDays("2026-02-27", 2)` is `"2026-03-01"`. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dayOfSerial(toSerial(date) + days);
}

/** Days from one day to another: 1 from today to tomorrow, negative backwards. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** Days without a zone are those of UTC, which all have 24 hours. */
const DAY_MS = 86_400_000;

export function startOfMonth(date: LocalDate): LocalDate {
  return written(at(date).startOf('month'));
}

export function endOfMonth(date: LocalDate): LocalDate {
  return written(at(date).endOf('month'));
}

/** The last day of the month before: `"2026-02-28"` for any day of March 2026. */
export function endOfLastMonth(date: LocalDate): LocalDate {
  return addDays(startOfMonth(date), -1);
}

/** `"2026-03"`: the month that a day belongs to. */
export function monthOf(date: LocalDate): string {
  return date.slice(0, 7);
}

/** Days since 1899-12-30, as a spreadsheet counts them: 46082 for 2026-03-01. */
export const toSerial = remembered((date: LocalDate) => daysBetween(SERIAL_ZERO, date));

/** Day of the week, 0 for Sunday to 6 for Saturday: 1 for 2026-03-02. */
export function weekdayOf(date: LocalDate): number {
  return (toSerial(date) + 6) % 7;
}

/** The day that a spreadsheet counts as `serial`; the time of day in its fraction is dropped. */
export function fromSerial(serial: number): LocalDate {
  return dayOfSerial(Math.floor(serial));
}

const dayOfSerial = remembered((serial: number) => {
  const start = new Date(Date.parse(SERIAL_ZERO) + serial * DAY_MS);
  return start.toISOString().slice(0, 10) as LocalDate;
});

/** Thousands of rows name the same few days, so each is worked out once. */
function remembered<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = work(key);
      known.set(key, value);
    }
    return value;
  };
}

const SERIAL_ZERO = '1899-12-30' as LocalDate;

const at = (date: LocalDate): DateTime => DateTime.fromISO(date, { zone: 'utc' });

const written = (moment: DateTime): LocalDate => moment.toFormat('yyyy-MM-dd') as LocalDate;
