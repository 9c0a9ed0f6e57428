import {
  add,
  compare,
  type Decimal,
  decimalOf,
  divide,
  isNegative,
  multiply,
  subtract,
  ZERO,
} from '../money/decimal';
import { roundTo } from '../money/rounding';

/** A bill under a contract with retention; `release` is what it gives back of earlier retention. */
export interface HeldBill {
  readonly gross: Decimal;
  readonly release: Decimal;
}

export interface HeldResult {
  readonly retained: Decimal;
  readonly payable: Decimal;
  /** Retention held after this bill. */
  readonly balance: Decimal;
}

/**
 * Holds back a percentage of each bill, less what the bill releases (rules.md 3.7): 10 % of
 * 1000.00 retains 100.00 and pays 900.00. Throws a RangeError for a release of more than is held.
 */
export function holdback(
  bills: readonly HeldBill[],
  { percent, digits }: { readonly percent: Decimal; readonly digits: number },
): readonly HeldResult[] {
  let balance = ZERO;
  return bills.map(({ gross, release }, index) => {
    const held = roundTo(divide(multiply(gross, percent), decimalOf('100')), digits);
    const retained = roundTo(subtract(held, release), digits);
    const before = add(balance, held);
    balance = add(balance, retained);
    if (compare(release, ZERO) > 0 && isNegative(balance)) {
      const most = roundTo(before, digits);
      throw new RangeError(
        `bills[${index}].release: ${release} is more than the ${most} that is held`,
      );
    }
    return {
      retained,
      payable: roundTo(subtract(gross, retained), digits),
      balance: roundTo(balance, digits),
    };
  });
}
