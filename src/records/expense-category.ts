import * as z from 'zod/mini';
import { flag, id, text } from './fields';

/** A kind of expense, as "Travel" or "Mileage". */
export const expenseCategorySchema = z.object({
  categoryId: id,
  name: text,
  active: flag,
});

export type ExpenseCategory = z.infer<typeof expenseCategorySchema>;
