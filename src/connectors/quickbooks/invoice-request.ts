import { amountOf } from '../../money/amount';
import type { CurrencyCode } from '../../money/currency';
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
import { customerText } from '../../rules/invoice-notice';
import { jsonNumber, jsonRate } from '../json-number';
import type { DocumentOrder, LedgerFacts } from '../ledger';
import { checkedId } from './query';
import { NOT_TAXED } from './translate';

/** Longest texts that QuickBooks takes (schema documentation of 2026-04). */
export const DESCRIPTION_LENGTH = 4000;
const MEMO_LENGTH = 1000;

/** Decimals to which a quantity is cut where hours have no exact decimals. */
const QUANTITY_DIGITS = 7;

/** The code that stands on lines with sales tax in a company of the United States. */
const TAXED = 'TAX';

/**
 * The invoice as QuickBooks takes it. Throws a RangeError in words for a person where QuickBooks
 * has no way to say what the invoice says.
 */
export function invoiceBody(order: DocumentOrder, facts: LedgerFacts): Record<string, unknown> {
  const { invoice, lines, marker } = order;
  const text = customerText(invoice);
  const foreign = requireCurrency(invoice.currency, facts);
  return {
    ...(facts.takesNumbers ? { DocNumber: invoice.number } : {}),
    TxnDate: invoice.issuedOn,
    DueDate: invoice.dueOn,
    ...(invoice.termsId === '' ? {} : { SalesTermRef: { value: checkedId(invoice.termsId) } }),
    ...documentClass(order, facts),
    CustomerRef: { value: checkedId(invoice.customerId) },
    ...(facts.multiCurrency ? { CurrencyRef: { value: invoice.currency } } : {}),
    ...(foreign ? { ExchangeRate: jsonRate(invoice.exchangeRate) } : {}),
    PrivateNote: marker,
    ...(text === '' ? {} : { CustomerMemo: { value: cutText(text, MEMO_LENGTH) } }),
    Line: lines.map((line, index) => lineBody(line, { position: index + 1, order, facts })),
    ...taxBody(order, facts),
  };
}

/** A credit note is never due, and names the invoice that it gives back beside our mark. */
export function creditBody(order: DocumentOrder, facts: LedgerFacts): Record<string, unknown> {
  const { DueDate: _due, SalesTermRef: _terms, ...body } = invoiceBody(order, facts);
  const { credits, marker } = order;
  return credits ? { ...body, PrivateNote: `${marker} credits invoice ${credits.number}` } : body;
}

/** Whether a document is in a foreign currency; a RangeError where the books have only one. */
export function requireCurrency(
  currency: CurrencyCode,
  { company, baseCurrency, multiCurrency }: LedgerFacts,
): boolean {
  if (currency === baseCurrency || multiCurrency) return currency !== baseCurrency;
  throw new RangeError(
    `currency: ${company} keeps its books in ${baseCurrency} only. ` +
      `Turn on multicurrency in QuickBooks to bill in ${currency}.`,
  );
}

function lineBody(
  line: InvoiceLine,
  { position, order, facts }: { position: number; order: DocumentOrder; facts: LedgerFacts },
): Record<string, unknown> {
  const taxCode = lineTaxCode(line, order, facts);
  return {
    LineNum: position,
    Description: cutText(lineText(line), DESCRIPTION_LENGTH),
    Amount: jsonNumber(line.net),
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: {
      ItemRef: { value: checkedId(line.itemId) },
      ...quantityBody(line),
      ...(taxCode === '' ? {} : { TaxCodeRef: { value: taxCode } }),
      ...(line.classId !== '' && facts.classesOn === 'lines'
        ? { ClassRef: { value: checkedId(line.classId) } }
        : {}),
      ServiceDate: line.servedOn,
    },
  };
}

/** QuickBooks has no discounts on lines: the amount is without it, and the text says why. */
function lineText(line: InvoiceLine): string {
  const { description, discount, net, currency } = line;
  if (isZero(discount)) return description;
  const price = amountOf(add(net, discount), currency);
  return `${description} (${price} less ${discount}: ${discountWords(line)})`;
}

