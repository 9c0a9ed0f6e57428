import { ApiError } from '../api-error';
import { utf8Bytes } from '../bytes';
import { type Answer, type Exchange, jsonExchange, parseJson } from '../exchange';
import type {
  AttachedFile,
  LedgerDocument,
  LedgerDocuments,
  LedgerFacts,
  WantedDocument,
} from '../ledger';
import { multipart } from '../multipart';
import { COMPANY, get, headers, list, select, version } from './company';
import { invoiceBody } from './invoice-request';
import { checkedId, quoted } from './query';
import * as translate from './translate';
import * as wire from './wire';

/** Invoices in QuickBooks Online. */
export const invoices: LedgerDocuments = {
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
  request: (order, facts) => ({
    method: 'POST',
    url: `${COMPANY}/invoice`,
    query: version,
    headers,
    json: invoiceBody(order, facts),
  }),
  read: readDocument,
  fetch: (ledgerId) => ({
    request: get(`invoice/${checkedId(ledgerId)}`),
    read: readDocument,
  }),
  find,
  changed: ({ since, next }, facts) =>
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

const attachedTo = (id: string): string =>
  `AttachableRef.EntityRef.Type = 'invoice' and AttachableRef.EntityRef.value = ${quoted(id)}`;

function readDocument(answer: Answer): LedgerDocument {
  return translate.toDocument(parseJson(answer, wire.invoiceAnswer).Invoice);
}

/** By number where ours counts; else by customer and day, because QuickBooks gives the number. */
function find(wanted: WantedDocument, facts: LedgerFacts): Exchange<readonly LedgerDocument[]> {
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
