import * as z from 'zod/mini';
import { amount, currency, decimal, id, localDate, text } from './fields';
import { postingStates } from './posting';

/** `draft`: nobody has approved it; `approved`: it is fixed and sent by the next Post. */
export const dryRunStages = ['draft', 'approved', ...postingStates] as const;

/**
 * A document against what the ledger has. `new`: the ledger does not have it; `unchanged`: it has
 * it as it was approved; `changed`: it has other figures; `unknown`: it is on its way; `kept back`:
 * it cannot be sent as it is.
 */
export const dryRunStandings = ['new', 'unchanged', 'changed', 'unknown', 'kept back'] as const;

/** What will be sent to the ledger: one row for a whole invoice, and one for each of its lines. */
export const dryRunRowSchema = z.object({
  /** `documentId`; of a line `documentId` and its place. */
  rowId: id,
  documentId: id,
  /** As it will be given; empty where the ledger gives it. */
  number: text,
  customer: text,
  stage: z.enum(dryRunStages),
  standing: z.enum(dryRunStandings),
  /** Place of the line, or `Invoice`. */
  line: text,
  /** Of the whole document what the customer reads on it, as the reason of a credit note. */
  description: text,
  item: text,
  /** Number and name of the account that the item posts to. */
  account: text,
  quantity: z.nullable(decimal),
  unitPrice: z.nullable(decimal),
  baseQuantity: z.nullable(decimal),
  currency,
  net: amount,
  taxCode: text,
  /** Counted as the ledger counts it, line by line or on the document. */
  tax: amount,
  total: amount,
  /** What the ledger has now; null where it does not have the document. */
  ledgerTotal: z.nullable(amount),
  issuedOn: localDate,
  dueOn: localDate,
  /** Base units for one unit of `currency`, and the fixing that it comes from. */
  exchangeRate: decimal,
  rateId: text,
  baseCurrency: currency,
  totalBase: z.nullable(decimal),
  /** Names of the files that will be attached. */
  receipts: text,
  remark: text,
  /** First digits of the hash of what will be sent, as it was last shown before it was fixed. */
  hash: text,
  /** The hash that was shown before it came to differ. */
  earlierHash: text,
  /** First digits of the hash of what was fixed; empty before. */
  frozenHash: text,
});

export type DryRunRow = z.infer<typeof dryRunRowSchema>;
export type DryRunStage = (typeof dryRunStages)[number];
export type DryRunStanding = (typeof dryRunStandings)[number];
