import { Decimal as Big } from 'decimal.js';
import type { Decimal } from './decimal';

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
  const rounded = new Big(value).toDecimalPlaces(digits, modes[mode]);
  return (rounded.isZero() ? new Big(0) : rounded).toFixed(digits) as Decimal;
}
