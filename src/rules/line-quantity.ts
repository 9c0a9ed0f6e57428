import type { Seconds } from '../calendar/seconds';
import { type Decimal, decimalOf, divide } from '../money/decimal';
import { type HoursPolicy, hoursOf, isExactInHours } from './time-amount';

/** How much of what a line sells: `quantity × unit price ÷ baseQuantity` is its net. */
export interface LineQuantity {
  readonly quantity: Decimal;
  readonly baseQuantity: Decimal;
}

const ONE = decimalOf('1');
const MINUTES = decimalOf('60');
const SECONDS = decimalOf('3600');

/** One piece of something, as an expense. */
export const onePiece: LineQuantity = { quantity: ONE, baseQuantity: ONE };

/**
 * Time as a line shows it (rules.md 3.3): in hours where two decimals hold it exactly, `5400` is
 * 1.5; else in minutes at the price of sixty, `600` is 10; else in seconds at the price of 3600.
 * A policy of two decimals rounds the hours first: `600` is 0.17.
 */
export function timeQuantity(seconds: Seconds, hours: HoursPolicy): LineQuantity {
  if (hours === 'twoDecimals') return { quantity: decimalOf(hoursOf(seconds)), baseQuantity: ONE };
  if (isExactInHours(seconds)) {
    return { quantity: divide(decimalOf(seconds), SECONDS), baseQuantity: ONE };
  }
  if (seconds % 60 === 0) return { quantity: decimalOf(seconds / 60), baseQuantity: MINUTES };
  return { quantity: decimalOf(seconds), baseQuantity: SECONDS };
}
