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
  readonly taxCode: TaxCode | undefined;
  readonly pricesIncludeTax: boolean;
}

/**
 * How a line adds up, in one sentence: `"2 entries, 1:07 tracked, 1:15 billed; 120.00 USD/h; 150.00
 * USD; less 15.00 (D1: 10 %, loyal client) = 135.00; VAT 20 %"`.
 */
export function lineExplanation(line: WorkLine, behind: Behind): string {
  const { kind, basis, discount, discountTerms } = line;
  const { currency } = behind;
  const whole = kind === 'discount' ? [discountTerms] : [];
  return [
    kind === 'time' ? `${basis}; ${priceOf(line, currency)} ${currency}` : basis,
    ...(isZero(discount) ? [] : [lessText(line, currency)]),
    ...whole,
    ...taxTexts(line, behind),
  ].join('; ');
}

function lessText(line: WorkLine, currency: CurrencyCode): string {
  const { discount, discountTerms } = line;
  const left = amountOf(subtract(priceOf(line, currency), discount), currency);
  return `less ${amountOf(discount, currency)} (${discountTerms}) = ${left}`;
}

function taxTexts({ kind, taxTerms }: WorkLine, behind: Behind): readonly string[] {
  const { figures, taxCode, pricesIncludeTax } = behind;
  if (kind === 'rounding') return [];
  const rates = (taxCode?.rates ?? []).map(
    ({ name, percent, compound }) => `${name} ${percent} %${compound ? ' on price and tax' : ''}`,
  );
  const named = rates.length === 0 ? 'no tax' : rates.join(' + ');
  const contained = pricesIncludeTax && rates.length > 0;
  const tax = contained ? `${named} in the price: ${figures.net} and ${figures.tax}` : named;
  return taxTerms === '' ? [tax] : [tax, taxTerms];
}
