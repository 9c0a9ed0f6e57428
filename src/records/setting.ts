import * as z from 'zod/mini';
import { id, text } from './fields';

/** One row of the settings: its name, what a person chose, and what it means. */
export const settingSchema = z.object({
  name: id,
  /** (user) As typed; empty means the default that `meaning` states. */
  value: text,
  meaning: text,
});

export type Setting = z.infer<typeof settingSchema>;
