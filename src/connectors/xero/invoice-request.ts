import { type Amount, amountOf } from '../../money/amount';
import {
  add,
  compare,
  type Decimal,
  decimalOf,
  divide,
  isZero,
  multiply,
  ZERO,
} from '../../money/decimal';
import { type RoundingMode, roundTo } from '../../money/rounding';
import type { InvoiceLine } from '../../records/invoice-line';
import { discountWords } from '../../rules/discounts';
import { customerText } from '../../rules/invoice-notice';
import { jsonNumber } from '../json-number';
import type { DocumentOrder, LedgerFacts } from '../ledger';
import { sentRate } from './translate';

/** Decimals of quantities and, with `unitdp=4`, of prices (rounding guide, read 2026-11). */
const DIGITS = 4;

/** Longest text of a line (OpenAPI description of 2026-07). */
const DESCRIPTION_LENGTH = 4000;

/** The tax type of a line without tax. */
const NOT_TAXED = 'NONE';

/**
 * The invoice as Xero takes it: a draft, which a person there approves, unless more is asked for. Xero counts the tax of
 * every line itself. Throws a RangeError in words for a person where it has no way to say this.
 */
export function invoiceBody(order: DocumentOrder, facts: LedgerFacts): Record<string, unknown> {
  const { invoice, lines, marker } = order;
  const isBill = invoice.kind === 'bill';
  const text = customerText(invoice);
  const foreign = invoice.currency !== facts.baseCurrency;
  if (foreign && !facts.multiCurrency) {
    throw new RangeError(
      `currency: ${facts.company} has only ${facts.baseCurrency}. ` +
        `Add ${invoice.currency} in Xero to bill in it.`,
    );
  }
  return {
    Type: isBill ? 'ACCPAY' : 'ACCREC',
    Status: statuses[order.arrival ?? 'draft'],
    Contact: { ContactID: checkedId(invoice.customerId) },
    ...(isBill
      ? { InvoiceNumber: billNumber(invoice.number, marker) }
      : { InvoiceNumber: invoice.number, Reference: marker }),
    Date: invoice.issuedOn,
    DueDate: invoice.dueOn,
    LineAmountTypes: invoice.pricesIncludeTax ? 'Inclusive' : 'Exclusive',
    CurrencyCode: invoice.currency,
    ...(foreign ? { CurrencyRate: jsonNumber(sentRate(invoice.exchangeRate)) } : {}),
    LineItems: [
      ...lines.map((line) => (isBill ? billLine(line) : lineBody(line, invoice))),
      ...(text === '' ? [] : [{ Description: cut(text) }]),
    ],
  };
}

/** A bill has no reference for us: our mark stands beside its number, `T09F… tt:09f…`. */
const billNumber = (number: string, marker: string): string => `${number} ${marker}`;

/** A line of a bill names the account that it is posted to. */
function billLine(line: InvoiceLine): Record<string, unknown> {
  return {
    Description: cut(line.description),
    AccountID: checkedId(line.itemId),
    ...quantityBody({ line, amount: line.net, discount: ZERO }),
    LineAmount: jsonNumber(line.net),
    TaxType: line.taxCodeId || NOT_TAXED,
  };
}

const statuses = { draft: 'DRAFT', submitted: 'SUBMITTED', final: 'AUTHORISED' } as const;

/** What a line shows: its price, what is taken off it there, and what stands in its column. */
interface ShownLine {
  readonly line: InvoiceLine;
  readonly discount: Decimal;
  readonly amount: Decimal;
}

function lineBody(
  line: InvoiceLine,
  { kind, pricesIncludeTax }: DocumentOrder['invoice'],
): Record<string, unknown> {
  const amount = pricesIncludeTax ? amountOf(add(line.net, line.tax), line.currency) : line.net;
  // Credit notes take no discounts: their lines are without.
  const discount = kind === 'invoice' ? line.discount : ZERO;
  const why = isZero(line.discount) ? '' : ` (${discountWords(line)})`;
  return {
    Description: cut(`${line.description}${why}`),
    ItemCode: line.itemId,
    ...quantityBody({ line, amount, discount }),
    ...(isZero(discount) ? {} : { DiscountAmount: jsonNumber(discount) }),
    LineAmount: jsonNumber(amount),
    TaxType: line.taxCodeId || NOT_TAXED,
    ...trackingBody(line),
  };
}

/** A class is a category and one of its options: `category/option`. */
function trackingBody({ classId }: InvoiceLine): Record<string, unknown> {
  if (classId === '') return {};
  const [category = '', option = ''] = classId.split('/');
  const TrackingCategoryID = checkedId(category);
  return { Tracking: [{ TrackingCategoryID, TrackingOptionID: checkedId(option) }] };
}

/**
 * Quantity and price of a line. Xero refuses a line whose amount is not their product to the cent;
 * where no cut of the hours to four decimals agrees, the line is one piece at its amount.
 */
function quantityBody({ line, amount, discount }: ShownLine): {
  readonly Quantity: number;
  readonly UnitAmount: number;
} {
  const shown = amountOf(add(amount, discount), line.currency);
  const exact = divide(line.quantity, line.baseQuantity);
  const modes: readonly RoundingMode[] = ['halfUp', 'up', 'down'];
  const price = decimalOf(line.unitPrice);
  const quantity = modes
    .map((mode) => roundTo(exact, DIGITS, mode))
    .find((cutTo) => fits(price) && agrees(shown, price, cutTo));
  if (quantity === undefined) return { Quantity: 1, UnitAmount: jsonNumber(shown) };
  return { Quantity: jsonNumber(quantity), UnitAmount: jsonNumber(price) };
}

const fits = (price: Decimal): boolean => compare(roundTo(price, DIGITS), price) === 0;

function agrees(amount: Amount, price: Decimal, quantity: Decimal): boolean {
  const decimals = amount.split('.')[1]?.length ?? 0;
  return compare(roundTo(multiply(quantity, price), decimals), amount) === 0;
}

function cut(text: string): string {
  if (text.length <= DESCRIPTION_LENGTH) return text;
  return `${text.slice(0, DESCRIPTION_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Checks an id before it stands in a request. Throws a RangeError for what Xero does not give. */
export function checkedId(id: string): string {
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) return id;
  throw new RangeError(`id: '${id}' is none of Xero`);
}
