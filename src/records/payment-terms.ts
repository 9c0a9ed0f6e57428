import * as z from 'zod/mini';
import { flag, id, text } from './fields';

/**
 * How a due date follows from the date of a document. `days`: so many days after it; `monthEnd`:
 * so many days after the end of its month; `thisMonth`, `nextMonth`: that day of its month or of
 * the next; `cutOff`: that day of its month, or of the next one where fewer than `margin` days are
 * left.
 */
export const termsRules = ['days', 'monthEnd', 'thisMonth', 'nextMonth', 'cutOff'] as const;

/** Payment terms of the ledger: when a document is due. */
export const paymentTermsSchema = z.object({
  termsId: id,
  name: text,
  rule: z.enum(termsRules),
  /** A number of days, or the day of a month; 31 is its last. */
  days: z.int(),
  /** Days that `cutOff` wants between the document and its due date; 0 elsewhere. */
  margin: z.int(),
  active: flag,
});

export type PaymentTerms = z.infer<typeof paymentTermsSchema>;
