import * as z from 'zod/mini';
import { decimal, id, localDate, text } from './fields';

/**
 * How a tax code is meant where its rates alone do not say. `included`: prices contain the tax;
 * `withheld`: the customer keeps a percentage back; `exempt`, `reverseCharge`, `zero`: why no tax is
 * charged; `standard`: only that its rate is the one of these days.
 */
export const taxKinds = [
  'standard',
  'included',
  'withheld',
  'exempt',
  'reverseCharge',
  'zero',
] as const;

/** (user) How the work of a client, or under a tax code of the ledger, is taxed from a day on. */
export const taxRuleSchema = z.object({
  /** A name of the person's own, as `T1`. */
  taxRuleId: id,
  kind: z.nullable(z.enum(taxKinds)),
  client: text,
  /** Of the ledger, by name; empty: whatever its code. */
  taxCode: text,
  /** Of `withheld`: what is kept back; else the rate that the code must have, if it is stated. */
  percent: z.nullable(decimal),
  /** Stands on the invoice: the law that exempts, or why it is kept back. */
  reason: text,
  /** First and last tax point, which is the invoice date; null is open. */
  from: z.nullable(localDate),
  to: z.nullable(localDate),
  /** Where that is written, as a law or a letter of the tax office. */
  source: text,
});

export type TaxRule = z.infer<typeof taxRuleSchema>;
export type TaxKind = (typeof taxKinds)[number];
