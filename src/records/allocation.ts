import * as z from 'zod/mini';
import { amount, currency, id, localDate, seconds } from './fields';

export const allocationKinds = ['billed', 'credited', 'writtenOff'] as const;

/**
 * A part of an entry or an expense on a line of a document: a row, not a flag, so that what is
 * unbilled is always what was worked less what is allocated.
 */
export const allocationSchema = z.object({
  /** `entryId` and `lineId`. */
  allocationId: id,
  /** Id of the time entry or expense. */
  entryId: id,
  documentId: id,
  lineId: id,
  kind: z.enum(allocationKinds),
  /** Tracked time that it takes, before any rounding; 0 for an expense. */
  seconds,
  /** The day that the tracker had it under when it was drafted; null where nobody wrote it down. */
  spentOn: z.optional(z.nullable(localDate)),
  currency,
  amount,
});

export type Allocation = z.infer<typeof allocationSchema>;
