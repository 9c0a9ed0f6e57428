import type { CurrencyCode } from '../../money/currency';
import { isZero } from '../../money/decimal';
import type { InvoiceLine } from '../../records/invoice-line';
import { customerText } from '../../rules/invoice-notice';
import { jsonNumber, jsonRate } from '../json-number';
import type { DocumentOrder, LedgerFacts } from '../ledger';
import { cutText, lineBody } from './line-request';
import { checkedId } from './query';

/** Longest text for the customer (schema documentation of 2026-04). */
const MEMO_LENGTH = 1000;

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

/**
 * The tax of the whole document. In the United States an invoice has one sales tax, and the total
 * that we state is kept; elsewhere QuickBooks counts from the codes of the lines.
 */
function taxBody(order: DocumentOrder, facts: LedgerFacts): Record<string, unknown> {
  const { invoice, lines, taxCodes } = order;
  if (facts.country !== 'US') return taxAbroad(lines, invoice.pricesIncludeTax);
  if (invoice.pricesIncludeTax) {
    throw new RangeError(
      'tax: QuickBooks takes no prices with tax in the United States. Change the row of the Taxes tab and draft it anew.',
    );
  }
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
export function taxAbroad(
  lines: readonly InvoiceLine[],
  included = false,
): Record<string, unknown> {
  const bare = lines.find(({ taxCodeId }) => taxCodeId === '');
  if (!bare) return { GlobalTaxCalculation: included ? 'TaxInclusive' : 'TaxExcluded' };
  if (lines.every(({ taxCodeId }) => taxCodeId === '')) {
    return { GlobalTaxCalculation: 'NotApplicable' };
  }
  throw new RangeError(
    `tax: QuickBooks wants a tax code on every line or on none, and '${cutText(bare.description, 60)}' has none.`,
  );
}
