import type { ApiRequest } from '../exchange';
import { jsonNumber } from '../json-number';
import type { Settlement } from '../ledger';
import { checkedId } from './invoice-request';
import { ACCOUNTING, headers } from './organisation';

/** An allocation of a part of a credit note to its invoice; Xero wants both approved. */
export function settle({ noteId, invoiceId, note, amount }: Settlement): ApiRequest {
  const Invoice = { InvoiceID: checkedId(invoiceId) };
  return {
    method: 'PUT',
    url: `${ACCOUNTING}/CreditNotes/${checkedId(noteId)}/Allocations`,
    headers,
    json: { Allocations: [{ Amount: jsonNumber(amount), Date: note.issuedOn, Invoice }] },
  };
}
