import * as z from 'zod';
import { decimal, id, localDate, seconds, text } from './fields';

/** `fixedFee`: the work costs an amount, however long it takes; `cap`: it costs no more than that. */
export const agreementKinds = ['fixedFee', 'cap'] as const;

/** Whether the amount is for all of the days of the row, or for each month of them. */
export const agreementSpans = ['whole', 'month'] as const;

/** (user) What was agreed with a client for a project, or for all its projects together. */
export const agreementSchema = z.object({
  /** A name of the person's own, as `A1`. */
  agreementId: id,
  kind: z.enum(agreementKinds).nullable(),
  client: text,
  project: text,
  /** The most time of a cap. */
  seconds: seconds.nullable(),
  /** The fee, or the most money of a cap, in the customer's currency. */
  amount: decimal.nullable(),
  span: z.enum(agreementSpans).nullable(),
  /** First and last day of work that it holds for; null is open. */
  from: localDate.nullable(),
  to: localDate.nullable(),
});

export type Agreement = z.infer<typeof agreementSchema>;
