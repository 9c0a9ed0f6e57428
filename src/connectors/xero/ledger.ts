import type * as z from 'zod';
import { currencyOf } from '../../money/currency';
import { ApiError } from '../api-error';
import type { Page, Position } from '../connector';
import { type Answer, type Exchange, jsonExchange, parseJson } from '../exchange';
import type { AttachedFile, Ledger, LedgerDocument, LedgerFacts, LedgerList } from '../ledger';
import { readRows } from '../rows';
import { checkedId, invoiceBody } from './invoice-request';
import * as translate from './translate';
import * as wire from './wire';

export const API = 'https://api.xero.com';
const ACCOUNTING = `${API}/api.xro/2.0`;

/** Largest page (OpenAPI description of 2026-07). */
const PAGE_SIZE = 1000;

/** Without it Xero answers in XML. */
const headers = { Accept: 'application/json' };

const get = (path: string, query: Readonly<Record<string, string | number>> = {}) =>
  ({ method: 'GET', url: `${ACCOUNTING}/${path}`, query, headers }) as const;

interface ListShape<W, R> {
  /** Name of the list in path and answer. */
  readonly kind: string;
  /** Whether it comes in pages; the others come whole. */
  readonly paged: boolean;
  readonly schema: z.ZodType<W>;
  readonly key: (row: W) => string;
  readonly translate: (row: W, facts: LedgerFacts) => R;
}

/** The ledger of Xero, Accounting API 2.0 (developer.xero.com, read 2026-11). */
export const ledger: Ledger = {
  // A key is known for six minutes from its first use; sales invoices have unique numbers.
  capabilities: {
    replayTtlMs: 6 * 60_000,
    enforcesUniqueNumber: true,
    lookup: true,
    serverMaxMs: 120_000,
    readLagMs: 10_000,
  },
  numberLength: 255,
  taxLevel: 'perLine',
  facts: [
    jsonExchange(get('Organisation'), wire.organisations, ({ Organisations: [organisation] }) => ({
      company: organisation?.Name ?? '',
      country: organisation?.CountryCode ?? '',
      baseCurrency: currencyOf(organisation?.BaseCurrency ?? ''),
      takesNumbers: true,
    })),
    jsonExchange(get('Currencies'), wire.currencies, ({ Currencies: currencies }) => ({
      multiCurrency: currencies.length > 1,
    })),
    {
      request: get('TaxRates'),
      read: (answer) => {
        const { rows } = parseJson(answer, wire.pageOf('TaxRates'));
        const read = readRows(rows, {
          schema: wire.taxRate,
          key: () => '',
          translate: translate.toTaxRates,
        });
        return { taxRates: read.records.flat() };
      },
    },
  ],
  customers: list({
    kind: 'Contacts',
    paged: true,
    schema: wire.contact,
    key: ({ ContactID }) => ContactID,
    translate: translate.toCustomer,
  }),
  items: list({
    kind: 'Items',
    paged: false,
    schema: wire.item,
    key: ({ Code }) => Code,
    translate: translate.toItem,
  }),
  accounts: list({
    kind: 'Accounts',
    paged: false,
    schema: wire.account,
    key: ({ AccountID }) => AccountID,
    translate: translate.toAccount,
  }),
  taxCodes: list({
    kind: 'TaxRates',
    paged: false,
    schema: wire.taxRate,
    key: ({ TaxType }) => TaxType,
    translate: translate.toTaxCode,
  }),
  // PUT only creates; a POST would overwrite an invoice of somebody else that has the number.
  invoiceRequest: (order, facts) => ({
    method: 'PUT',
    url: `${ACCOUNTING}/Invoices`,
    query: { unitdp: 4 },
    headers,
    json: { Invoices: [invoiceBody(order, facts)] },
  }),
  keyed: (request, requestKey) => ({
    ...request,
    headers: { ...request.headers, 'Idempotency-Key': requestKey },
  }),
  readInvoice,
  fetchInvoice: (ledgerId) => ({
    request: get(`Invoices/${checkedId(ledgerId)}`, { unitdp: 4 }),
    read: readInvoice,
  }),
  findInvoices: ({ number }) =>
    jsonExchange(
      get('Invoices', { InvoiceNumbers: number, page: 1, unitdp: 4 }),
      wire.invoices,
      ({ Invoices: invoices }) => invoices.map(translate.toDocument),
    ),
  changedInvoices,
  rateAsKept: (exchangeRate) => translate.turned(translate.sentRate(exchangeRate)),
  attach,
  attachments: (ledgerId) =>
    jsonExchange(
      get(`Invoices/${checkedId(ledgerId)}/Attachments`),
      wire.attachments,
      ({ Attachments: attachments }) => attachments.map(({ FileName }) => FileName),
    ),
  link: (ledgerId) =>
    `https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=${checkedId(ledgerId)}`,
};

