import { apportion } from '../money/allocation';
import { type Amount, amountOf, sumAmounts } from '../money/amount';
import { type CurrencyCode, minorUnits } from '../money/currency';
import {
  add,
  compare,
  type Decimal,
  decimalOf,
  divide,
  isNegative,
  isZero,
  multiply,
  subtract,
  ZERO,
} from '../money/decimal';
import type { InvoiceLeft } from './credit-left';
import type { CreditRequest, Sold } from './credit-note';
import { type LineShare, shareOf } from './credit-shares';
import { totalsOfLines } from './document-figures';

export interface LineFigures {
  readonly net: Amount;
  readonly tax: Amount;
  readonly netBase: Decimal;
}

/** The money of a credit note; its lines in their order, and last the one of rounding. */
export interface CreditFigures {
  readonly lines: readonly LineFigures[];
  readonly tax: Amount;
  readonly rounding: Amount;
  readonly withheld: Amount;
  readonly totalBase: Amount;
  readonly taxBase: Amount;
}

interface Figured extends Pick<CreditRequest, 'original' | 'taxLevel' | 'taxCodes'> {
  readonly left: InvoiceLeft;
  /** It gives back all that is left. */
  readonly isLast: boolean;
  readonly sold: readonly { readonly share: LineShare; readonly sold: Sold }[];
}

/**
 * Counts the tax of a credit note as the ledger will, by the codes of its lines; the last one of an
 * invoice has what is left, so that all of them together are the invoice. Rounding and what is
 * withheld go back in proportion to the net.
 */
export function creditFigures(of: Figured): CreditFigures {
  const { original, left, isLast, sold } = of;
  const { invoice, lines } = original;
  const { currency, baseCurrency } = invoice;
  const counted = isLast && left.isUntouched ? mirrored(of) : countedLines(of);
  const net = add(...counted.map((line) => line.net));
  const ratio = { of: net, whole: add(...left.lines.map((line) => line.net)) };
  const part = (whole: Decimal) =>
    amountOf(isLast ? whole : shareOf(whole, ratio, minorUnits(currency)), currency);
  const [rounding, withheld] = [part(left.rounding), part(left.withheld)];
  const tax = sumAmounts(
    counted.map((line) => line.tax),
    currency,
  );
  const nets = [...counted.map((line) => line.net), ...(isZero(rounding) ? [] : [rounding])];
  const base = baseOf(of, { total: add(net, tax, rounding), tax });
  const baseNets =
    isLast && left.isUntouched
      ? lines.map(({ netBase }) => netBase)
      : spread(nets, subtract(base.total, base.tax), baseCurrency);
  const figures = nets.map((value, index) => ({
    net: amountOf(value, currency),
    tax: counted[index]?.tax ?? amountOf(ZERO, currency),
    netBase: decimalOf(baseNets[index] ?? ZERO),
  }));
  if (sold.length === 0) throw new RangeError('credit: a credit note has a line at least');
  return { lines: figures, tax, rounding, withheld, totalBase: base.total, taxBase: base.tax };
}

interface CountedNet {
  readonly net: Amount;
  readonly tax: Amount;
}

const mirrored = ({ sold }: Figured): readonly CountedNet[] =>
  sold.map(({ share: { left } }) => ({ net: left.line.net, tax: left.line.tax }));

/** Nets and taxes as the ledger counts them, within what is left. */
function countedLines(of: Figured): readonly CountedNet[] {
  const { original, left, isLast, sold, taxCodes, taxLevel } = of;
  const { currency, pricesIncludeTax } = original.invoice;
  const totals = totalsOfLines(
    sold.map(({ share, sold: one }) => ({
      ...one,
      kind: share.left.line.kind,
      taxCodeId: share.left.line.taxCodeId,
      discount: share.discount,
    })),
    { currency, taxCodes, taxLevel, pricesIncludeTax },
  );
  const nets = sold.map(({ share }, index) => {
    if (share.isWhole) return share.left.net;
    if (!pricesIncludeTax) return share.charge;
    return within(totals.lines[index]?.net ?? ZERO, share.left.net);
  });
  const taxes = pricesIncludeTax
    ? sold.map(({ share }, index) => subtract(share.charge, nets[index] ?? ZERO))
    : summing(
        totals.lines.map((line) => add(...Object.values(line.taxes))),
        isLast ? left.tax : within(totals.tax, left.tax),
      );
  return nets.map((net, index) => ({
    net: amountOf(net, currency),
    tax: amountOf(taxes[index] ?? ZERO, currency),
  }));
}

/** Taxes of lines that come to a total: what is missing goes to the first that has some. */
function summing(taxes: readonly Decimal[], total: Decimal): readonly Decimal[] {
  const missing = subtract(total, add(...taxes));
  const place = Math.max(
    0,
    taxes.findIndex((tax) => !isZero(tax)),
  );
  return taxes.map((tax, index) => (index === place ? add(tax, missing) : tax));
}

/** Not beyond what is left, and not on the other side of nothing. */
function within(value: Decimal, left: Decimal): Decimal {
  const [low, high] = isNegative(left) ? [left, ZERO] : [ZERO, left];
  if (compare(value, low) < 0) return low;
  return compare(value, high) > 0 ? high : value;
}

/** In the books' currency, at the rate of the invoice. */
function baseOf(
  { original, left, isLast }: Figured,
  { total, tax }: { readonly total: Decimal; readonly tax: Decimal },
): { readonly total: Amount; readonly tax: Amount } {
  const { baseCurrency } = original.invoice;
  const digits = minorUnits(baseCurrency);
  const part = (whole: Decimal, of: Decimal, from: Decimal) =>
    amountOf(isLast ? whole : shareOf(whole, { of, whole: from }, digits), baseCurrency);
  return {
    total: part(left.totalBase, total, left.total),
    tax: part(left.taxBase, tax, left.tax),
  };
}

/** Shares of a sum in proportion to amounts, adding up to it. */
function spread(
  amounts: readonly Decimal[],
  sum: Decimal,
  currency: CurrencyCode,
): readonly Decimal[] {
  const whole = add(...amounts);
  if (isZero(whole)) return amounts.map((_, index) => (index === 0 ? sum : ZERO));
  const exact = amounts.map((amount) => divide(multiply(amount, sum), whole));
  return apportion(exact, sum, minorUnits(currency));
}
