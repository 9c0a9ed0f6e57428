import * as z from 'zod/mini';
import { currency, decimal, flag, id, localDate, text } from './fields';

/**
 * (user) What an hour is billed at, or what it costs the firm: the two stand in tabs of their own,
 * Rates and Cost rates. Empty names mean "any"; the row that names most wins. The dates
 * are inclusive, and an empty one is open.
 */
export const hourlyRateSchema = z.object({
  /** A name of the person's own, as `R1`. */
  rateId: id,
  person: text,
  client: text,
  project: text,
  task: text,
  hourlyRate: z.nullable(decimal),
  currency: z.nullable(currency),
  from: z.nullable(localDate),
  to: z.nullable(localDate),
  /** The rate of zero is meant: work that is shown and not charged. */
  courtesy: flag,
});

export type HourlyRate = z.infer<typeof hourlyRateSchema>;