function list<W, R>(shape: ListShape<W, R>): LedgerList<R> {
  const { kind, paged, schema, key } = shape;
  return {
    page: (next, facts): Exchange<Page<R>> => {
      const page = next === null ? 1 : pageNumber(next);
      const query = paged ? { page, pageSize: PAGE_SIZE, includeArchived: 'true' } : {};
      return {
        request: get(kind, query),
        read: (answer) => {
          const { rows, pagination } = parseJson(answer, wire.pageOf(kind));
          const read = readRows(rows, {
            schema,
            key: (row) => {
              const parsed = schema.safeParse(row);
              return parsed.success ? `xero:${key(parsed.data)}` : '';
            },
            translate: (row) => shape.translate(row, facts),
          });
          const more =
            paged && (pagination ? page < pagination.pageCount : rows.length === PAGE_SIZE);
          return { ...read, next: more ? String(page + 1) : null };
        },
      };
    },
  };
}

/**
 * Sales invoices that changed, by their ids: one that changes while pages are read may come twice,
 * and none can be passed over.
 */
function changedInvoices({ since, next }: Position): Exchange<Page<LedgerDocument>> {
  const page = next === null ? 1 : pageNumber(next);
  const query = { where: 'Type=="ACCREC"', order: 'InvoiceID ASC', unitdp: 4 };
  const request = get('Invoices', { ...query, page, pageSize: PAGE_SIZE });
  return {
    request: since === null ? request : { ...request, headers: modifiedSince(since) },
    read: (answer) => {
      const { rows, pagination } = parseJson(answer, wire.pageOf('Invoices'));
      const read = readRows(rows, {
        schema: wire.invoice,
        key: (row) => `xero:${wire.invoice.safeParse(row).data?.InvoiceID ?? ''}`,
        translate: translate.toDocument,
      });
      const more = pagination ? page < pagination.pageCount : rows.length === PAGE_SIZE;
      return { ...read, next: more ? String(page + 1) : null };
    },
  };
}

const modifiedSince = (since: string) => ({ ...headers, 'If-Modified-Since': since });

function pageNumber(next: string): number {
  if (/^\d{1,6}$/.test(next)) return Number(next);
  throw new RangeError(`page: '${next}' is no page of a list`);
}

function readInvoice(answer: Answer): LedgerDocument {
  const { Invoices: invoices } = parseJson(answer, wire.invoices);
  const [invoice, other] = invoices;
  if (invoice && !other) return translate.toDocument(invoice);
  throw new ApiError({
    kind: 'unexpectedAnswer',
    status: answer.status,
    code: 'shape',
    message: `its answer has ${invoices.length} invoices instead of one`,
  });
}

function attach(ledgerId: string, file: AttachedFile): Exchange<string> {
  return {
    request: {
      method: 'PUT',
      url: `${ACCOUNTING}/Invoices/${checkedId(ledgerId)}/Attachments/${encodeURIComponent(file.name)}`,
      headers,
      body: file.bytes,
      contentType: file.contentType,
    },
    read: (answer) => {
      const { Attachments: attachments } = parseJson(answer, wire.attachments);
      return attachments[0]?.AttachmentID ?? '';
    },
  };
}
