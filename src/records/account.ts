import * as z from 'zod/mini';
import { flag, id, text } from './fields';

/** A row of the chart of accounts. */
export const accountSchema = z.object({
  accountId: id,
  name: text,
  number: text,
  /** The ledger's classification, as `Income`. */
  kind: text,
  active: flag,
});

export type Account = z.infer<typeof accountSchema>;
