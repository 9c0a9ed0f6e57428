import type * as z from 'zod/mini';
import { ApiError } from '../api-error';
import type { Page, Position } from '../connector';
import { type Answer, type Exchange, jsonExchange, parseJson } from '../exchange';
import type { LedgerDocument, LedgerDocuments } from '../ledger';
import { readRows } from '../rows';
import { filesOf } from './attachments';
import { checkedId, invoiceBody } from './invoice-request';
import { ACCOUNTING, get, headers, modifiedSince, PAGE_SIZE, pageNumber } from './organisation';
import * as translate from './translate';
import { undoing } from './undoing';
import * as wire from './wire';

/** Sales invoices in Xero. */
export const invoices: LedgerDocuments = {
  // A key is known for six minutes from its first use; sales invoices have unique numbers.
  capabilities: {
    replayTtlMs: 6 * 60_000,
    enforcesUniqueNumber: true,
    lookup: true,
    serverMaxMs: 120_000,
    readLagMs: 10_000,
  },
  numberLength: 255,
  // PUT only creates; a POST would overwrite an invoice of somebody else that has the number.
  request: (order, facts) => ({
    method: 'PUT',
    url: `${ACCOUNTING}/Invoices`,
    query: { unitdp: 4 },
    headers,
    json: { Invoices: [invoiceBody(order, facts)] },
  }),
  read,
  fetch: (ledgerId) => ({
    request: get(`Invoices/${checkedId(ledgerId)}`, { unitdp: 4 }),
    read,
  }),
  find: ({ number }) =>
    jsonExchange(
      get('Invoices', { InvoiceNumbers: number, page: 1, unitdp: 4 }),
      wire.invoices,
      ({ Invoices: invoices }) => invoices.map(translate.toDocument),
    ),
  changed: changedOf('ACCREC'),
  undo: (ledgerId) => undoing('Invoices', { ledgerId, read }),
  ...filesOf('Invoices'),
  link: (ledgerId) =>
    `https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=${checkedId(ledgerId)}`,
};

function read(answer: Answer): LedgerDocument {
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

/** Sales invoices or bills that changed. */
export function changedOf(type: 'ACCREC' | 'ACCPAY') {
  const shape = { kind: 'Invoices', type, id: 'InvoiceID', schema: wire.invoice } as const;
  return changesOf({ ...shape, translate: translate.toDocument });
}

interface ChangeShape<W> {
  /** Name of the list in path and answer. */
  readonly kind: string;
  readonly type: string;
  readonly id: keyof W & string;
  readonly schema: z.ZodMiniType<W>;
  readonly translate: (row: W) => LedgerDocument;
}

/**
 * Documents of a type that changed, by their ids: one that changes while pages are read may come
 * twice, and none can be passed over.
 */
export function changesOf<W>({ kind, type, id, schema, translate }: ChangeShape<W>) {
  return ({ since, next }: Position): Exchange<Page<LedgerDocument>> => {
    const page = next === null ? 1 : pageNumber(next);
    const query = { where: `Type=="${type}"`, order: `${id} ASC`, unitdp: 4 };
    const request = get(kind, { ...query, page, pageSize: PAGE_SIZE });
    return {
      request: since === null ? request : { ...request, headers: modifiedSince(since) },
      read: (answer) => {
        const { rows, pagination } = parseJson(answer, wire.pageOf(kind));
        const key = (row: unknown) => `xero:${schema.safeParse(row).data?.[id] ?? ''}`;
        const read = readRows(rows, { schema, key, translate });
        const more = pagination ? page < pagination.pageCount : rows.length === PAGE_SIZE;
        return { ...read, next: more ? String(page + 1) : null };
      },
    };
  };
}
