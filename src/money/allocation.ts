import {
  absolute,
  add,
  addAll,
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
import { roundTo, unitsText } from './rounding';

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
  if (weights.some(isNegative)) throw new RangeError('weights: none may be negative');
  if (weights.every(isZero)) throw new RangeError('weights: at least one must be above zero');
  if (!equal(roundTo(total, digits), total)) {
    throw new RangeError(`total: ${total} has more than ${digits} decimals`);
  }
  const units = wholeOf(multiply(total, decimalOf(10 ** digits)));
  const wholes = weights.flatMap((weight) => wholeOf(weight) ?? []);
  if (units !== null && wholes.length === weights.length && isCountable(units, wholes)) {
    return allocateWhole(units, wholes).map((part) => unitsText(part, digits));
  }
  const sum = addAll(weights);
  const shares = weights.map((weight) => divide(multiply(total, weight), sum));
  return apportion(shares, total, digits);
}

/**
 * The same split of a whole number by whole weights, as of seconds: 10 by 1, 1 and 1 is 4, 3 and 3.
 * Throws where no weight is above zero, one is below it, or the products are beyond what is exact.
 */
export function allocateWhole(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum <= 0 || weights.some((weight) => weight < 0) || !isCountable(total, weights)) {
    throw new RangeError('weights: none may be negative, and one must be above zero');
  }
  const size = Math.abs(total);
  const rests = weights.map((weight) => (size * weight) % sum);
  const parts = weights.map((weight, index) => (size * weight - (rests[index] ?? 0)) / sum);
  const missing = size - parts.reduce((all, part) => all + part, 0);
  if (missing > 0) {
    const byRest = [...rests.keys()].sort((a, b) => (rests[b] ?? 0) - (rests[a] ?? 0));
    for (const index of byRest.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1;
  }
  return total < 0 ? parts.map((part) => (part === 0 ? 0 : -part)) : parts;
}

/** Whether every product of the total and a weight is exact. */
const isCountable = (total: number, weights: readonly number[]): boolean =>
  Number.isSafeInteger(total) &&
  Number.isSafeInteger(Math.abs(total) * weights.reduce((all, weight) => all + weight, 0));

const wholeOf = (value: Decimal): number | null =>
  /^-?\d{1,15}$/.test(value) ? Number(value) : null;

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
  const missing = subtract(total, addAll(parts));
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
