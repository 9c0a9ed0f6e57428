import * as z from 'zod/mini';
import { amount, currency, decimal, id, localDate, seconds, text } from './fields';

/**
 * `fixed`: at an amount that was agreed instead of a rate, or what goes beyond it; `discount`: what
 * is taken off the whole document; `rounding`: what makes the payable sum one that can be paid in cash.
 */
export const lineKinds = ['time', 'fixed', 'expense', 'discount', 'rounding'] as const;

/** One line of an invoice. */
export const invoiceLineSchema = z.object({
  /** `documentId` and the place of the line, as `T4F…/3`. */
  lineId: id,
  documentId: id,
  position: z.int(),
  kind: z.enum(lineKinds),
  /** Last day of what the line bills. */
  servedOn: localDate,
  projectId: text,
  project: text,
  description: text,
  /** The item that it sells; on a bill, the account that it is posted to. */
  itemId: id,
  item: text,
  /** What the ledger's reports tell it apart by, beside its account; empty where nothing does. */
  classId: text,
  className: text,
  /** Billed time, 0 on an expense line. */
  billedSeconds: seconds,
  /**
   * Hours of time, pieces of anything else; `quantity × unitPrice ÷ baseQuantity` less `discount`
   * is `net`, with the line's tax where prices contain it.
   */
  quantity: decimal,
  unitPrice: decimal,
  /** 1; 60 where time is billed in minutes because its hours have no exact two decimals. */
  baseQuantity: decimal,
  currency,
  /** What is taken off this line; 0 on a line that is itself a discount. */
  discount: amount,
  /** The discounts that it follows, in words: `D1: 10 %, loyal client`; empty where there is none. */
  discountTerms: text,
  net: amount,
  /** Its part of the invoice's total without tax, in the books' currency. */
  netBase: decimal,
  taxCodeId: text,
  taxCode: text,
  /** All its tracked time at the rates of its entries, before any rounding and agreement. */
  trackedValue: decimal,
  /** Its part of the document's tax. */
  tax: amount,
  /** Why it is taxed as it is, in words: `T1: reverse charge, …`; empty where the code says all. */
  taxTerms: text,
  /** The policy or the agreement that it follows, in words; empty on an expense line. */
  policy: text,
  explanation: text,
});

export type InvoiceLine = z.infer<typeof invoiceLineSchema>;
