import * as z from 'zod/mini';
import { amount, currency, decimal, id, seconds, text } from './fields';

/**
 * Where each minute and each cent of an invoice line arose, or of a whole invoice. Its figures add
 * up: tracked + byFactor + byAgreement + byIncrement + byHours + byCents + byDiscount + byTaxInPrice =
 * net, and net + exactTax + byTax + byCash = total.
 */
export const roundingRowSchema = z.object({
  /** The line's id; of a whole invoice `documentId` and `total`. */
  rowId: id,
  documentId: id,
  customer: text,
  /** Place of the line, or `Total`. */
  line: text,
  description: text,
  trackedSeconds: seconds,
  /** What rounding made of it; less `trackedSeconds` it is the effect of the increment. */
  billedSeconds: seconds,
  currency,
  /** Tracked time at its rate, exact to a millionth; the cost of an expense. */
  tracked: decimal,
  /** The effect of weekday, after-hours and overtime factors. */
  byFactor: decimal,
  /** Part billing, fixed fees, and what goes beyond a cap. */
  byAgreement: decimal,
  /** The increment's effect in money. */
  byIncrement: decimal,
  /** The effect of hours at two decimals. */
  byHours: decimal,
  /** The effect of money at the decimals of its currency. */
  byCents: decimal,
  /** What was taken off. */
  byDiscount: decimal,
  /** The tax that prices contain and the net does not. */
  byTaxInPrice: decimal,
  net: amount,
  /** Tax before any rounding. */
  exactTax: decimal,
  /** The effect of rounding tax on the line or on the document. */
  byTax: decimal,
  tax: amount,
  /** What makes the payable sum one that can be paid in cash. */
  byCash: amount,
  total: amount,
  /** What the work costs the firm, and what is left of its net, in the books' currency; null: not known. */
  cost: z.nullable(decimal),
  margin: z.nullable(decimal),
});

export type RoundingRow = z.infer<typeof roundingRowSchema>;
