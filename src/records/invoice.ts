import * as z from 'zod/mini';
import { documentKinds } from './document-kind';
import { amount, currency, decimal, flag, id, localDate, seconds, text } from './fields';

/**
 * Where an invoice stands. `draft`: follows the sheet; `frozen`: approved and fixed, waiting to be
 * sent; `sending`: on its way; `unknown`: sent, and nobody knows yet whether it arrived;
 * `posted`: in the ledger; `rejected`: the ledger refused it; `parked`: needs a person; `voided`: a
 * person accepted that the ledger has voided or deleted it.
 */
export const invoiceStates = [
  'draft',
  'frozen',
  'sending',
  'unknown',
  'posted',
  'rejected',
  'parked',
  'voided',
] as const;

export type InvoiceState = (typeof invoiceStates)[number];

/**
 * A document for the books: what a customer owes for work and expenses, what is given back of it,
 * or, of a bill, what the firm owes a supplier, who then stands where the customer does.
 */
export const invoiceSchema = z.object({
  /** Names what it bills, so that the same work gives the same id (reliability.md 2.3). */
  documentId: id,
  kind: z._default(z.enum(documentKinds), 'invoice'),
  /** The document that a credit note gives back; empty for other kinds. */
  creditOf: z._default(text, ''),
  /** The number that the customer sees; given when the invoice is approved. */
  number: text,
  customerId: id,
  customer: text,
  currency,
  issuedOn: localDate,
  dueOn: localDate,
  /** The ledger's payment terms that gave the due date; empty where the setting did. */
  termsId: text,
  /** First and last day of the work and expenses on it. */
  workFrom: localDate,
  workTo: localDate,
  /** Billed time on it. */
  billedSeconds: seconds,
  /** Whether the prices of its lines contain their tax. */
  pricesIncludeTax: flag,
  /** Sum of the lines without tax, discounts taken off (BT-109). */
  net: amount,
  tax: amount,
  /** Makes the sum one that can be paid in cash (BT-114); stands on a line of its own. */
  rounding: amount,
  /** `net`, `tax` and `rounding`: what the ledger has the customer owe. */
  total: amount,
  /** Tax that the customer keeps back and pays for us; it is no part of `tax`. */
  withheld: amount,
  /** (user) What was paid before (BT-113). */
  prepaid: z.nullable(amount),
  /** `total` less `withheld` and `prepaid` (BT-115). */
  payable: amount,
  baseCurrency: currency,
  /** Base units for one unit of `currency`, as the ledger takes it; 1 in the base currency. */
  exchangeRate: decimal,
  /** The fixing that the rate comes from; empty in the base currency. */
  rateId: text,
  totalBase: amount,
  /** Tax in the books' currency; with `netBase` of the lines it makes `totalBase`. */
  taxBase: amount,
  state: z.enum(invoiceStates),
  /** What a person should know or do, in words. */
  remark: text,

  /** (user) Ready to be posted. */
  approved: flag,
  /** (user) Text for the customer on the invoice. */
  memo: text,
  /** What the customer must read: why there is no tax, what is withheld, prepaid, and left. */
  notice: text,

  /** The ledger's id of the document, and where a person can open it. */
  ledgerId: text,
  link: text,
  /** What the ledger has as settled and still open of it; null where nothing was read. */
  paid: z._default(z.nullable(amount), null),
  open: z._default(z.nullable(amount), null),
});

export type Invoice = z.infer<typeof invoiceSchema>;
