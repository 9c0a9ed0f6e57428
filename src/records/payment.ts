import * as z from 'zod/mini';
import { amount, currency, id, localDate, text } from './fields';

/** What a payment in the ledger settles of one document of ours. */
export const paymentSchema = z.object({
  /** The payment and the document, as `181|T4F…`. */
  paymentRowId: id,
  /** The ledger's id of the payment. */
  paymentId: id,
  paidOn: localDate,
  customer: text,
  number: text,
  currency,
  amount,
  /** What the bank or the customer calls it. */
  reference: text,
  documentId: text,
});

export type Payment = z.infer<typeof paymentSchema>;
