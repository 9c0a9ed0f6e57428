import * as z from 'zod/mini';
import { flag, id, text } from './fields';

/** A kind of work, as "Design" or "Travel". */
export const taskSchema = z.object({
  taskId: id,
  name: text,
  billableByDefault: flag,
  active: flag,
});

export type Task = z.infer<typeof taskSchema>;
