import * as z from 'zod/mini';
import { documentKinds } from './document-kind';
import { id, text } from './fields';

/**
 * A document that was posted, compared and finished, in the little room that the journal has for
 * old ones: which entries it bills, and what its rows in the tabs must hash to.
 */
export const foldedPostingSchema = z.object({
  version: z.literal(1),
  key: id,
  kind: z._default(z.enum(documentKinds), 'invoice'),
  documentId: id,
  number: id,
  tenant: text,
  ledgerId: id,
  frozenAt: z.number(),
  /** Hash of its rows as they were read when it was folded, without the columns of a person. */
  rows: text,
  /** Ids of its entries: numbers after each prefix as differences in base 36, others as they are. */
  entries: z.object({ numbered: z.record(text, text), other: z.array(text) }),
});

export type FoldedPosting = z.infer<typeof foldedPostingSchema>;
