import { Decimal as Big } from 'decimal.js';
import { type Decimal, decimalOf, divide, multiply } from './decimal';
import { readShort, type ShortDecimal } from './short-decimal';

/** Which way a figure goes when it cannot stay: rules.md 3.1. `halfUp` is half away from zero. */
export type RoundingMode = keyof typeof modes;

const modes = {
  halfUp: Big.ROUND_HALF_UP,
  halfEven: Big.ROUND_HALF_EVEN,
  halfDown: Big.ROUND_HALF_DOWN,
  up: Big.ROUND_UP,
  down: Big.ROUND_DOWN,
  ceiling: Big.ROUND_CEIL,
  floor: Big.ROUND_FLOOR,
} as const;

export const roundingModes = Object.keys(modes) as readonly RoundingMode[];

/**
 * Rounds to a number of decimals and writes them all: `roundTo("2.5", 0, "halfUp")` is `"3"`,
 * `roundTo("-2.5", 0, "halfUp")` is `"-3"`, `roundTo("-0.001", 2, "halfUp")` is `"0.00"`.
 * Halves away from zero make a credit note the exact mirror of its invoice.
 */
export function roundTo(value: Decimal, digits: number, mode: RoundingMode = 'halfUp'): Decimal {
  const short = mode === 'halfUp' || mode === 'down' ? roundedText(value, digits, mode) : null;
  return short ?? bigRounded(value, digits, mode);
}

function bigRounded(value: Decimal, digits: number, mode: RoundingMode): Decimal {
  const rounded = new Big(value).toDecimalPlaces(digits, modes[mode]);
  return (rounded.isZero() ? new Big(0) : rounded).toFixed(digits) as Decimal;
}

/**
 * The two everyday modes on the digits as they stand: the first digit beyond decides. Null where
 * what stays is too long to be counted in whole units.
 */
function roundedText(value: string, digits: number, mode: 'halfUp' | 'down'): Decimal | null {
  if (isWrittenAt(value, digits)) return value as Decimal;
  const point = value.indexOf('.');
  const decimals = point < 0 ? '' : value.slice(point + 1);
  const whole = point < 0 ? value : value.slice(0, point);
  const kept = readShort(`${whole}${decimals.slice(0, digits).padEnd(digits, '0')}`);
  if (kept === null) return null;
  const up = mode === 'halfUp' && (decimals[digits] ?? '0') >= '5';
  const magnitude = Math.abs(kept.units) + (up ? 1 : 0);
  return unitsText(value.startsWith('-') ? -magnitude : magnitude, digits);
}

/** Whether a text is what would be written: without a sign, and with just that many decimals. */
function isWrittenAt(value: string, digits: number): boolean {
  const first = value.charCodeAt(0);
  const point = value.indexOf('.');
  if (first < ZERO_DIGIT || first > NINE_DIGIT) return false;
  if (first === ZERO_DIGIT && point !== 1) return false;
  return digits === 0 ? point < 0 : point >= 0 && value.length - point - 1 === digits;
}

const ZERO_DIGIT = '0'.charCodeAt(0);
const NINE_DIGIT = '9'.charCodeAt(0);

/** A count of the last place with all its decimals: 1250 at 2 is `"12.50"`; zero has no sign. */
export function unitsText(units: number, digits: number): Decimal {
  const text = String(Math.abs(units)).padStart(digits + 1, '0');
  const at = text.length - digits;
  const sign = units < 0 ? '-' : '';
  return `${sign}${text.slice(0, at)}${digits === 0 ? '' : `.${text.slice(at)}`}` as Decimal;
}

/**
 * A quotient rounded once, without being written in between: `roundedQuotient("4020", "3600", 2)`
 * is `"1.12"`. Throws for a zero divisor.
 */
export function roundedQuotient(
  value: Decimal,
  by: Decimal,
  { digits, mode = 'halfUp' }: { readonly digits: number; readonly mode?: RoundingMode },
): Decimal {
  const short = mode === 'halfUp' ? shortQuotient(value, by, digits) : null;
  return short ?? roundTo(divide(value, by), digits, mode);
}

function shortQuotient(value: Decimal, by: Decimal, digits: number): Decimal | null {
  const left = readShort(value);
  const right = readShort(by);
  return left && right && quotientText(left, right, digits);
}

/**
 * So much of a value as a part is of a whole, rounded once: an hourly rate of `"120"` for 4020 of
 * 3600 seconds is `"134.00"` at two digits. The whole is above zero; both are whole numbers.
 */
export function roundedShare(
  value: Decimal,
  { part, whole, digits }: { readonly part: number; readonly whole: number; digits: number },
): Decimal {
  const short = readShort(value);
  const units = short === null ? Number.NaN : short.units * part;
  if (short !== null && Number.isSafeInteger(units)) {
    const divisor = { units: whole, scale: 0 };
    const text = quotientText({ units, scale: short.scale }, divisor, digits);
    if (text !== null) return text;
  }
  return roundedQuotient(multiply(value, decimalOf(part)), decimalOf(whole), { digits });
}

/** Half away from zero; null where the divisor is not above zero or a count is too long. */
function quotientText(value: ShortDecimal, by: ShortDecimal, digits: number): Decimal | null {
  if (by.units <= 0) return null;
  const places = digits + by.scale - value.scale;
  const dividend = Math.abs(value.units) * 10 ** Math.max(0, places);
  const divisor = by.units * 10 ** Math.max(0, -places);
  if (!Number.isSafeInteger(2 * dividend) || !Number.isSafeInteger(divisor)) return null;
  const rest = dividend % divisor;
  const magnitude = (dividend - rest) / divisor + (2 * rest >= divisor ? 1 : 0);
  return unitsText(value.units < 0 ? -magnitude : magnitude, digits);
}
