import { format } from 'numfmt';
import { formatDate } from './date-pattern';
import { localeOf, type SheetLocale } from './locale';
import { numfmtPattern, readNumberFormat, type Section, sectionFor } from './number-pattern';
import { CellError, type Scalar } from './scalar';
import type { SheetModel } from './sheet-model';

/** Digits that the automatic format shows of a number with a fraction. */
const SIGNIFICANT = 10;

/** What a cell shows. An empty cell shows nothing. */
export function displayText(sheet: SheetModel, row: number, column: number): string {
  const value = sheet.value(row, column);
  if (value === undefined) return '';
  const pattern = sheet.shownFormat(row, column);
  return formatValue(value, pattern, localeOf(sheet.parent.locale));
}

/**
 * Text of a value under a number format, as Sheets shows it.
 * `formatValue(1234.5, '#,##0.00', localeOf('de_DE'))` is `1.234,50`.
 */
export function formatValue(
  value: Scalar,
  pattern: string | undefined,
  locale: SheetLocale,
): string {
  if (value instanceof CellError) return value.code;
  if (typeof value === 'boolean') return value ? locale.words.true : locale.words.false;
  const read = pattern === undefined ? null : readNumberFormat(pattern);
  if (typeof value === 'string') {
    return read?.text ? formatText(read.text.pattern, value) : value;
  }
  if (!read) return generalText(value, locale);
  const found = sectionFor(read, value);
  if (!found) return read.text ? generalText(value, locale) : '###';
  return formatNumber(found.section, found.value, locale);
}

/** Colour that a number format demands for a value, as `Red`, or null. */
export function formatColor(value: Scalar, pattern: string | undefined): string | null {
  const read = pattern === undefined ? null : readNumberFormat(pattern);
  if (!read) return null;
  if (typeof value === 'number') return sectionFor(read, value)?.section.color ?? null;
  return typeof value === 'string' ? (read.text?.color ?? null) : null;
}

function formatText(pattern: string, value: string): string {
  return pattern.replace(/"([^"]*)"?|\\(.)|_.|\*.|@/g, (token, quoted, escaped) => {
    if (token === '@') return value;
    return quoted ?? escaped ?? (token.startsWith('_') ? ' ' : '');
  });
}

function formatNumber(section: Section, value: number, locale: SheetLocale): string {
  if (section.kind === 'general' || section.kind === 'text') return generalText(value, locale);
  if (section.kind === 'date') return formatDate(section.pattern, value, locale);
  const pattern = numfmtPattern(section.pattern);
  const text = format(pattern, rounded(pattern, value), { locale: locale.name, leap1900: false });
  if (/[0#?]\s*\/\s*[0#?\d]/.test(pattern) && !pattern.includes('?')) return text.trimEnd();
  return /e[+-]/.test(section.pattern) ? text.replace(/E(?=[+-]?\d)/, 'e') : text;
}

/** Rounds half away from zero on the decimal digits, so that 1.005 shows as 1.01. */
function rounded(pattern: string, value: number): number {
  const bare = pattern.replace(/"[^"]*"|\\./g, '');
  if (/[E/]/.test(bare) || /[0#?],+(?![0#?,])/.test(bare) || Math.abs(value) >= 1e15) return value;
  const digits = /\.([0#?]*)/.exec(bare)?.[1]?.length ?? 0;
  const places = digits + (bare.includes('%') ? 2 : 0);
  return roundDecimal(value, places);
}

/** `roundDecimal(2.675, 2)` is `2.68`. */
export function roundDecimal(value: number, places: number): number {
  const shifted = Number(`${shortest(Math.abs(value))}e${places}`);
  if (!Number.isFinite(shifted)) return value;
  const result = Number(`${Math.round(shifted)}e${-places}`);
  return Number.isFinite(result) ? Math.sign(value) * result : value;
}

/** Plain digits without an exponent where that is possible, as `e2` is put behind them. */
const shortest = (value: number): string => {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? value.toFixed(20) : text;
};

/** A number as a cell without a number format shows it. */
export function generalText(value: number, { decimal }: SheetLocale): string {
  const size = Math.abs(value);
  if (value === 0) return '0';
  if (size >= 1e15 || size < 1e-5) return scientific(value).replace('.', decimal);
  if (Number.isInteger(value)) return String(value);
  const whole = Math.max(0, Math.floor(Math.log10(size)) + 1);
  const places = Math.max(0, SIGNIFICANT - whole);
  const text = String(roundDecimal(value, places));
  return (text.includes('e') ? scientific(value) : text).replace('.', decimal);
}

/** Six digits: `1.70597E+15`. */
function scientific(value: number): string {
  const [digits = '', exponent = ''] = value.toExponential(5).split('e');
  const sign = exponent.startsWith('-') ? '-' : '+';
  const power = exponent.replace(/^[+-]/, '').padStart(2, '0');
  return `${String(Number(digits))}E${sign}${power}`;
}
