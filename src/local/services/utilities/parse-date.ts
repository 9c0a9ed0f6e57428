import { ScriptError } from '../../engine/script-error';
import { MONTHS, type PatternPart, readPattern, WEEKDAYS } from './date-pattern';
import { PARSED_ABBREVIATIONS } from './zone-names';
import { instantOf, utcOf, type Zone, zoneOf } from './zones';

interface Reading {
  readonly text: string;
  at: number;
  readonly fields: Map<string, number>;
  /** Milliseconds ahead of UTC, where the text itself says so. */
  offset?: number;
  zone: Zone;
  /** The year was written with two digits. */
  shortYear?: boolean;
}

/** What parsing needs besides text and pattern. */
export interface ParseContext {
  readonly zone: Zone;
  /** Years of two digits are put within 80 years before and 20 after this instant. */
  readonly now: number;
}

/**
 * Reads a date as java.text.SimpleDateFormat does when lenient: fields out of range carry over and
 * what follows the pattern is ignored. Throws `Unparseable date: "…"` where the text does not fit.
 */
export function parseDate(text: string, pattern: string, context: ParseContext): number {
  const reading: Reading = { text, at: 0, fields: new Map(), zone: context.zone };
  const parts = readPattern(pattern);
  for (const [index, part] of parts.entries()) {
    const fits =
      'literal' in part
        ? readLiteral(reading, part.literal)
        : readField(reading, part, { abutting: width(parts, index), now: context.now });
    if (!fits) throw new ScriptError(`Unparseable date: "${text}"`);
  }
  const instant = instantOfReading(reading);
  const tooEarly = reading.shortYear && instant < yearsBefore(context.now);
  if (!tooEarly) return instant;
  reading.fields.set('y', (reading.fields.get('y') ?? 0) + 100);
  return instantOfReading(reading);
}

function yearsBefore(now: number): number {
  const date = new Date(now);
  date.setUTCFullYear(date.getUTCFullYear() - 80);
  return date.getTime();
}

function instantOfReading(reading: Reading): number {
  const wall = wallOf(reading.fields);
  return reading.offset === undefined ? instantOf(wall, reading.zone) : wall - reading.offset;
}

function readLiteral(reading: Reading, literal: string): boolean {
  if (!reading.text.startsWith(literal, reading.at)) return false;
  reading.at += literal.length;
  return true;
}

/** How many digits a number may take: all, or its count where another number follows at once. */
function width(parts: readonly PatternPart[], index: number): number {
  const [part, next] = [parts[index], parts[index + 1]];
  if (!part || 'literal' in part || !next || 'literal' in next) return Infinity;
  return isNumber(next) ? part.count : Infinity;
}

const isNumber = ({ letter, count }: { letter: string; count: number }): boolean =>
  'yYwWDdFuHkKhmsS'.includes(letter) || ('ML'.includes(letter) && count < 3);

interface FieldRules {
  readonly abutting: number;
  readonly now: number;
}

function readField(
  reading: Reading,
  part: { letter: string; count: number },
  { abutting, now }: FieldRules,
): boolean {
  if (!isNumber(part) && !'zZX'.includes(part.letter)) return readName(reading, part.letter);
  const from = reading.at;
  while (/[ \t]/.test(reading.text[reading.at] ?? '')) reading.at++;
  if ('zZX'.includes(part.letter)) return readZone(reading, part);
  const room = reading.text.slice(reading.at, abutting === Infinity ? undefined : from + abutting);
  const match = /^-?\d{1,15}/.exec(room);
  if (!match) return false;
  reading.at += match[0].length;
  const value = Number(match[0]);
  const short = part.letter === 'y' && part.count <= 2 && /^\d\d$/.test(match[0]);
  if (short) reading.shortYear = true;
  reading.fields.set(part.letter === 'L' ? 'M' : part.letter, short ? century(value, now) : value);
  return true;
}

/** The year that ends in these two digits and lies between 80 years ago and 20 years ahead. */
function century(twoDigits: number, now: number): number {
  const earliest = new Date(now).getUTCFullYear() - 80;
  const year = earliest - (earliest % 100) + twoDigits;
  return year < earliest ? year + 100 : year;
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  G: ['BC', 'AD'],
  M: MONTHS,
  L: MONTHS,
  E: WEEKDAYS,
  a: ['AM', 'PM'],
};

