import {
  absolute,
  add,
  type Decimal,
  decimalOf,
  divide,
  equal,
  isNegative,
  isZero,
  multiply,
  subtract,
  ZERO,
} from './decimal';
import { roundTo } from './rounding';

/**
 * Splits a total into parts in proportion to weights, so that the parts add up to the total to
 * the last digit: `allocate("10.00", ["1", "1", "1"], 2)` is `["3.34", "3.33", "3.33"]`.
 * Weights are zero or positive, and one is above zero; the total has at most `digits` decimals.
 * Throws otherwise.
 */
export function allocate(
  total: Decimal,
  weights: readonly Decimal[],
  digits: number,
): readonly Decimal[] {
  const sum = add(...weights);
  if (weights.some(isNegative)) throw new RangeError('weights: none may be negative');
  if (isZero(sum)) throw new RangeError('weights: at least one must be above zero');
  if (!equal(roundTo(total, digits), total)) {
    throw new RangeError(`total: ${total} has more than ${digits} decimals`);
  }
  const whole = allocateWhole(total, weights, digits);
  if (whole) return whole;
  const shares = weights.map((weight) => divide(multiply(total, weight), sum));
  return apportion(shares, total, digits);
}

/** The same split counted in whole units and weights, where those are small enough for it. */
function allocateWhole(
  total: Decimal,
  weights: readonly Decimal[],
  digits: number,
): readonly Decimal[] | null {
  const units = wholeOf(multiply(total, decimalOf(10 ** digits)));
  const wholes = weights.map(wholeOf);
  const sum = wholes.reduce((all: number, weight) => all + (weight ?? Number.NaN), 0);
  if (units === null || !Number.isSafeInteger(Math.abs(units) * sum)) return null;
  const products = wholes.map((weight) => Math.abs(units) * (weight ?? 0));
  const parts = products.map((product) => Math.floor(product / sum));
  const missing = Math.abs(units) - parts.reduce((all, part) => all + part, 0);
  const favoured = new Set(
    [...products.keys()]
      .sort((a, b) => ((products[b] ?? 0) % sum) - ((products[a] ?? 0) % sum))
      .slice(0, missing),
  );
  const sign = units < 0 ? -1 : 1;
  return parts.map((part, index) =>
    roundTo(writeUnits(sign * (part + (favoured.has(index) ? 1 : 0)), digits), digits, 'down'),
  );
}

const wholeOf = (value: Decimal): number | null =>
  /^-?\d{1,15}$/.test(value) ? Number(value) : null;

const writeUnits = (units: number, digits: number): Decimal =>
  divide(decimalOf(units), decimalOf(10 ** digits));

/**
 * Rounds exact shares so that they add up to their already rounded total, by largest remainder:
 * each share is cut toward zero, and the units that are missing go one each to the shares that
 * lost most (of two that lost the same, the earlier). No part ends a unit or more away from its
 * share, and negated shares give negated parts.
 */
export function apportion(
  shares: readonly Decimal[],
  total: Decimal,
  digits: number,
): readonly Decimal[] {
  const parts = shares.map((share) => roundTo(share, digits, 'down'));
  const missing = subtract(total, add(...parts));
  const unit = smallestUnit(digits, isNegative(missing));
  const gains = shares.map((share, index) => {
    const lost = subtract(share, parts[index] ?? ZERO);
    return isNegative(missing) === isNegative(lost) ? absolute(lost) : ZERO;
  });
  const units = Number(divide(missing, unit));
  const favoured = new Set(units === 0 ? [] : largestFirst(gains).slice(0, units));
  return parts.map((part, index) =>
    favoured.has(index) ? roundTo(add(part, unit), digits, 'down') : part,
  );
}

/**
 * Places of the gains, the largest first and equal ones in their order. Each is below one and at
 * or above zero, so that the texts stand in the order of their values.
 */
function largestFirst(gains: readonly Decimal[]): readonly number[] {
  return [...gains.keys()].sort((a, b) => {
    const [left, right] = [gains[a] ?? ZERO, gains[b] ?? ZERO];
    return left < right ? 1 : left > right ? -1 : 0;
  });
}

function smallestUnit(digits: number, negative: boolean): Decimal {
  const unit = decimalOf(digits === 0 ? '1' : `0.${'0'.repeat(digits - 1)}1`);
  return negative ? subtract(ZERO, unit) : unit;
}
