import { ApiError } from '../api-error';
import { type Answer, jsonExchange, parseJson } from '../exchange';
import type { DocumentOrder, LedgerDocument, LedgerDocuments, LedgerFacts } from '../ledger';
import { filesOf } from './attachments';
import { changesOf, invoices } from './documents';
import { checkedId, invoiceBody } from './invoice-request';
import { ACCOUNTING, get, headers } from './organisation';
import * as translate from './translate';
import { undoing } from './undoing';
import * as wire from './wire';

/** A number that cannot break out of a filter. */
const NUMBER = /^[^"\\\p{Cc}]{1,255}$/u;

/**
 * Credit notes in Xero. One stays on the customer's account until an allocation applies it to an
 * invoice, once both are approved (settle.ts). Their numbers are described as unique, but not that a
 * second one is refused, so everything is looked up.
 */
export const creditNotes: LedgerDocuments = {
  ...invoices,
  capabilities: { ...invoices.capabilities, enforcesUniqueNumber: false },
  request: (order, facts) => ({
    method: 'PUT',
    url: `${ACCOUNTING}/CreditNotes`,
    query: { unitdp: 4 },
    headers,
    json: { CreditNotes: [creditBody(order, facts)] },
  }),
  read,
  fetch: (ledgerId) => ({
    request: get(`CreditNotes/${checkedId(ledgerId)}`, { unitdp: 4 }),
    read,
  }),
  find: ({ number }) => {
    if (!NUMBER.test(number)) throw new RangeError(`number: '${number}' cannot be looked up`);
    const where = `Type=="ACCRECCREDIT" AND CreditNoteNumber=="${number}"`;
    return jsonExchange(
      get('CreditNotes', { where, page: 1, unitdp: 4 }),
      wire.creditNotes,
      ({ CreditNotes: notes }) => notes.map(translate.toCreditNote),
    );
  },
  changed: changesOf({
    kind: 'CreditNotes',
    type: 'ACCRECCREDIT',
    id: 'CreditNoteID',
    schema: wire.creditNote,
    translate: translate.toCreditNote,
  }),
  undo: (ledgerId) => undoing('CreditNotes', { ledgerId, read }),
  ...filesOf('CreditNotes'),
  link: (ledgerId) =>
    `https://go.xero.com/AccountsReceivable/ViewCreditNote.aspx?creditNoteID=${checkedId(ledgerId)}`,
};

function read(answer: Answer): LedgerDocument {
  const { CreditNotes: notes } = parseJson(answer, wire.creditNotes);
  const [note, other] = notes;
  if (note && !other) return translate.toCreditNote(note);
  throw new ApiError({
    kind: 'unexpectedAnswer',
    status: answer.status,
    code: 'shape',
    message: `its answer has ${notes.length} credit notes instead of one`,
  });
}

/** A credit note is never due; its reference names the invoice that it gives back. */
function creditBody(order: DocumentOrder, facts: LedgerFacts): Record<string, unknown> {
  const { InvoiceNumber, DueDate: _due, Reference: marker, ...body } = invoiceBody(order, facts);
  const { credits } = order;
  return {
    ...body,
    Type: 'ACCRECCREDIT',
    CreditNoteNumber: InvoiceNumber,
    Reference: credits ? `${credits.number} ${marker}` : marker,
  };
}
