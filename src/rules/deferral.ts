import { addAll, type Decimal, divide, multiply, subtract } from '../money/decimal';
import { roundTo } from '../money/rounding';

/**
 * Spreads an amount over periods by their weights (days, or one each): every period is rounded,
 * and the last takes what is left (rules.md 3.9). `deferOver("100.00", ["1", "1", "1"], 2)` is
 * `["33.33", "33.33", "33.34"]`.
 */
export function deferOver(
  amount: Decimal,
  weights: readonly Decimal[],
  digits: number,
): readonly Decimal[] {
  const whole = addAll(weights);
  const parts = weights
    .slice(0, -1)
    .map((weight) => roundTo(divide(multiply(amount, weight), whole), digits));
  return weights.length === 0 ? [] : [...parts, roundTo(subtract(amount, addAll(parts)), digits)];
}