function readName(reading: Reading, letter: string): boolean {
  const rest = reading.text.slice(reading.at).toLowerCase();
  for (const [index, name] of (NAMES[letter] ?? []).entries()) {
    const form = [name, name.slice(0, 3)].find((one) => rest.startsWith(one.toLowerCase()));
    if (form === undefined) continue;
    reading.at += form.length;
    reading.fields.set(letter === 'L' ? 'M' : letter, 'ML'.includes(letter) ? index + 1 : index);
    return true;
  }
  return false;
}

function readZone(reading: Reading, { letter, count }: { letter: string; count: number }): boolean {
  const rest = reading.text.slice(reading.at);
  if (letter === 'X') return readIsoZone(reading, rest, count);
  const offset = /^(?:GMT)?([+-])(\d{1,2}(?=:)|\d{2}):?(\d{2})\b/.exec(rest);
  if (offset) {
    reading.at += offset[0].length;
    reading.offset = offsetMs(offset[1], offset[2], offset[3]);
    return true;
  }
  const word = /^[A-Za-z]+(?:\/[A-Za-z_/+-]+\d*)?/.exec(rest)?.[0] ?? '';
  const hours = PARSED_ABBREVIATIONS[word.toUpperCase()];
  const zone = word.includes('/') ? zoneOf(word) : undefined;
  if (hours === undefined && !zone) return false;
  reading.at += word.length;
  if (hours !== undefined) reading.offset = hours * 3_600_000;
  else if (zone) reading.zone = zone;
  return true;
}

const ISO_ZONES = [/^([+-])(\d{2})/, /^([+-])(\d{2})(\d{2})/, /^([+-])(\d{2}):(\d{2})/];

function readIsoZone(reading: Reading, rest: string, count: number): boolean {
  if (rest.startsWith('Z')) {
    reading.at++;
    reading.offset = 0;
    return true;
  }
  const match = ISO_ZONES[count - 1]?.exec(rest);
  if (!match) return false;
  reading.at += match[0].length;
  reading.offset = offsetMs(match[1], match[2], match[3]);
  return true;
}

const offsetMs = (sign = '+', hours = '0', minutes = '0'): number =>
  (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;

/** What the fields say together; a field that is missing has its value of 1 January 1970, 0:00. */
function wallOf(fields: ReadonlyMap<string, number>): number {
  const day = dayOf(fields);
  const hour = fields.get('H') ?? wrapped(fields.get('k'), 24) ?? halfDayHour(fields);
  const at = { ...day, hour, minute: fields.get('m') ?? 0, second: fields.get('s') ?? 0 };
  return utcOf(at) + (fields.get('S') ?? 0);
}

function halfDayHour(fields: ReadonlyMap<string, number>): number {
  const hour = fields.get('K') ?? wrapped(fields.get('h'), 12) ?? 0;
  return hour + (fields.get('a') === 1 ? 12 : 0);
}

const wrapped = (value: number | undefined, limit: number): number | undefined =>
  value === limit ? 0 : value;

function dayOf(fields: ReadonlyMap<string, number>): { year: number; month: number; day: number } {
  const given = fields.get('y') ?? fields.get('Y') ?? 1970;
  const year = fields.get('G') === 0 ? 1 - given : given;
  const [month, day, dayOfYear] = [fields.get('M'), fields.get('d'), fields.get('D')];
  if (dayOfYear !== undefined && day === undefined) return { year, month: 1, day: dayOfYear };
  if (day !== undefined) return { year, month: month ?? 1, day };
  const isoDay = fields.get('u');
  const weekday = fields.get('E') ?? (isoDay === undefined ? undefined : isoDay % 7);
  const week = fields.get('w');
  if (week !== undefined) return { year, month: 1, day: weekDay(year, 1, week, weekday) };
  const weekOfMonth = fields.get('W') ?? (weekday === undefined ? undefined : 1);
  if (weekOfMonth === undefined) return { year, month: month ?? 1, day: 1 };
  return { year, month: month ?? 1, day: weekDay(year, month ?? 1, weekOfMonth, weekday) };
}

/** Day counted from the first of a month: a weekday (Sunday where none is said) of its n-th week. */
function weekDay(year: number, month: number, week: number, weekday = 0): number {
  const first = utcOf({ year, month, day: 1, hour: 0, minute: 0, second: 0 });
  return 1 - new Date(first).getUTCDay() + (week - 1) * 7 + weekday;
}
