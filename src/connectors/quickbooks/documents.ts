import * as z from 'zod/mini';
import { type Answer, jsonExchange, parseJson } from '../exchange';
import type {
  DocumentOrder,
  LedgerDocument,
  LedgerDocuments,
  LedgerFacts,
  WantedDocument,
} from '../ledger';
import { filesOf } from './attachments';
import { COMPANY, get, headers, list, select, undoing, version } from './company';
import { creditBody, invoiceBody } from './invoice-request';
import { checkedId, quoted } from './query';
import * as translate from './translate';
import type { WireCreditMemo } from './wire';
import * as wire from './wire';

// How long a repeated request is recognised is documented nowhere, and whether a company refuses
// used numbers cannot be read: neither is promised, everything is looked up.
const capabilities = {
  replayTtlMs: 0,
  enforcesUniqueNumber: false,
  lookup: true,
  serverMaxMs: 120_000,
  readLagMs: 10_000,
};

/** Invoices in QuickBooks Online. */
export const invoices: LedgerDocuments = salesForms('Invoice', {
  schema: wire.invoice,
  body: invoiceBody,
  translate: translate.toDocument,
});

/**
 * Credit notes in QuickBooks Online, its credit memos. One stays on the customer's account until a
 * payment of nothing names both it and an invoice (settle.ts).
 */
export const creditNotes: LedgerDocuments = salesForms('CreditMemo', {
  schema: wire.creditMemo,
  body: creditBody,
  translate: translate.toCreditNote,
});

interface SalesForm {
  readonly schema: z.ZodMiniType<WireCreditMemo>;
  readonly body: (order: DocumentOrder, facts: LedgerFacts) => Record<string, unknown>;
  readonly translate: (wire: WireCreditMemo) => LedgerDocument;
}

/** What is sold and what is given back, which QuickBooks keeps alike. */
function salesForms(entity: 'Invoice' | 'CreditMemo', form: SalesForm): LedgerDocuments {
  const path = entity.toLowerCase();
  const wrapped = z.object({ [entity]: form.schema });
  const read = (answer: Answer): LedgerDocument =>
    form.translate(parseJson(answer, wrapped)[entity] as WireCreditMemo);
  return {
    capabilities,
    numberLength: 21,
    request: (order, facts) => ({
      method: 'POST',
      url: `${COMPANY}/${path}`,
      query: version,
      headers,
      json: form.body(order, facts),
    }),
    read,
    fetch: (ledgerId) => ({ request: get(`${path}/${checkedId(ledgerId)}`), read }),
    find: (wanted, facts) =>
      jsonExchange(
        get('query', { query: select(entity, conditionOf(wanted, facts)) }),
        wire.rowsOf(entity, form.schema),
        (rows) => rows.map(form.translate),
      ),
    changed: ({ since, next }, facts) =>
      list({
        entity,
        where: `MetaData.LastUpdatedTime >= ${quoted(since ?? '1970-01-01T00:00:00Z')}`,
        schema: form.schema,
        translate: form.translate,
      }).page(next, facts),
    // A credit memo knows no void (API reference, read 2026-11).
    undo: (ledgerId) =>
      undoing(entity, entity === 'Invoice' ? 'void' : 'delete', { ledgerId, read }),
    ...filesOf(entity),
    link: (ledgerId, sandbox) =>
      `https://${sandbox ? 'app.sandbox' : 'app'}.qbo.intuit.com/app/${path}?txnId=${checkedId(ledgerId)}`,
  };
}

/** By number where ours counts; else by customer and day, because QuickBooks gives the number. */
function conditionOf(wanted: WantedDocument, { takesNumbers }: LedgerFacts): string {
  if (takesNumbers) return `DocNumber = ${quoted(wanted.number)}`;
  return `CustomerRef = ${quoted(checkedId(wanted.customerId))} and TxnDate = ${quoted(wanted.issuedOn)}`;
}
