import { apportion } from './allocation';
import { type Amount, amountOf } from './amount';
import { type CurrencyCode, minorUnits } from './currency';
import { type Decimal, divide, multiply } from './decimal';

/**
 * Which way a rate reads. The books keep a rate as its source gave it and never its inverse:
 * QuickBooks says base per foreign (1 EUR = 1.08 USD); Xero says foreign per base; the ECB says
 * foreign per EUR.
 */
export type RateQuote = 'basePerForeign' | 'foreignPerBase';

/** An exchange rate with the direction in which it reads. */
export interface QuotedRate {
  readonly rate: Decimal;
  readonly quote: RateQuote;
}

/**
 * Converts foreign money into the books' currency, rounded once:
 * `toBase("100.00", { rate: "1.0873", quote: "basePerForeign" }, "USD")` is `"108.73"`.
 */
export function toBase(amount: Decimal, quoted: QuotedRate, base: CurrencyCode): Amount {
  return amountOf(exactBase(amount, quoted), base);
}

/**
 * Converts the parts of a foreign total so that they add up to the converted total: the total is
 * rounded once and spread over the parts by largest remainder (rules.md 3.5).
 */
export function toBaseParts(
  parts: readonly Amount[],
  total: Amount,
  { quoted, base }: { readonly quoted: QuotedRate; readonly base: CurrencyCode },
): readonly Amount[] {
  const shares = parts.map((part) => exactBase(part, quoted));
  return apportion(shares, toBase(total, quoted, base), minorUnits(base)) as readonly Amount[];
}

/** The same before it is rounded. */
export function exactBase(amount: Decimal, { rate, quote }: QuotedRate): Decimal {
  return quote === 'basePerForeign' ? multiply(amount, rate) : divide(amount, rate);
}
