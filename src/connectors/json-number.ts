import { type Decimal, decimalOf } from '../money/decimal';
import { roundTo } from '../money/rounding';

/** Digits of a figure that every JSON reader keeps: a double holds 15 exactly. */
const EXACT_DIGITS = 15;

/**
 * A figure as JSON writes it: `"12.50"` is `12.5`. Throws a RangeError for a figure that a reader
 * of JSON would change.
 */
export function jsonNumber(value: Decimal): number {
  const plain = decimalOf(value);
  if (plain.replace(/[^\d]/g, '').replace(/^0+/, '').length > EXACT_DIGITS) {
    throw new RangeError(`figure: ${plain} has more digits than a request can carry`);
  }
  return Number(plain);
}

/** The same for a rate, which may have endless decimals: ten are kept. */
export function jsonRate(value: Decimal): number {
  return jsonNumber(roundTo(value, 10));
}
