import { type Amount, amountOf } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import { isZero, subtract } from '../money/decimal';
import type { TaxCode } from '../records/tax-code';
import { priceOf } from './billed-lines';
import type { WorkLine } from './work-line';

/** What a line comes to. */
export interface LineFigures {
  readonly net: Amount;
  readonly tax: Amount;
}

interface Behind {
  readonly figures: LineFigures;
  readonly currency: CurrencyCode;
  /** What `taxText` says of the line's tax code. */
  readonly taxText: string;
  readonly pricesIncludeTax: boolean;
}

/**
 * How a line adds up, in one sentence: `"2 entries, 1:07 tracked, 1:15 billed; 120.00 USD/h; 150.00
 * USD; less 15.00 (D1: 10 %, loyal client) = 135.00; VAT 20 %"`.
 */
export function lineExplanation(line: WorkLine, behind: Behind): string {
  const { kind, basis, discount, discountTerms } = line;
  const { currency } = behind;
  const price = kind === 'time' ? `; ${priceOf(line, currency)} ${currency}` : '';
  const less = isZero(discount) ? '' : `; ${lessText(line, currency)}`;
  const whole = kind === 'discount' ? `; ${discountTerms}` : '';
  return [basis, price, less, whole, taxWords(line, behind)].join('');
}

/** The rates of a tax code: `"State 4 % + City 4.875 %"`, `"no tax"`. */
export function taxText(taxCode: TaxCode | undefined): string {
  const rates = (taxCode?.rates ?? []).map(
    ({ name, percent, compound }) => `${name} ${percent} %${compound ? ' on price and tax' : ''}`,
  );
  return rates.length === 0 ? NO_TAX : rates.join(' + ');
}

const NO_TAX = 'no tax';

function lessText(line: WorkLine, currency: CurrencyCode): string {
  const { discount, discountTerms } = line;
  const left = amountOf(subtract(priceOf(line, currency), discount), currency);
  return `less ${amountOf(discount, currency)} (${discountTerms}) = ${left}`;
}

function taxWords({ kind, taxTerms }: WorkLine, behind: Behind): string {
  const { figures, taxText: rates, pricesIncludeTax } = behind;
  if (kind === 'rounding') return '';
  const contained = pricesIncludeTax && rates !== NO_TAX;
  const inPrice = contained ? ` in the price: ${figures.net} and ${figures.tax}` : '';
  return `; ${rates}${inPrice}${taxTerms === '' ? '' : `; ${taxTerms}`}`;
}
