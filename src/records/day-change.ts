import * as z from 'zod/mini';
import { id, localDate, seconds, text } from './fields';

/** An entry that would be billed on another day by the policy that Settings ask for. */
export const dayChangeSchema = z.object({
  entryId: id,
  person: text,
  client: text,
  project: text,
  seconds,
  /** When it began, as the tracker wrote it. */
  sourceTime: text,
  dayNow: localDate,
  dayThen: localDate,
  /** Whose zone decides about the new day; empty where the tracker does. */
  zone: text,
});

export type DayChange = z.infer<typeof dayChangeSchema>;
