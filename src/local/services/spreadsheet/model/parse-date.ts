import type { SheetLocale } from './locale';

/** A value as it was typed, and the format that its writing asks for. */
export interface Parsed {
  readonly value: number | boolean;
  readonly format: string | null;
}

interface DateParts {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  readonly format: string;
}

const SECONDS_A_DAY = 86_400;
/** Two digits below this are a year of this century. */
const CENTURY_LIMIT = 30;

/**
 * Reads a date with or without a time, as Sheets does with typed text; null for anything else.
 * `parseDate('1/15/2024', enUS, () => 2026)` is serial 45306 with format `m/d/yyyy`.
 */
export function parseDate(
  text: string,
  locale: SheetLocale,
  currentYear: () => number,
): Parsed | null {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  if (!/^\d/.test(trimmed) && !dateWords(locale).start.test(trimmed)) return null;
  const whole = datePart(trimmed, locale, currentYear);
  if (whole) return { value: whole.serial, format: whole.format };
  const split = /^(.+?)(,? )(\d{1,2}:.*|\d{1,2} ?[ap]m?)$/i.exec(trimmed);
  if (!split) return null;
  const date = datePart(split[1] ?? '', locale, currentYear);
  const time = parseTime(split[3] ?? '');
  if (!date || !time || time.value >= 1) return null;
  return { value: date.serial + time.value, format: `${date.format}${split[2]}${time.format}` };
}

const TIME = /^(\d{1,4})(?::([0-5]?\d))?(?::([0-5]?\d)(\.\d{1,9})?)? ?(am?|pm?)?$/i;

/** Reads a time of day or, from 24 hours on, a duration. `1:30 PM` is 0.5625. */
export function parseTime(text: string): { value: number; format: string } | null {
  const match = TIME.exec(text.trim());
  if (!match) return null;
  const [, hours = '', minutes, seconds, fraction = '0', half] = match;
  if (minutes === undefined && half === undefined) return null;
  if (half !== undefined && Number(hours) > 12) return null;
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0);
  const total = hour * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0) + Number(fraction);
  return { value: total / SECONDS_A_DAY, format: timeFormat(hours, seconds, half) };
}

function timeFormat(hours: string, seconds: string | undefined, half: string | undefined): string {
  const tail = `:mm${seconds === undefined ? '' : ':ss'}`;
  if (Number(hours) >= 24) return `[h]${tail}`;
  return `${hours.length === 2 ? 'hh' : 'h'}${tail}${half === undefined ? '' : ' am/pm'}`;
}

function datePart(text: string, locale: SheetLocale, currentYear: () => number) {
  const bare = withoutWeekday(text, locale);
  const parts = numericDate(bare.text, locale) ?? namedDate(bare.text, locale);
  if (!parts) return null;
  const year = parts.year ?? currentYear();
  const serial = serialOf(year, parts.month, parts.day);
  return serial === null ? null : { serial, format: bare.wrap(parts.format) };
}

/** Serial number of a calendar day, or null for a day that does not exist. */
export function serialOf(year: number, month: number, day: number): number | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.getTime() / 86_400_000 + 25_569;
}

