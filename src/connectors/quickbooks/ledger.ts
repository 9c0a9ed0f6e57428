import type * as z from 'zod';
import { currencyOf } from '../../money/currency';
import { ApiError } from '../api-error';
import { utf8Bytes } from '../bytes';
import type { Page } from '../connector';
import { type Answer, type Exchange, jsonExchange, parseJson } from '../exchange';
import type { AttachedFile, Ledger, LedgerDocument, LedgerFacts, LedgerList } from '../ledger';
import { multipart } from '../multipart';
import { readRows } from '../rows';
import { invoiceBody } from './invoice-request';
import { checkedId, PAGE_SIZE, quoted } from './query';
import * as translate from './translate';
import * as wire from './wire';

export const API = 'https://quickbooks.api.intuit.com';
const COMPANY = `${API}/v3/company/{tenant}`;

/** The only version that answers since 2025-08-01. */
const version = { minorversion: 75 };
const headers = { Accept: 'application/json' };

const get = (path: string, query: Readonly<Record<string, string | number>> = {}) =>
  ({ method: 'GET', url: `${COMPANY}/${path}`, query: { ...query, ...version }, headers }) as const;

interface ListShape<W, R> {
  readonly entity: string;
  /** Condition of the query; inactive records come only where it asks for them. */
  readonly where: string;
  readonly schema: z.ZodType<W>;
  readonly translate: (row: W, facts: LedgerFacts) => R;
}

const anyState = 'Active in (true, false)';

/** The ledger of QuickBooks Online, Accounting API v3 (developer.intuit.com, read 2026-11). */
export const ledger: Ledger = {
  // How long a repeated request is recognised is documented nowhere, and whether a company
  // refuses used numbers cannot be read: neither is promised, everything is looked up.
  capabilities: {
    replayTtlMs: 0,
    enforcesUniqueNumber: false,
    lookup: true,
    serverMaxMs: 120_000,
    readLagMs: 10_000,
  },
  numberLength: 21,
  taxLevel: 'perInvoice',
  facts: [
    jsonExchange(get('companyinfo/{tenant}'), wire.companyInfo, ({ CompanyInfo: company }) => ({
      company: company.CompanyName,
      country: company.Country,
    })),
    jsonExchange(get('preferences'), wire.preferences, ({ Preferences: preferences }) => ({
      baseCurrency: currencyOf(preferences.CurrencyPrefs.HomeCurrency.value),
      multiCurrency: preferences.CurrencyPrefs.MultiCurrencyEnabled ?? false,
      takesNumbers: preferences.SalesFormsPrefs.CustomTxnNumbers ?? false,
    })),
    jsonExchange(
      get('query', { query: select('TaxRate', anyState) }),
      wire.rowsOf('TaxRate', wire.taxRate),
      (rows) => ({ taxRates: rows.map(translate.toTaxRate) }),
    ),
  ],
  customers: list({
    entity: 'Customer',
    where: anyState,
    schema: wire.customer,
    translate: translate.toCustomer,
  }),
  // Categories and bundles are items too, but no line can sell them.
  items: list({
    entity: 'Item',
    where: `Type in ('Service', 'NonInventory', 'Inventory') and ${anyState}`,
    schema: wire.item,
    translate: translate.toItem,
  }),
  accounts: list({
    entity: 'Account',
    where: anyState,
    schema: wire.account,
    translate: translate.toAccount,
  }),
  taxCodes: list({
    entity: 'TaxCode',
    where: anyState,
    schema: wire.taxCode,
    translate: translate.toTaxCode,
  }),
  invoiceRequest: (order, facts) => ({
    method: 'POST',
    url: `${COMPANY}/invoice`,
    query: version,
    headers,
    json: invoiceBody(order, facts),
  }),
  keyed: (request, requestKey) => ({
    ...request,
    query: { ...request.query, requestid: requestKey },
  }),
  readInvoice: readDocument,
  fetchInvoice: (ledgerId) => ({
    request: get(`invoice/${checkedId(ledgerId)}`),
    read: readDocument,
  }),
  findInvoices,
  changedInvoices: ({ since, next }, facts) =>
    list({
      entity: 'Invoice',
      where: `MetaData.LastUpdatedTime >= ${quoted(since ?? '1970-01-01T00:00:00Z')}`,
      schema: wire.invoice,
      translate: translate.toDocument,
    }).page(next, facts),
  attach,
  attachments: (ledgerId) =>
    jsonExchange(
      get('query', { query: select('Attachable', attachedTo(checkedId(ledgerId))) }),
      wire.rowsOf('Attachable', wire.attachable),
      (rows) => rows.map(({ FileName }) => FileName ?? ''),
    ),
  link: (ledgerId, sandbox) =>
    `https://${sandbox ? 'app.sandbox' : 'app'}.qbo.intuit.com/app/invoice?txnId=${checkedId(ledgerId)}`,
};

