import { compare, type Decimal, decimalOf, divide, multiply } from '../../money/decimal';
import { type RoundingMode, roundTo } from '../../money/rounding';
import type { InvoiceLine } from '../../records/invoice-line';
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
    LineAmountTypes: 'Exclusive',
    CurrencyCode: invoice.currency,
    ...(foreign ? { CurrencyRate: jsonNumber(sentRate(invoice.exchangeRate)) } : {}),
    LineItems: [
      ...lines.map((line) => (isBill ? billLine(line) : lineBody(line))),
      ...(invoice.memo === '' ? [] : [{ Description: cut(invoice.memo) }]),
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
    ...quantityBody(line),
    LineAmount: jsonNumber(line.net),
    TaxType: NOT_TAXED,
  };
}

const statuses = { draft: 'DRAFT', submitted: 'SUBMITTED', final: 'AUTHORISED' } as const;

function lineBody(line: InvoiceLine): Record<string, unknown> {
  return {
    Description: cut(line.description),
    ItemCode: line.itemId,
    ...quantityBody(line),
    LineAmount: jsonNumber(line.net),
    TaxType: line.taxCodeId === '' ? NOT_TAXED : line.taxCodeId,
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
function quantityBody(line: InvoiceLine): {
  readonly Quantity: number;
  readonly UnitAmount: number;
} {
  const exact = divide(line.quantity, line.baseQuantity);
  const modes: readonly RoundingMode[] = ['halfUp', 'up', 'down'];
  const price = decimalOf(line.unitPrice);
  const quantity = modes
    .map((mode) => roundTo(exact, DIGITS, mode))
    .find((cutTo) => fits(price) && agrees(line, cutTo));
  if (quantity === undefined) return { Quantity: 1, UnitAmount: jsonNumber(line.net) };
  return { Quantity: jsonNumber(quantity), UnitAmount: jsonNumber(price) };
}

const fits = (price: Decimal): boolean => compare(roundTo(price, DIGITS), price) === 0;

function agrees({ net, unitPrice }: InvoiceLine, quantity: Decimal): boolean {
  const decimals = net.split('.')[1]?.length ?? 0;
  return compare(roundTo(multiply(quantity, unitPrice), decimals), net) === 0;
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
