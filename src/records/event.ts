import * as z from 'zod/mini';
import { id, instant, text } from './fields';

/** Something that was changed for a person, by a step or on her confirmation; never edited. */
export const eventSchema = z.object({
  /** Counts up within the workbook, as `000041`, so that a missing row shows. */
  eventId: id,
  at: instant,
  /** E-mail address of the person, or whose trigger it was. */
  actor: text,
  /** What was done, as "mapped" or "took over from the ledger". */
  action: text,
  /** Tab, key and column header of what was changed. */
  tab: text,
  key: text,
  field: text,
  before: text,
  after: text,
  /** Why: the rule or the confirmation behind it. */
  reason: text,
});

export type Event = z.infer<typeof eventSchema>;
