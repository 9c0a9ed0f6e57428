import * as z from 'zod/mini';
import { flag, id, text } from './fields';

/** What an invoice line sells; it decides which account the line posts to. */
export const itemSchema = z.object({
  itemId: id,
  name: text,
  incomeAccountId: text,
  incomeAccount: text,
  taxable: flag,
  active: flag,
});

export type Item = z.infer<typeof itemSchema>;
