import type { SheetLocale } from './locale';
import { serialToMs } from './wall-clock';

/** A part of a date format. `count` is how often the letter stands. */
type Token =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'field';
      readonly field: 'y' | 'M' | 'd' | 'h' | 'm' | 's';
      readonly count: number;
    }
  | { readonly kind: 'elapsed'; readonly unit: 'h' | 'm' | 's'; readonly digits: number }
  | { readonly kind: 'fraction'; readonly digits: number }
  | { readonly kind: 'half'; readonly short: boolean; readonly upper: boolean };

const TOKEN =
  /"([^"]*)"?|\\(.)|_.|\*.|\[([hms]+)\]|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|(am\/pm|a\/p|am|pm)|(y+|m+|d+|h+|s+)|(0+)|([\s\S])/gi;

const cache = new Map<string, readonly Token[]>();

/** Whether a section of a number format shows dates, times or durations. */
export function isDateSection(section: string): boolean {
  const bare = section.replace(/"[^"]*"?|\\.|_.|\*.|\[\$[^\]]*\]/g, '');
  if (/general/i.test(bare)) return false;
  const open = bare.replace(/\[(?![hms]+\])[^\]]*\]/gi, '');
  if (/E[+-]/i.test(open) && /[0#?]/.test(open)) return false;
  return /[ymdhs]|am\/pm|a\/p/i.test(open);
}

/**
 * Shows a serial number as a date (developers.google.com/workspace/sheets/api/guides/formats).
 * `formatDate('yyyy-mm-dd', 42465.67, locale)` is `2016-04-05`.
 */
export function formatDate(section: string, serial: number, locale: SheetLocale): string {
  let tokens = cache.get(section);
  if (!tokens) {
    tokens = readTokens(section);
    cache.set(section, tokens);
  }
  const elapsed = tokens.some(({ kind }) => kind === 'elapsed');
  const digits = tokens.reduce((most, one) => (one.kind === 'fraction' ? one.digits : most), 0);
  const unit = digits > 0 ? 10 ** (3 - digits) : 1;
  const ms = Math.round(serialToMs(elapsed ? Math.abs(serial) : serial) / unit) * unit;
  const twelve = tokens.some(({ kind }) => kind === 'half');
  const units = tokens.flatMap((token) => (token.kind === 'elapsed' ? [token.unit] : []));
  const largest = (['h', 'm', 's'] as const).find((one) => units.includes(one)) ?? 'h';
  const shown = tokens.map((token) => show(token, { ms, twelve, locale, largest }));
  return (elapsed && serial < 0 ? '-' : '') + shown.join('');
}

function readTokens(section: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of section.matchAll(TOKEN)) tokens.push(...readToken(match));
  return tokens.map(
    (token, index) => (isMinute(tokens, index) ? { ...token, field: 'm' } : token) as Token,
  );
}

function readToken(match: RegExpMatchArray): readonly Token[] {
  const [whole, quoted, escaped, elapsed, currency, half, letters, zeros] = match;
  if (elapsed) {
    const unit = elapsed[0]?.toLowerCase() as 'h' | 'm' | 's';
    return [{ kind: 'elapsed', unit, digits: elapsed.length }];
  }
  if (half) {
    const short = half.length === 3;
    return [{ kind: 'half', short, upper: !short || half[0] === 'A' }];
  }
  if (letters) return [fieldOf(letters)];
  if (zeros) return [{ kind: 'fraction', digits: Math.min(zeros.length, 3) }];
  if (whole.startsWith('_')) return [{ kind: 'literal', text: ' ' }];
  if (whole.startsWith('*') || (whole.startsWith('[') && currency === undefined)) return [];
  return [{ kind: 'literal', text: quoted ?? escaped ?? currency ?? whole }];
}

function fieldOf(letters: string): Token {
  const letter = letters[0] ?? '';
  const field = letter.toLowerCase() === 'm' ? 'M' : (letter.toLowerCase() as 'y');
  const explicit = letter === 'M' ? letters.length + 100 : letters.length;
  return { kind: 'field', field, count: explicit };
}

/** `m` is minutes after hours or before seconds, unless it is written as `M`. */
function isMinute(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== 'field' || token.field !== 'M' || token.count > 2) return false;
  const before = tokens.slice(0, index).findLast(({ kind }) => kind !== 'literal');
  const after = tokens.slice(index + 1).find(({ kind }) => kind !== 'literal');
  const is = (one: Token | undefined, letter: string) =>
    (one?.kind === 'field' && one.field === letter) ||
    (one?.kind === 'elapsed' && one.unit === letter);
  return is(before, 'h') || is(after, 's');
}

interface Moment {
  readonly ms: number;
  readonly twelve: boolean;
  readonly locale: SheetLocale;
  /** The unit that counts on; a smaller one starts again with each of it. */
  readonly largest: 'h' | 'm' | 's';
}

const UNIT_MS = { h: 3_600_000, m: 60_000, s: 1000 };
/** Milliseconds of 1899-12-30, from which durations count. */
const ZERO = serialToMs(0);

function show(token: Token, moment: Moment): string {
  const { ms } = moment;
  switch (token.kind) {
    case 'literal':
      return token.text;
    case 'elapsed':
      return pad(elapsedUnits(token.unit, moment), token.digits);
    case 'fraction':
      return pad(((ms % 1000) + 1000) % 1000, 3).slice(0, token.digits);
    case 'half': {
      const word = new Date(ms).getUTCHours() < 12 ? 'AM' : 'PM';
      const text = token.short ? word.slice(0, 1) : word;
      return token.upper ? text : text.toLowerCase();
    }
    default:
      return showField(token.field, token.count % 100, moment);
  }
}

function elapsedUnits(unit: 'h' | 'm' | 's', { ms, largest }: Moment): number {
  const count = Math.floor((ms - ZERO) / UNIT_MS[unit]);
  return unit === largest ? count : count % 60;
}

function showField(field: string, count: number, { ms, twelve, locale }: Moment): string {
  const date = new Date(ms);
  switch (field) {
    case 'y':
      return count <= 2 ? pad(date.getUTCFullYear() % 100, 2) : pad(date.getUTCFullYear(), 4);
    case 'M':
      return showMonth(date.getUTCMonth(), count, locale);
    case 'd':
      if (count <= 2) return pad(date.getUTCDate(), count);
      return (count === 3 ? locale.daysShort : locale.daysLong)[date.getUTCDay()] ?? '';
    case 'h': {
      const hour = date.getUTCHours();
      return pad(twelve ? hour % 12 || 12 : hour, Math.min(count, 2));
    }
    case 'm':
      return pad(date.getUTCMinutes(), Math.min(count, 2));
    default:
      return pad(date.getUTCSeconds(), Math.min(count, 2));
  }
}

function showMonth(month: number, count: number, locale: SheetLocale): string {
  if (count <= 2) return pad(month + 1, count);
  const long = locale.monthsLong[month] ?? '';
  if (count === 3) return locale.monthsShort[month] ?? '';
  return count === 5 ? long.slice(0, 1).toUpperCase() : long;
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');
