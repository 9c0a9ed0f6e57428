import type { Seconds } from '../calendar/seconds';
import { addAll, type Decimal, decimalOf, multiply } from '../money/decimal';
import { type RoundingMode, roundedQuotient, roundedShare, roundTo } from '../money/rounding';

/**
 * Whether money is counted from the exact time or from hours that were rounded to two decimals
 * first: 123 seconds at 736 an hour are 25.15 or 22.08 (rules.md, fact 10).
 */
export type HoursPolicy = 'exact' | 'twoDecimals';

const HOUR = decimalOf('3600');

/**
 * The price of some time, rounded once: `priceOfTime(4020, "120", { digits: 2 })` is `"134.00"`.
 * Multiplies before it divides, so that a third of an hour costs exactly a third of the rate.
 */
export function priceOfTime(
  seconds: Seconds,
  hourlyRate: Decimal,
  how: { readonly digits: number; readonly mode?: RoundingMode; readonly hours?: HoursPolicy },
): Decimal {
  const { digits, mode = 'halfUp', hours = 'exact' } = how;
  if (hours === 'twoDecimals') {
    return roundTo(multiply(hoursOf(seconds), hourlyRate), digits, mode);
  }
  if (mode === 'halfUp') return roundedShare(hourlyRate, { part: seconds, whole: 3600, digits });
  return roundedQuotient(multiply(decimalOf(seconds), hourlyRate), HOUR, { digits, mode });
}

/** Some time at its rate. */
export interface TimeAtRate {
  readonly seconds: Seconds;
  readonly hourlyRate: Decimal;
}

/** The price of time at several rates, added up exactly and rounded once. */
export function priceOfParts(
  parts: readonly TimeAtRate[],
  { digits, hours = 'exact' }: { readonly digits: number; readonly hours?: HoursPolicy },
): Decimal {
  const exact = parts.map(({ seconds, hourlyRate }) =>
    hours === 'twoDecimals'
      ? multiply(hoursOf(seconds), hourlyRate, HOUR)
      : multiply(decimalOf(seconds), hourlyRate),
  );
  return roundedQuotient(addAll(exact), HOUR, { digits });
}

/** Hours at two decimals, half up: 4020 seconds are `"1.12"`. */
export function hoursOf(seconds: Seconds): Decimal {
  return roundedQuotient(decimalOf(seconds), HOUR, { digits: 2 });
}

/** Whether some time is exact in hours of two decimals: 6 and 15 minutes are, 10 are not. */
export function isExactInHours(seconds: Seconds): boolean {
  return seconds % 36 === 0;
}
