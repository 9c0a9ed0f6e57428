import * as z from 'zod/mini';
import { decimal, id, localDate, seconds, text } from './fields';

/** `fixedFee`: the work costs an amount, however long it takes; `cap`: it costs no more than that. */
export const agreementKinds = ['fixedFee', 'cap'] as const;

/** Whether the amount is for all of the days of the row, or for each month of them. */
export const agreementSpans = ['whole', 'month', 'quarter', 'year'] as const;

/** (user) What was agreed with a client for a project, or for all its projects together. */
export const agreementSchema = z.object({
  /** A name of the person's own, as `A1`. */
  agreementId: id,
  kind: z.nullable(z.enum(agreementKinds)),
  client: text,
  project: text,
  /** The most time of a cap. */
  seconds: z.nullable(seconds),
  /** The fee, or the most money of a cap, in the customer's currency. */
  amount: z.nullable(decimal),
  span: z.nullable(z.enum(agreementSpans)),
  /** First and last day of work that it holds for; null is open. */
  from: z.nullable(localDate),
  to: z.nullable(localDate),
});

export type Agreement = z.infer<typeof agreementSchema>;
