import * as z from 'zod/mini';
import { flag, id, text } from './fields';

/** What the lines of documents are told apart by in the ledger's reports, beside their account. */
export const trackingClassSchema = z.object({
  classId: id,
  /** With its category where the ledger has several, as `Region: North`. */
  name: text,
  active: flag,
});

export type TrackingClass = z.infer<typeof trackingClassSchema>;
