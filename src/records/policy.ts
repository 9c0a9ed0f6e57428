import * as z from 'zod';
import { id, localDate, text } from './fields';
import { hoursPolicies, roundingDirections, roundingLevels, roundingTies } from './settings';

/**
 * (user) How the time of a client or a project is rounded from a day on. An empty name means any,
 * and an empty choice means what the Settings tab says.
 */
export const policySchema = z.object({
  /** A name of the person's own, as `P1`. */
  policyId: id,
  client: text,
  project: text,
  /** First day of work that it holds for; null: from the beginning. */
  from: localDate.nullable(),
  level: z.enum(roundingLevels).nullable(),
  incrementMinutes: z.int().nullable(),
  direction: z.enum(roundingDirections).nullable(),
  tie: z.enum(roundingTies).nullable(),
  graceMinutes: z.int().nullable(),
  minimumMinutes: z.int().nullable(),
  hours: z.enum(hoursPolicies).nullable(),
});

export type Policy = z.infer<typeof policySchema>;
