import { apportion } from '../money/allocation';
import { type Amount, amountOf, sumAmounts } from '../money/amount';
import { type CurrencyCode, minorUnits } from '../money/currency';
import { add, addAll, type Decimal, divide, multiply, subtract } from '../money/decimal';
import { inBase, type LockedRate } from './fixings';

/** A document in the books' currency: `nets` of its lines and `tax` make `total`. */
export interface BaseAmounts {
  readonly total: Amount;
  readonly tax: Amount;
  readonly nets: readonly Amount[];
}

/**
 * Converts a document (rules.md 3.5): its total once, its tax once, and the nets of its lines by
 * largest remainder, so that all of them add up to the total: three lines of 33.33 EUR at 1.0873 are
 * 36.24, 36.24 and 36.24 one by one, and 36.24, 36.24 and 36.24 of 108.72 together.
 */
export function baseAmounts(
  lines: readonly { readonly net: Amount; readonly tax: Amount }[],
  rate: LockedRate,
  { currency, baseCurrency }: { currency: CurrencyCode; baseCurrency: CurrencyCode },
): BaseAmounts {
  const nets = lines.map(({ net }) => net);
  const taxes = sumAmounts(
    lines.map(({ tax }) => tax),
    currency,
  );
  if (currency === baseCurrency) {
    return { total: sumAmounts([...nets, taxes], currency), tax: taxes, nets };
  }
  const total = inBase(add(addAll(nets), taxes), rate, baseCurrency);
  const tax = inBase(taxes, rate, baseCurrency);
  const exact = nets.map((net) => divide(multiply(net, rate.numerator), rate.denominator));
  const rest: Decimal = amountOf(subtract(total, tax), baseCurrency);
  const parts = apportion(exact, rest, minorUnits(baseCurrency));
  return { total, tax, nets: parts.map((part) => amountOf(part, baseCurrency)) };
}