function withoutWeekday(text: string, locale: SheetLocale) {
  for (const { before, after, letters } of dateWords(locale).weekdays) {
    const [, gap = '', rest = ''] = before.exec(text) ?? [];
    if (rest !== '') return { text: rest, wrap: (format: string) => letters + gap + format };
    const [, date = '', comma = ''] = after.exec(text) ?? [];
    if (date !== '') return { text: date, wrap: (format: string) => format + comma + letters };
  }
  return { text, wrap: (format: string) => format };
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const NUMERIC = /^(\d{1,4})( ?[/.-] ?| )(\d{1,2})(?:\2(\d{1,4}))?\.?$/;

function numericDate(text: string, locale: SheetLocale): DateParts | null {
  const match = NUMERIC.exec(text);
  if (!match) return monthAndYear(text);
  const [, first = '', separator = '', second = '', third] = match;
  const dotted = separator.trim() === '.';
  if (separator === ' ' && third === undefined) return null;
  if (dotted && third === undefined && !locale.datePattern.includes('.')) return null;
  const letters = lettersOf(first, second, third, locale);
  if (!letters) return null;
  const padded = leadingZeros([first, second, third ?? ''].filter((part) => part.length < 3));
  return assemble({ letters, values: [first, second, third], separator, padded });
}

/** Which part is the year, the month and the day. */
function lettersOf(
  first: string,
  second: string,
  third: string | undefined,
  { dateOrder }: SheetLocale,
): string | null {
  const long = third !== undefined && third.length > 2;
  if (first.length === 4) {
    if (third === undefined) return 'YM';
    return long ? null : 'YMD';
  }
  if (first.length > 2 || second.length > 2) return null;
  if (third === undefined) return dateOrder === 'DMY' ? 'DM' : 'MD';
  if (third.length !== 2 && third.length !== 4) return null;
  if (dateOrder !== 'YMD') return dateOrder;
  return long ? null : 'YMD';
}

/** `4/1984`; the year must have four digits. */
function monthAndYear(text: string): DateParts | null {
  const match = /^(\d{1,2})( ?[/-] ?)(\d{4})$/.exec(text);
  if (!match) return null;
  const [, month = '', separator = '', year] = match;
  return assemble({
    letters: 'MY',
    values: [month, year],
    separator,
    padded: month.startsWith('0'),
  });
}

function leadingZeros(parts: readonly string[]): boolean {
  const numbers = parts.filter((part) => part !== '').slice(0, 2);
  return (
    numbers.some((part) => part.startsWith('0')) || numbers.every(({ length }) => length === 2)
  );
}

interface Pieces {
  /** As `YMD`. */
  readonly letters: string;
  readonly values: readonly (string | undefined)[];
  readonly separator: string;
  readonly padded: boolean;
}

function assemble({ letters, values, separator, padded }: Pieces): DateParts | null {
  const of = (letter: string) => {
    const index = letters.indexOf(letter);
    return index < 0 ? undefined : values[index];
  };
  const month = Number(of('M'));
  const day = Number(of('D') ?? '1');
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const year = of('Y');
  const format = [...letters]
    .map((letter) => {
      if (letter === 'Y') return 'y'.repeat(year?.length === 2 ? 2 : 4);
      return letter.toLowerCase().repeat(padded ? 2 : 1);
    })
    .join(separator);
  return { year: year === undefined ? null : yearOf(year), month, day, format };
}

function yearOf(digits: string): number {
  if (digits.length > 2) return Number(digits);
  const year = Number(digits);
  return year < CENTURY_LIMIT ? 2000 + year : 1900 + year;
}

interface NamedForm {
  readonly pattern: string;
  readonly order: string;
}

/** `{M}` stands for a month name, `{s}` for a separator that must be the same throughout. */
const NAMED_FORMS: readonly NamedForm[] = [
  { pattern: '^(\\d{1,2})({s})({M})\\2(\\d{4}|\\d{2})$', order: 'DMY' },
  { pattern: '^(\\d{1,2})({s})({M})$', order: 'DM' },
  { pattern: '^({M})({s})(\\d{1,2})(?:\\2|, )(\\d{4}|\\d{2})$', order: 'MDY' },
  { pattern: '^({M})({s})(\\d{4}|\\d{2})$', order: 'MY' },
  { pattern: '^(\\d{4}|\\d{2})({s})({M})\\2(\\d{1,2})$', order: 'YMD' },
  { pattern: '^(\\d{4})({s})({M})$', order: 'YM' },
];

interface DateWords {
  /** Texts that may begin with a month or a weekday. */
  readonly start: RegExp;
  readonly weekdays: readonly { before: RegExp; after: RegExp; letters: string }[];
  readonly months: readonly {
    readonly names: readonly string[];
    readonly letters: string;
    readonly forms: readonly { readonly pattern: RegExp; readonly order: string }[];
  }[];
}

const wordsOf = new WeakMap<SheetLocale, DateWords>();

/** The patterns of a locale's months and weekdays, made once. */
function dateWords(locale: SheetLocale): DateWords {
  const known = wordsOf.get(locale);
  if (known) return known;
  const { monthsLong, monthsShort, daysLong, daysShort } = locale;
  const all = [...monthsLong, ...monthsShort, ...daysLong, ...daysShort].map(escaped);
  const made: DateWords = {
    start: new RegExp(`^(?:${all.join('|')})`, 'i'),
    weekdays: [
      { names: daysLong, letters: 'dddd' },
      { names: daysShort, letters: 'ddd' },
    ].map(({ names, letters }) => {
      const any = names.map(escaped).join('|');
      return {
        before: new RegExp(`^(?:${any})(,? )(.+)$`, 'i'),
        after: new RegExp(`^(.+?)(,? )(?:${any})$`, 'i'),
        letters,
      };
    }),
    months: [monthForms(monthsLong, 'mmmm'), monthForms(monthsShort, 'mmm')],
  };
  wordsOf.set(locale, made);
  return made;
}

function monthForms(months: readonly string[], letters: string) {
  const names = months.map((name) => name.replace(/\.$/, '').toLowerCase());
  const any = names.map((name) => `${escaped(name)}\\.?`).join('|');
  const forms = NAMED_FORMS.map(({ pattern, order }) => {
    const source = pattern.replaceAll('{M}', any).replaceAll('{s}', ' ?[/.-] ?|\\. |, | ');
    return { pattern: new RegExp(source, 'i'), order };
  });
  return { names, letters, forms };
}

function namedDate(text: string, locale: SheetLocale): DateParts | null {
  if (!/\p{L}/u.test(text)) return null;
  for (const { names, letters, forms } of dateWords(locale).months) {
    for (const { pattern, order } of forms) {
      const match = pattern.exec(text);
      if (!match) continue;
      const [, first = '', , second = '', third] = match;
      const values = [first, second, third];
      const name = values[order.indexOf('M')]?.toLowerCase().replace(/\.$/, '') ?? '';
      return namedParts({ order, values, text, letters, month: names.indexOf(name) + 1 });
    }
  }
  return null;
}

interface NamedMatch {
  readonly order: string;
  readonly values: readonly (string | undefined)[];
  readonly text: string;
  readonly letters: string;
  readonly month: number;
}

function namedParts({ order, values, text, letters, month }: NamedMatch): DateParts | null {
  const dayText = order.includes('D') ? (values[order.indexOf('D')] ?? '1') : '1';
  const yearText = order.includes('Y') ? values[order.indexOf('Y')] : undefined;
  const day = Number(dayText);
  if (day < 1 || day > 31) return null;
  const lettersFor = (letter: string): string => {
    if (letter === 'M') return letters;
    if (letter === 'D') return dayText.startsWith('0') ? 'dd' : 'd';
    return yearText?.length === 2 ? 'yy' : 'yyyy';
  };
  let format = '';
  let rest = text;
  for (const [index, letter] of [...order].entries()) {
    const value = values[index] ?? '';
    const at = rest.toLowerCase().indexOf(value.toLowerCase());
    format += rest.slice(0, at) + lettersFor(letter);
    rest = rest.slice(at + value.length);
  }
  const year = yearText === undefined ? null : yearOf(yearText);
  return { year, month, day, format: format + rest };
}
