import * as z from 'zod/mini';
import { decimal, id, localDate, text } from './fields';

/** `work`: time and what was agreed for it; `all`: expenses too. */
export const discountScopes = ['work', 'all'] as const;

/**
 * (user) What is taken off the invoices of a client, or off the lines of one of its projects. A
 * percentage is given on every invoice of its days; an amount once in all.
 */
export const discountSchema = z.object({
  /** A name of the person's own, as `D1`. */
  discountId: id,
  client: text,
  /** Named: off each line of the project; empty: off the whole invoice. */
  project: text,
  /** `"10"` is 10 %. */
  percent: z.nullable(decimal),
  /** In the customer's currency. */
  amount: z.nullable(decimal),
  /** Empty: `work`. */
  scope: z.nullable(z.enum(discountScopes)),
  /** Stands on the invoice. */
  reason: text,
  /** First and last invoice date that it holds for; null is open. */
  from: z.nullable(localDate),
  to: z.nullable(localDate),
});

export type Discount = z.infer<typeof discountSchema>;