/**
 * Quantity and price of a line. QuickBooks refuses a line whose amount is not their product to the
 * cent, so hours without exact decimals are cut to where the product still agrees; where no cut
 * does, the amount stands alone.
 */
function quantityBody(line: InvoiceLine): { readonly Qty?: number; readonly UnitPrice?: number } {
  const exact = divide(line.quantity, line.baseQuantity);
  const modes: readonly RoundingMode[] = ['halfUp', 'up', 'down'];
  const quantity = modes
    .map((mode) => roundTo(exact, QUANTITY_DIGITS, mode))
    .find((cutTo) => agrees(line, cutTo));
  if (quantity === undefined) return {};
  return { Qty: jsonNumber(quantity), UnitPrice: jsonNumber(decimalOf(line.unitPrice)) };
}

function agrees({ net, unitPrice }: InvoiceLine, quantity: Decimal): boolean {
  const decimals = net.split('.')[1]?.length ?? 0;
  return compare(roundTo(multiply(quantity, unitPrice), decimals), net) === 0;
}

/** Where a company tracks classes on whole documents, all lines have to have the same. */
function documentClass({ lines }: DocumentOrder, { classesOn }: LedgerFacts) {
  const sold = lines.filter(({ kind }) => kind !== 'rounding');
  const [classId = '', ...others] = [...new Set(sold.map((line) => line.classId))];
  if (classesOn !== 'documents' || lines.every((line) => line.classId === '')) return {};
  if (others.length === 0) return { ClassRef: { value: checkedId(classId) } };
  throw new RangeError(
    'class: QuickBooks tracks one class on a document here. Give all its projects the same class, ' +
      'or turn on classes for each line in QuickBooks.',
  );
}

/** In the United States a line is only taxed or not; elsewhere it names its code. */
function lineTaxCode(line: InvoiceLine, order: DocumentOrder, { country }: LedgerFacts): string {
  if (country !== 'US') return line.taxCodeId;
  const code = order.taxCodes.get(line.taxCodeId);
  return code && code.rates.length > 0 ? TAXED : NOT_TAXED;
}

/**
 * The tax of the whole document. In the United States an invoice has one sales tax, and the total
 * that we state is kept; elsewhere QuickBooks counts from the codes of the lines.
 */
function taxBody(order: DocumentOrder, facts: LedgerFacts): Record<string, unknown> {
  const { invoice, lines, taxCodes } = order;
  if (facts.country !== 'US') return taxAbroad(lines);
  const taxing = lines
    .map(({ taxCodeId }) => taxCodeId)
    .filter((id) => (taxCodes.get(id)?.rates.length ?? 0) > 0);
  const [code, ...others] = [...new Set(taxing)];
  if (others.length > 0) {
    throw new RangeError(
      'tax: QuickBooks takes one sales tax on an invoice. Give all its lines the same tax code.',
    );
  }
  if (code === undefined) {
    if (isZero(invoice.tax)) return {};
    throw new RangeError(`tax: ${invoice.tax} of tax stands on lines without a tax code.`);
  }
  return { TxnTaxDetail: { TxnTaxCodeRef: { value: code }, TotalTax: jsonNumber(invoice.tax) } };
}

/**
 * How a document outside the United States is taxed. QuickBooks refuses one with a line that names
 * no code beside others that do (error 6000, read 2026-11).
 */
export function taxAbroad(lines: readonly InvoiceLine[]): Record<string, unknown> {
  const bare = lines.find(({ taxCodeId }) => taxCodeId === '');
  if (!bare) return { GlobalTaxCalculation: 'TaxExcluded' };
  if (lines.every(({ taxCodeId }) => taxCodeId === '')) {
    return { GlobalTaxCalculation: 'NotApplicable' };
  }
  throw new RangeError(
    `tax: QuickBooks wants a tax code on every line or on none, and '${cutText(bare.description, 60)}' has none.`,
  );
}

/** Cuts between characters, never inside one. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
