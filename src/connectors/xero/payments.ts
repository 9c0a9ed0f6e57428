import * as z from 'zod/mini';
import { decimalOf, subtract, ZERO } from '../../money/decimal';
import type { Page, Position } from '../connector';
import { type Exchange, parseJson } from '../exchange';
import type { LedgerPayment } from '../ledger';
import { readRows } from '../rows';
import { get, modifiedSince, PAGE_SIZE, pageNumber } from './organisation';
import { dayOf } from './translate';
import { pageOf } from './wire';

/** Payments of invoices and bills (OpenAPI description 16.1.0 of 2026-07-13). */
export const payment = z.object({
  PaymentID: z.string(),
  Date: z.string(),
  Amount: z.number(),
  Status: z.optional(z.string()),
  Reference: z.optional(z.string()),
  Invoice: z.optional(z.object({ InvoiceID: z.string() })),
  CreditNote: z.optional(z.object({ CreditNoteID: z.string() })),
});

/** Payments that changed, the deleted too; each settles one document. */
export function payments({ since, next }: Position): Exchange<Page<LedgerPayment>> {
  const page = next === null ? 1 : pageNumber(next);
  const request = get('Payments', { order: 'PaymentID ASC', page, pageSize: PAGE_SIZE });
  return {
    request: since === null ? request : { ...request, headers: modifiedSince(since) },
    read: (answer) => {
      const { rows, pagination } = parseJson(answer, pageOf('Payments'));
      const read = readRows(rows, {
        schema: payment,
        key: (row) => `xero:${payment.safeParse(row).data?.PaymentID ?? ''}`,
        translate: toPayment,
      });
      const more = pagination ? page < pagination.pageCount : rows.length === PAGE_SIZE;
      return { ...read, next: more ? String(page + 1) : null };
    },
  };
}

/** What is paid back of a credit note is money that went out. */
function toPayment(wire: z.infer<typeof payment>): LedgerPayment {
  const { Invoice: invoice, CreditNote: note, Status: status } = wire;
  const amount = decimalOf(wire.Amount);
  const parts = [
    ...(invoice ? [{ ledgerId: invoice.InvoiceID, amount }] : []),
    ...(note ? [{ ledgerId: note.CreditNoteID, amount: subtract(ZERO, amount) }] : []),
  ];
  return {
    paymentId: wire.PaymentID,
    paidOn: dayOf(wire.Date),
    reference: wire.Reference ?? '',
    applied: status === 'DELETED' ? [] : parts,
  };
}
