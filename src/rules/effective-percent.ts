import { add, type Decimal, decimalOf, divide, multiply, ZERO } from '../money/decimal';
import type { TaxRate } from '../records/tax-code';

const HUNDRED = decimalOf('100');

/**
 * What the rates of a code come to together: 5 and 9.5 are 14.5 %, and 14.975 % where the second is
 * a tax on tax.
 */
export function effectivePercent(rates: readonly Pick<TaxRate, 'percent' | 'compound'>[]): Decimal {
  return rates.reduce(
    (sum, { percent, compound }) =>
      add(sum, compound ? divide(multiply(percent, add(HUNDRED, sum)), HUNDRED) : percent),
    ZERO,
  );
}
