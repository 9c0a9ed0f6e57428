import * as z from 'zod/mini';
import { flag, id, localDate, text } from './fields';
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
  from: z.nullable(localDate),
  level: z.nullable(z.enum(roundingLevels)),
  incrementMinutes: z.nullable(z.int()),
  /** An increment that does not divide the hour is meant, as 7 or 45. */
  oddIncrement: z._default(flag, false),
  direction: z.nullable(z.enum(roundingDirections)),
  tie: z.nullable(z.enum(roundingTies)),
  graceMinutes: z.nullable(z.int()),
  minimumMinutes: z.nullable(z.int()),
  hours: z.nullable(z.enum(hoursPolicies)),
});

export type Policy = z.infer<typeof policySchema>;
