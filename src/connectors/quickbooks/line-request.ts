import { type Amount, amountOf } from '../../money/amount';
import {
  add,
  compare,
  type Decimal,
  decimalOf,
  divide,
  isZero,
  multiply,
} from '../../money/decimal';
import { type RoundingMode, roundTo } from '../../money/rounding';
import type { InvoiceLine } from '../../records/invoice-line';
import { discountWords } from '../../rules/discounts';
import { jsonNumber } from '../json-number';
import type { DocumentOrder, LedgerFacts } from '../ledger';
import { checkedId } from './query';
import { NOT_TAXED } from './translate';

/** Longest text of a line that QuickBooks takes (schema documentation of 2026-04). */
export const DESCRIPTION_LENGTH = 4000;

/** Decimals to which a quantity or a price is cut that has no exact ones. */
const DIGITS = 7;

/** The code that stands on lines with sales tax in a company of the United States. */
const TAXED = 'TAX';

/** A line of an invoice or a credit note: its amount is without tax, whatever its price contains. */
export function lineBody(
  line: InvoiceLine,
  { position, order, facts }: { position: number; order: DocumentOrder; facts: LedgerFacts },
): Record<string, unknown> {
  const taxCode = lineTaxCode(line, order, facts);
  const { pricesIncludeTax } = order.invoice;
  return {
    LineNum: position,
    Description: cutText(lineText(line, order), DESCRIPTION_LENGTH),
    Amount: jsonNumber(line.net),
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: {
      ItemRef: { value: checkedId(line.itemId) },
      ...quantityBody(line, netPriceOf(line, order)),
      ...(pricesIncludeTax ? { TaxInclusiveAmt: jsonNumber(priceOf(line, order)) } : {}),
      ...(taxCode === '' ? {} : { TaxCodeRef: { value: taxCode } }),
      ...(line.classId !== '' && facts.classesOn === 'lines'
        ? { ClassRef: { value: checkedId(line.classId) } }
        : {}),
      ServiceDate: line.servedOn,
    },
  };
}

/** QuickBooks has no discounts on lines: the amount is without it, and the text says why. */
function lineText(line: InvoiceLine, order: DocumentOrder): string {
  const { description, discount, currency } = line;
  if (isZero(discount)) return description;
  const price = amountOf(add(priceOf(line, order), discount), currency);
  return `${description} (${price} less ${discount}: ${discountWords(line)})`;
}

/** What the line comes to for the customer: with the tax where its price contains it. */
function priceOf({ net, tax, currency }: InvoiceLine, { invoice }: DocumentOrder): Amount {
  return invoice.pricesIncludeTax ? amountOf(add(net, tax), currency) : net;
}

/**
 * Price of one without tax, which a price with tax is not: what QuickBooks itself shows there is
 * the amount by the quantity, to seven decimals (recorded answers of 2023).
 */
function netPriceOf(line: InvoiceLine, { invoice }: DocumentOrder): Decimal {
  const { unitPrice, quantity, baseQuantity, net } = line;
  if (!invoice.pricesIncludeTax || isZero(quantity)) return unitPrice;
  return roundTo(divide(multiply(net, baseQuantity), quantity), DIGITS);
}

/**
 * Quantity and price of a line. QuickBooks refuses a line whose amount is not their product to the
 * cent, so hours without exact decimals are cut to where the product still agrees; where no cut
 * does, the amount stands alone.
 */
function quantityBody(
  line: InvoiceLine,
  unitPrice: Decimal,
): { readonly Qty?: number; readonly UnitPrice?: number } {
  const exact = divide(line.quantity, line.baseQuantity);
  const modes: readonly RoundingMode[] = ['halfUp', 'up', 'down'];
  const quantity = modes
    .map((mode) => roundTo(exact, DIGITS, mode))
    .find((cutTo) => agrees(line.net, unitPrice, cutTo));
  if (quantity === undefined) return {};
  return { Qty: jsonNumber(quantity), UnitPrice: jsonNumber(decimalOf(unitPrice)) };
}

function agrees(net: Amount, unitPrice: Decimal, quantity: Decimal): boolean {
  const decimals = net.split('.')[1]?.length ?? 0;
  return compare(roundTo(multiply(quantity, unitPrice), decimals), net) === 0;
}

/** In the United States a line is only taxed or not; elsewhere it names its code. */
function lineTaxCode(line: InvoiceLine, order: DocumentOrder, { country }: LedgerFacts): string {
  if (country !== 'US') return line.taxCodeId;
  const code = order.taxCodes.get(line.taxCodeId);
  return code && code.rates.length > 0 ? TAXED : NOT_TAXED;
}

/** Cuts between characters, never inside one. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
