import { parseNumber as parseWithNumfmt } from 'numfmt';
import type { SheetLocale } from './locale';
import type { Parsed } from './parse-date';

const CURRENCIES = '$£€¥₹₽₺₩₪₫฿₴₦₱¢';

/**
 * Reads a number, percentage or amount of money, as Sheets does with typed text.
 * `parseNumber('$1,234.50', enUS)` is 1234.5 with format `"$"#,##0.00`.
 */
export function parseNumber(text: string, locale: SheetLocale): Parsed | null {
  const trimmed = text.trim();
  // a sign of per cent that stands apart makes it text, unlike in Excel
  if (/%\s|\s%/.test(trimmed) || !/\d/.test(trimmed)) return null;
  const joined = trimmed.replace(/(\d) +(?=\d)/g, '$1');
  if (!groupsFit(joined, locale)) return null;
  const both = moneyPercent(joined);
  const parsed = parseWithNumfmt(both ?? joined, { locale: locale.name });
  if (!parsed || typeof parsed.v !== 'number') return null;
  if (both !== null) return { value: parsed.v / 100, format: moneyFormat(parsed.z, locale) };
  const value = trimmed.includes('%') ? cleaned(parsed.v) : parsed.v;
  return { value, format: parsed.z === undefined ? null : moneyFormat(parsed.z, locale) };
}

/** Sheets reads `$123%` as 1.23 dollars. */
function moneyPercent(text: string): string | null {
  const hasCurrency = [...CURRENCIES].some((symbol) => text.includes(symbol));
  return hasCurrency && /^[^%]*%$/.test(text) ? text.slice(0, -1) : null;
}

/** Full stops and apostrophes part digits only in threes; commas wherever they stand. */
function groupsFit(text: string, { group, decimal }: SheetLocale): boolean {
  if (text.includes("'") && group !== "'") return false;
  if (decimal !== ',') return true;
  const digits = text.replace(/[^\d.,]/g, '');
  return !digits.includes('.') || /^\d{1,3}(\.\d{3})+(,\d*)?$/.test(digits);
}

/** `12%` is 0.12, not 0.12000000000000001. */
const cleaned = (value: number): number => Number(value.toPrecision(15)) || value;

/** Currency signs stand in quotes; one that is not the locale's own in brackets. */
function moneyFormat(pattern: string | undefined, locale: SheetLocale): string | null {
  if (pattern === undefined) return null;
  const sign = [...CURRENCIES].find((symbol) => pattern.includes(symbol));
  if (!sign) return pattern;
  return pattern.replace(sign, sign === locale.currency ? `"${sign}"` : `[$${sign}]`);
}
