import * as z from 'zod/mini';
import { conflictFields } from './conflict';
import { id, text } from './fields';

export const agreements = ['both', 'written', 'ledger', 'left'] as const;

/**
 * What tracker and ledger held when nothing was open between them, so that it shows which of them
 * has changed since.
 */
export const agreedValueSchema = z.object({
  /** Client, customer and field, as `harvest:12|64|Name`. */
  agreedId: id,
  field: z.enum(conflictFields),
  tracker: text,
  ledger: text,
  /**
   * `both`: they were the same; `written`: the tracker's was written into the ledger; `ledger`: its
   * value was kept; `left`: a person left them so.
   */
  kept: z.enum(agreements),
  /** Who settled it. */
  by: z.enum(['rule', 'person']),
});

export type AgreedValue = z.infer<typeof agreedValueSchema>;
