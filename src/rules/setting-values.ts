import { isLocalDate, type LocalDate } from '../calendar/local-date';
import { isZone } from '../calendar/zone';
import { amountOf } from '../money/amount';
import { type CurrencyCode, isCurrencyCode } from '../money/currency';
import { compare, type Decimal, decimalOf, isDecimal, ZERO } from '../money/decimal';

/** A value, or what is wrong with its text and what to do. */
export type Parsed<T> =
  | { readonly value: T }
  | { readonly code: string; readonly what: string; readonly fix: string };

/** A whole number between two bounds, both allowed. */
export function readWhole(least: number, most: number): (text: string) => Parsed<number> {
  const read = readNumber(least, most);
  return (text) => {
    const parsed = read(text);
    if (!('value' in parsed) || Number.isInteger(parsed.value)) return parsed;
    return { code: 'E-501', what: 'a whole number is expected', fix: 'Type a whole number.' };
  };
}

export function readNumber(least: number, most: number): (text: string) => Parsed<number> {
  return (text) => {
    const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return { value: number };
    const range = most < Number.MAX_SAFE_INTEGER ? `${least} to ${most}` : `${least} on`;
    return {
      code: 'E-501',
      what: `a number from ${range} is expected`,
      fix: 'Type a number.',
    };
  };
}

export const INCREMENTS = 'increment must divide 60 (1, 5, 6, 10, 12, 15, 20, 30, 60)';

/** Minutes of a billing increment: 0 for none, a part of an hour, or whole hours up to a day. */
export function readIncrement(text: string): Parsed<number> {
  const minutes = /^\d+(\.0+)?$/.test(text) ? Number(text) : Number.NaN;
  const isStep = minutes > 0 && (60 % minutes === 0 || minutes % 60 === 0) && minutes <= 1440;
  if (minutes === 0 || isStep) return { value: minutes };
  return {
    code: 'E-404',
    what: INCREMENTS,
    fix: 'Choose one of these, or 0 for no rounding; any other goes on the Policies tab.',
  };
}

/** One of a closed list of words. */
export function readWord<T extends string>(words: readonly T[]): (text: string) => Parsed<T> {
  return (text) => {
    const word = words.find((one) => one.toLowerCase() === text.trim().toLowerCase());
    if (word !== undefined) return { value: word };
    const list = words.join(', ');
    return { code: 'E-405', what: `one of ${list} is expected`, fix: 'Choose from the list.' };
  };
}

const yesNo = readWord(['yes', 'no', 'true', 'false']);

export function readYesNo(text: string): Parsed<boolean> {
  const parsed = yesNo(text);
  if ('value' in parsed) return { value: parsed.value === 'yes' || parsed.value === 'true' };
  return { ...parsed, what: 'yes or no is expected' };
}

/** A day, or null where the cell is empty. */
export function readDay(text: string): Parsed<LocalDate | null> {
  if (text === '') return { value: null };
  const day = text.replace(/T00:00:00$/, '');
  if (isLocalDate(day)) return { value: day };
  return {
    code: 'E-502',
    what: 'a day is expected, as 2026-03-31',
    fix: 'Type a day, or empty the cell.',
  };
}

/** A zone of the pinned data, or empty. */
export function readZone(text: string): Parsed<string> {
  if (text === '' || isZone(text)) return { value: text };
  return {
    code: 'E-110',
    what: `unknown time zone '${text}'`,
    fix: 'Type an IANA name, as Europe/Berlin.',
  };
}

/** `"AAA-000"`: A for a letter, 0 for a figure, and what stands between them; or empty. */
export function readCode(text: string): Parsed<string> {
  if (text === '' || (/^[A0./_ -]{2,20}$/.test(text) && /[A0]/.test(text))) return { value: text };
  return {
    code: 'E-405',
    what: 'a code is written with A for a letter and 0 for a figure',
    fix: 'Type it as AAA-000, or empty the cell.',
  };
}

/** `"CHF 0.05, SEK 1"`: the smallest sum of each currency that can be paid in cash. */
export function readCashSteps(
  text: string,
): Parsed<readonly { readonly currency: CurrencyCode; readonly step: Decimal }[]> {
  const value: { currency: CurrencyCode; step: Decimal }[] = [];
  for (const part of text.split(/[,;]/).map((one) => one.trim())) {
    if (part === '') continue;
    const [currency = '', step = '', ...rest] = part.split(/\s+/);
    const fix = 'Type a currency and a sum, as CHF 0.05.';
    if (!isCurrencyCode(currency)) {
      return { code: 'E-205', what: `'${currency}' is not an ISO 4217 code`, fix };
    }
    const isStep = isDecimal(step) && compare(decimalOf(step), ZERO) > 0;
    if (!isStep || rest.length > 0 || value.some((one) => one.currency === currency)) {
      return { code: 'E-501', what: `'${part}' is no smallest sum of one currency`, fix };
    }
    if (compare(amountOf(decimalOf(step), currency), decimalOf(step)) !== 0) {
      return { code: 'E-207', what: `${currency} has fewer decimals than '${step}'`, fix };
    }
    value.push({ currency, step: decimalOf(step) });
  }
  return { value };
}
