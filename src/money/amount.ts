import { type CurrencyCode, minorUnits } from './currency';
import { addAll, type Decimal, decimalOf } from './decimal';
import { type RoundingMode, roundTo } from './rounding';

declare const amountBrand: unique symbol;

/**
 * Money at the decimals of its currency, as `"12.50"` of EUR or `"1200"` of JPY: the only kind of
 * figure that a document or a ledger takes. Its currency stands beside it in the record.
 */
export type Amount = Decimal & { readonly [amountBrand]: true };

/** Rounds an exact figure to money once; `amountOf("0.125", "EUR")` is `"0.13"`. */
export function amountOf(
  value: Decimal,
  currency: CurrencyCode,
  mode: RoundingMode = 'halfUp',
): Amount {
  return roundTo(value, minorUnits(currency), mode) as Amount;
}

/**
 * Reads money that must already be money: `"12.5"` of EUR is `"12.50"`, `"12.505"` throws,
 * because a figure that came from outside is never rounded silently.
 */
export function readAmount(text: string, currency: CurrencyCode): Amount {
  const exact = decimalOf(text);
  const amount = amountOf(exact, currency);
  if (decimalOf(amount) !== exact) {
    throw new RangeError(`amount: ${text} has more decimals than ${currency} allows`);
  }
  return amount;
}

/** Nothing, in the decimals of the currency: `"0.00"`. */
export function noAmount(currency: CurrencyCode): Amount {
  return amountOf(decimalOf('0'), currency);
}

/** Adds money of one currency; the sum of none is `"0.00"`. */
export function sumAmounts(amounts: readonly Amount[], currency: CurrencyCode): Amount {
  return amountOf(addAll(amounts), currency);
}
