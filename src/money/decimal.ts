import { Decimal as Big } from 'decimal.js';
import {
  compareShort,
  divideShort,
  multiplyShort,
  productShort,
  readShort,
  type ShortDecimal,
  subtractShort,
  sumShort,
  writeShort,
} from './short-decimal';

declare const decimalBrand: unique symbol;

/**
 * An exact number as text, as `"12.50"` or `"-0.333"`. Text, because a float cannot hold 0.1 and
 * because text is what a cell, a request and a log can carry unchanged.
 */
export type Decimal = string & { readonly [decimalBrand]: true };

/**
 * 120 digits: sums and products of any figures of a business are exact; only a quotient such as
 * 1/3 is cut, a hundred digits below the smallest cent.
 */
const Exact = Big.clone({ precision: 120, toExpNeg: -400, toExpPos: 400 });

const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/** Reads a plain decimal number; `decimalOf("12.50")` is `"12.5"`. Throws for anything else. */
export function decimalOf(text: string | number): Decimal {
  if (Number.isSafeInteger(text)) return String(text) as Decimal;
  const plain = String(text).trim();
  if (!isDecimal(plain)) throw new RangeError(`not a decimal number: ${JSON.stringify(text)}`);
  const short = readShort(plain);
  return short ? shortened(short) : written(new Exact(plain));
}

/** Whether a text is a plain decimal number: no exponent, no separators, no currency. */
export function isDecimal(text: string): boolean {
  return PLAIN.test(text.trim());
}

export const ZERO = decimalOf('0');
const HUNDRED = decimalOf('100');

export function add(...values: readonly Decimal[]): Decimal {
  return addAll(values);
}

/** The sum of a list of any length; of none it is `"0"`. */
export function addAll(values: readonly Decimal[]): Decimal {
  const short = sumShort(values);
  return short ? shortened(short) : written(bigSum(values));
}

export function subtract(from: Decimal, value: Decimal): Decimal {
  const left = readShort(from);
  const right = readShort(value);
  const short = left && right && subtractShort(left, right);
  return short ? shortened(short) : written(new Exact(from).minus(value));
}

export function multiply(...values: readonly Decimal[]): Decimal {
  const short = productShort(values);
  return short ? shortened(short) : written(bigProduct(values));
}

/** Throws for a zero divisor: a quotient that does not exist is a fault of the caller. */
export function divide(value: Decimal, by: Decimal): Decimal {
  if (isZero(by)) throw new RangeError(`division of ${value} by zero`);
  const left = readShort(value);
  const right = readShort(by);
  const short = left && right && divideShort(left, right);
  return short ? shortened(short) : written(new Exact(value).dividedBy(by));
}

/** `percentOf("150", "8.875")` is `"13.3125"`. */
export function percentOf(value: Decimal, percent: Decimal): Decimal {
  const left = readShort(value);
  const right = readShort(percent);
  const product = left && right && multiplyShort(left, right);
  if (product) return shortened({ units: product.units, scale: product.scale + 2 });
  return divide(multiply(value, percent), HUNDRED);
}

export function negate(value: Decimal): Decimal {
  return subtract(ZERO, value);
}

export function absolute(value: Decimal): Decimal {
  return isNegative(value) ? negate(value) : decimalOf(value);
}

/** -1, 0 or 1, by value: `"1.0"` and `"1"` are equal. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const left = readShort(a);
  const right = readShort(b);
  const sign = (left && right && compareShort(left, right)) ?? new Exact(a).comparedTo(b);
  return sign < 0 ? -1 : sign > 0 ? 1 : 0;
}

export function equal(a: Decimal, b: Decimal): boolean {
  return compare(a, b) === 0;
}

export function isZero(value: Decimal): boolean {
  for (let at = 0; at < value.length; at++) {
    if (value.charCodeAt(at) > DIGIT_ZERO) return false;
  }
  return true;
}

const DIGIT_ZERO = '0'.charCodeAt(0);

export function isNegative(value: Decimal): boolean {
  return value.startsWith('-') && !isZero(value);
}

const bigSum = (values: readonly Decimal[]): Big =>
  values.reduce((sum, value) => sum.plus(value), new Exact(0));

const bigProduct = (values: readonly Decimal[]): Big =>
  values.reduce((product, value) => product.times(value), new Exact(1));

function shortened(short: ShortDecimal): Decimal {
  return writeShort(short) as Decimal;
}

/** Zero has no sign: a document never shows "-0.00". */
function written(value: Big): Decimal {
  return (value.isZero() ? '0' : value.toFixed()) as Decimal;
}
