import { type Answer, type Exchange, jsonExchange, parseJson } from '../exchange';
import type { LedgerDocument, LedgerDocuments, LedgerFacts, WantedDocument } from '../ledger';
import { filesOf } from './attachments';
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
  ...filesOf('Invoice'),
  link: (ledgerId, sandbox) =>
    `https://${sandbox ? 'app.sandbox' : 'app'}.qbo.intuit.com/app/invoice?txnId=${checkedId(ledgerId)}`,
};

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