/** One page of records, in the order of their ids, so that pages neither overlap nor leave gaps. */
function list<W, R>(shape: ListShape<W, R>): LedgerList<R> {
  return {
    page: (next, facts): Exchange<Page<R>> => {
      const start = next === null ? 1 : startOf(next);
      return {
        request: get('query', { query: select(shape.entity, shape.where, start) }),
        read: (answer) => {
          const rows = parseJson(answer, wire.pageOf(shape.entity));
          const { schema } = shape;
          const read = readRows(rows, {
            schema,
            key: rowKey,
            translate: (row) => shape.translate(row, facts),
          });
          return { ...read, next: rows.length < PAGE_SIZE ? null : String(start + PAGE_SIZE) };
        },
      };
    },
  };
}

function select(entity: string, where: string, start = 1): string {
  return `select * from ${entity} where ${where} orderby Id startposition ${start} maxresults ${PAGE_SIZE}`;
}

const attachedTo = (id: string): string =>
  `AttachableRef.EntityRef.Type = 'invoice' and AttachableRef.EntityRef.value = ${quoted(id)}`;

function startOf(next: string): number {
  if (/^\d{1,9}$/.test(next)) return Number(next);
  throw new RangeError(`page: '${next}' is no place in a list`);
}

function rowKey(row: unknown): string {
  const id = (row as { Id?: unknown } | null)?.Id;
  return typeof id === 'string' ? `quickbooks:${id}` : '';
}

function readDocument(answer: Answer): LedgerDocument {
  return translate.toDocument(parseJson(answer, wire.invoiceAnswer).Invoice);
}

/** By number where ours counts; else by customer and day, because QuickBooks gives the number. */
function findInvoices(
  wanted: Parameters<Ledger['findInvoices']>[0],
  facts: LedgerFacts,
): Exchange<readonly LedgerDocument[]> {
  const where = facts.takesNumbers
    ? `DocNumber = ${quoted(wanted.number)}`
    : `CustomerRef = ${quoted(checkedId(wanted.customerId))} and TxnDate = ${quoted(wanted.issuedOn)}`;
  return jsonExchange(
    get('query', { query: select('Invoice', where) }),
    wire.rowsOf('Invoice', wire.invoice),
    (rows) => rows.map(translate.toDocument),
  );
}

function attach(ledgerId: string, file: AttachedFile): Exchange<string> {
  const metadata = {
    AttachableRef: [
      { EntityRef: { type: 'Invoice', value: checkedId(ledgerId) }, IncludeOnSend: false },
    ],
    FileName: file.name,
    ContentType: file.contentType,
  };
  const form = multipart([
    {
      name: 'file_metadata_01',
      fileName: 'attachment.json',
      contentType: 'application/json; charset=UTF-8',
      bytes: utf8Bytes(JSON.stringify(metadata)),
    },
    {
      name: 'file_content_01',
      fileName: file.name,
      contentType: file.contentType,
      bytes: file.bytes,
    },
  ]);
  return {
    request: { method: 'POST', url: `${COMPANY}/upload`, query: version, headers, ...form },
    read: (answer) => {
      const { AttachableResponse: parts } = parseJson(answer, wire.attachableAnswer);
      const id = parts[0]?.Attachable?.Id;
      if (id !== undefined) return id;
      throw new ApiError({
        kind: 'rejected',
        status: answer.status,
        code: 'attachment',
        message: `QuickBooks did not take the file ${file.name}`,
      });
    },
  };
}
