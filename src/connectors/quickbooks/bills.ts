import * as z from 'zod/mini';
import { localDateOf } from '../../calendar/local-date';
import { readAmount } from '../../money/amount';
import { currencyOf } from '../../money/currency';
import { decimalOf } from '../../money/decimal';
import type { InvoiceLine } from '../../records/invoice-line';
import { type Answer, jsonExchange, parseJson } from '../exchange';
import { jsonNumber, jsonRate } from '../json-number';
import type { DocumentOrder, LedgerDocument, LedgerDocuments, LedgerFacts } from '../ledger';
import { filesOf } from './attachments';
import { COMPANY, get, headers, list, select, undoing, version } from './company';
import { invoices } from './documents';
import { requireCurrency, taxAbroad } from './invoice-request';
import { cutText, DESCRIPTION_LENGTH } from './line-request';
import { readMarker } from './private-note';
import { checkedId, quoted } from './query';
import { linked, reference, rowsOf } from './wire';

/** A bill of a vendor, as far as it is used (schema of 2026-04-22). */
export const bill = z.object({
  Id: z.string(),
  DocNumber: z.optional(z.string()),
  TxnDate: z.string(),
  DueDate: z.optional(z.string()),
  VendorRef: reference,
  CurrencyRef: reference,
  ExchangeRate: z.optional(z.number()),
  PrivateNote: z.optional(z.string()),
  TotalAmt: z.number(),
  Balance: z.optional(z.number()),
  LinkedTxn: z.optional(z.array(linked)),
  TxnTaxDetail: z.optional(z.object({ TotalTax: z.optional(z.number()) })),
  Line: z.array(z.object({ DetailType: z.optional(z.string()), Amount: z.optional(z.number()) })),
});

/**
 * Bills in QuickBooks Online. It takes our numbers for them, and may take one twice: nothing is
 * promised, everything is looked up.
 */
export const bills: LedgerDocuments = {
  capabilities: invoices.capabilities,
  numberLength: invoices.numberLength,
  request: (order, facts) => ({
    method: 'POST',
    url: `${COMPANY}/bill`,
    query: version,
    headers,
    json: billBody(order, facts),
  }),
  read: readBill,
  fetch: (ledgerId) => ({
    request: get(`bill/${checkedId(ledgerId)}`),
    read: readBill,
  }),
  find: ({ number }) =>
    jsonExchange(
      get('query', { query: select('Bill', `DocNumber = ${quoted(number)}`) }),
      rowsOf('Bill', bill),
      (rows) => rows.map(toDocument),
    ),
  changed: ({ since, next }, facts) =>
    list({
      entity: 'Bill',
      where: `MetaData.LastUpdatedTime >= ${quoted(since ?? '1970-01-01T00:00:00Z')}`,
      schema: bill,
      translate: toDocument,
    }).page(next, facts),
  undo: (ledgerId) => undoing('Bill', 'delete', { ledgerId, read: readBill }),
  ...filesOf('Bill'),
  link: (ledgerId, sandbox) =>
    `https://${sandbox ? 'app.sandbox' : 'app'}.qbo.intuit.com/app/bill?txnId=${checkedId(ledgerId)}`,
};

const billAnswer = z.object({ Bill: bill });

function readBill(answer: Answer): LedgerDocument {
  return toDocument(parseJson(answer, billAnswer).Bill);
}

function billBody(order: DocumentOrder, facts: LedgerFacts): Record<string, unknown> {
  const { invoice, lines, marker } = order;
  const foreign = requireCurrency(invoice.currency, facts);
  return {
    DocNumber: invoice.number,
    TxnDate: invoice.issuedOn,
    DueDate: invoice.dueOn,
    VendorRef: { value: checkedId(invoice.customerId) },
    ...(facts.multiCurrency ? { CurrencyRef: { value: invoice.currency } } : {}),
    ...(foreign ? { ExchangeRate: jsonRate(invoice.exchangeRate) } : {}),
    PrivateNote: marker,
    Line: lines.map((line, index) => lineBody(line, index + 1)),
    ...billTax(order, facts),
  };
}

/** QuickBooks counts the tax from the codes of the lines; in the United States bills have none. */
function billTax({ invoice, lines }: DocumentOrder, { country }: LedgerFacts) {
  if (country !== 'US') return taxAbroad(lines);
  if (lines.every(({ taxCodeId }) => taxCodeId === '')) return {};
  throw new RangeError(`tax: a bill has none in the United States, and here it has ${invoice.tax}`);
}

/** What a line costs, on its account. Whether a customer is charged for it is not told here. */
function lineBody(line: InvoiceLine, position: number): Record<string, unknown> {
  return {
    LineNum: position,
    Description: cutText(line.description, DESCRIPTION_LENGTH),
    Amount: jsonNumber(line.net),
    DetailType: 'AccountBasedExpenseLineDetail',
    AccountBasedExpenseLineDetail: {
      AccountRef: { value: checkedId(line.itemId) },
      BillableStatus: 'NotBillable',
      ...(line.taxCodeId === '' ? {} : { TaxCodeRef: { value: checkedId(line.taxCodeId) } }),
    },
  };
}

/** A bill as it stands in the books; its supplier stands where invoices name a customer. */
function toDocument(wire: z.infer<typeof bill>): LedgerDocument {
  const currency = currencyOf(wire.CurrencyRef.value);
  const money = (value: number | undefined) => readAmount(String(value ?? 0), currency);
  const posted = wire.Line.filter(
    ({ DetailType }) => DetailType === 'AccountBasedExpenseLineDetail',
  );
  return {
    ledgerId: wire.Id,
    number: wire.DocNumber ?? '',
    marker: readMarker(wire.PrivateNote ?? ''),
    customerId: wire.VendorRef.value,
    currency,
    issuedOn: localDateOf(wire.TxnDate),
    total: money(wire.TotalAmt),
    tax: money(wire.TxnTaxDetail?.TotalTax),
    lineNets: posted.map(({ Amount }) => money(Amount)),
    exchangeRate: decimalOf(wire.ExchangeRate ?? 1),
    // A bill cannot be made void there, only deleted.
    voided: false,
    ...(wire.DueDate === undefined ? {} : { dueOn: localDateOf(wire.DueDate) }),
    ...(wire.Balance === undefined ? {} : { open: money(wire.Balance) }),
    payments: (wire.LinkedTxn ?? [])
      .filter(({ TxnType = '' }) => TxnType.startsWith('BillPayment'))
      .flatMap(({ TxnId }) => TxnId ?? []),
  };
}
