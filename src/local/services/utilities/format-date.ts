import { MONTHS, readPattern, WEEKDAYS } from './date-pattern';
import type { Zone } from './zones';

const DAY_MS = 86_400_000;

/**
 * An instant in a zone, written as java.text.SimpleDateFormat writes it in English:
 * `formatDate(0, zone, "EEE, d MMM yyyy")` is `'Thu, 1 Jan 1970'` in GMT.
 */
export function formatDate(instant: number, zone: Zone, pattern: string): string {
  const offset = zone.offsetAt(instant);
  const moment: Moment = { instant, zone, offset, wall: new Date(instant + offset) };
  return readPattern(pattern)
    .map((part) => ('literal' in part ? part.literal : field(part.letter, part.count, moment)))
    .join('');
}

interface Moment {
  readonly instant: number;
  readonly zone: Zone;
  readonly offset: number;
  /** Its UTC fields are what a clock in the zone shows. */
  readonly wall: Date;
}

function field(letter: string, count: number, moment: Moment): string {
  const value = FIELDS[letter]?.(moment, count) ?? '';
  return typeof value === 'number' ? String(value).padStart(count, '0') : value;
}

/** Numbers are padded to the length of their run of letters, text is taken as it is. */
const FIELDS: Readonly<Record<string, (moment: Moment, count: number) => number | string>> = {
  G: ({ wall }) => (wall.getUTCFullYear() > 0 ? 'AD' : 'BC'),
  y: ({ wall }, count) => yearField(wall.getUTCFullYear(), count),
  Y: ({ wall }, count) => yearField(weekOfYear(wall).year, count),
  M: ({ wall }, count) => monthField(wall, count),
  L: ({ wall }, count) => monthField(wall, count),
  d: ({ wall }) => wall.getUTCDate(),
  D: ({ wall }) => dayOfYear(wall),
  F: ({ wall }) => Math.ceil(wall.getUTCDate() / 7),
  E: ({ wall }, count) => nameOf(WEEKDAYS, wall.getUTCDay(), count),
  u: ({ wall }) => wall.getUTCDay() || 7,
  w: ({ wall }) => weekOfYear(wall).week,
  W: ({ wall }) => Math.floor((wall.getUTCDate() - 1 + firstWeekday(wall)) / 7) + 1,
  a: ({ wall }) => (wall.getUTCHours() < 12 ? 'AM' : 'PM'),
  H: ({ wall }) => wall.getUTCHours(),
  k: ({ wall }) => wall.getUTCHours() || 24,
  K: ({ wall }) => wall.getUTCHours() % 12,
  h: ({ wall }) => wall.getUTCHours() % 12 || 12,
  m: ({ wall }) => wall.getUTCMinutes(),
  s: ({ wall }) => wall.getUTCSeconds(),
  S: ({ wall }) => wall.getUTCMilliseconds(),
  z: ({ zone, instant }, count) => (count > 3 ? zone.longName(instant) : zone.shortName(instant)),
  Z: ({ offset }) => offsetText(offset, ''),
  X: ({ offset }, count) => isoOffset(offset, count),
};

function yearField(year: number, count: number): string | number {
  const shown = year > 0 ? year : 1 - year;
  return count === 2 ? two(shown % 100) : shown;
}

const monthField = (wall: Date, count: number): string | number =>
  count < 3 ? wall.getUTCMonth() + 1 : nameOf(MONTHS, wall.getUTCMonth(), count);

const nameOf = (names: readonly string[], index: number, count: number): string =>
  (count > 3 ? names[index] : names[index]?.slice(0, 3)) ?? '';

function isoOffset(offset: number, count: number): string {
  if (Math.trunc(offset / 60_000) === 0) return 'Z';
  return count === 1
    ? offsetText(offset, '').slice(0, 3)
    : offsetText(offset, count === 3 ? ':' : '');
}

const two = (value: number): string => String(value).padStart(2, '0');

function offsetText(offset: number, separator: string): string {
  const minutes = Math.abs(Math.trunc(offset / 60_000));
  const sign = offset < 0 ? '-' : '+';
  return `${sign}${two(Math.floor(minutes / 60))}${separator}${two(minutes % 60)}`;
}

function dayOfYear(wall: Date): number {
  const start = new Date(wall);
  start.setUTCMonth(0, 1);
  return Math.round((wall.getTime() - start.getTime()) / DAY_MS) + 1;
}

/** Day of the week of the first of the month, 0 for Sunday. */
const firstWeekday = (wall: Date): number => (wall.getUTCDay() - wall.getUTCDate() + 36) % 7;

/** American weeks: they begin on Sunday, and the first is the one that holds 1 January. */
function weekOfYear(wall: Date): { year: number; week: number } {
  const year = wall.getUTCFullYear();
  const saturday = new Date(wall.getTime() + (6 - wall.getUTCDay()) * DAY_MS);
  if (saturday.getUTCFullYear() > year) return { year: year + 1, week: 1 };
  const weekdayOfFirst = (wall.getUTCDay() - (dayOfYear(wall) - 1) + 371) % 7;
  return { year, week: Math.floor((dayOfYear(wall) - 1 + weekdayOfFirst) / 7) + 1 };
}
