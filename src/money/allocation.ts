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
import { readShort, unitsAt } from './short-decimal';

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
  const units = unitsOf(total, digits);
  const wholes = units === null ? null : wholeWeights(weights);
  if (units !== null && wholes !== null && isCountable(units, wholes)) {
    return allocateWhole(units, wholes).map((part) => unitsText(part, digits));
  }
  if (weights.some(isNegative)) throw new RangeError('weights: none may be negative');
  if (weights.every(isZero)) throw new RangeError('weights: at least one must be above zero');
  if (!equal(roundTo(total, digits), total)) {
    throw new RangeError(`total: ${total} has more than ${digits} decimals`);
  }
  const sum = addAll(weights);
  const shares = weights.map((weight) => divide(multiply(total, weight), sum));
  return apportion(shares, total, digits);
}

/** How often the last of some decimals is in a figure; null where it has more, or is too long. */
function unitsOf(value: Decimal, digits: number): number | null {
  const short = readShort(value);
  return short && unitsAt(short, digits);
}

/** The weights as numbers, where all are whole, none is negative and one is above zero. */
function wholeWeights(weights: readonly Decimal[]): readonly number[] | null {
  const wholes: number[] = [];
  let sum = 0;
  for (const weight of weights) {
    const short = readShort(weight);
    if (short === null || short.scale > 0 || short.units < 0) return null;
    wholes.push(short.units);
    sum += short.units;
  }
  return sum > 0 ? wholes : null;
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
  if (weights.length === 1) return [total];
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
  return apportionShort(shares, total, digits) ?? apportionLong(shares, total, digits);
}

/** Counts in units of the finest share; null where one of them, or the total, is too long. */
function apportionShort(
  shares: readonly Decimal[],
  total: Decimal,
  digits: number,
): readonly Decimal[] | null {
  const totalUnits = unitsOf(total, digits);
  const read = shares.map(readShort);
  const scale = read.reduce((finest, one) => Math.max(finest, one?.scale ?? 0), digits);
  const exact = read.map((one) => one && unitsAt(one, scale));
  if (totalUnits === null || !exact.every((units) => units !== null)) return null;
  const together = exact.reduce((sum, units) => sum + Math.abs(units), Math.abs(totalUnits));
  if (!Number.isSafeInteger(together)) return null;
  const step = 10 ** (scale - digits);
  const rests = exact.map((units) => units % step);
  const parts = exact.map((units, index) => (units - (rests[index] ?? 0)) / step);
  const missing = totalUnits - parts.reduce((sum, part) => sum + part, 0);
  const sign = Math.sign(missing);
  const gains = rests.map((rest) => Math.max(0, rest * sign));
  const byGain = missing === 0 ? [] : [...gains.keys()];
  byGain.sort((a, b) => (gains[b] ?? 0) - (gains[a] ?? 0));
  for (const index of byGain.slice(0, Math.abs(missing))) parts[index] = (parts[index] ?? 0) + sign;
  return parts.map((part) => unitsText(part, digits));
}

function apportionLong(
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
