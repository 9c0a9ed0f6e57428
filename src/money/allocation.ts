import {
  absolute,
  add,
  compare,
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
  const shares = weights.map((weight) => divide(multiply(total, weight), sum));
  return apportion(shares, total, digits);
}

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
  const byGain = [...gains.keys()].sort((a, b) => compare(gains[b] ?? ZERO, gains[a] ?? ZERO));
  const favoured = new Set(byGain.slice(0, units));
  return parts.map((part, index) =>
    favoured.has(index) ? roundTo(add(part, unit), digits, 'down') : part,
  );
}

function smallestUnit(digits: number, negative: boolean): Decimal {
  const unit = decimalOf(digits === 0 ? '1' : `0.${'0'.repeat(digits - 1)}1`);
  return negative ? subtract(ZERO, unit) : unit;
}
