import * as z from 'zod/mini';
import { decimal, id, localDate, seconds, text } from './fields';

/**
 * When a factor holds: on days of the week, on named days, within hours of the day, or for the
 * work of a person beyond so many hours of a day or a week.
 */
export const factorKinds = [
  'weekday',
  'holiday',
  'afterHours',
  'overtimeDay',
  'overtimeWeek',
] as const;

/** (user) What the rate of an hour is multiplied by while something holds. Empty names mean any. */
export const factorSchema = z.object({
  /** A name of the person's own, as `F1`. */
  factorId: id,
  kind: z.nullable(z.enum(factorKinds)),
  person: text,
  client: text,
  project: text,
  /** Days of the week, as `Sat, Sun`, or the holidays, as `2026-12-25, 01-01`. */
  days: text,
  /** Of `afterHours`, on the wall clock, as `18:00`; empty is midnight. */
  startsAt: text,
  endsAt: text,
  /** Of overtime: the time that is still at the plain rate. */
  seconds: z.nullable(seconds),
  factor: z.nullable(decimal),
  /** IANA name whose days and hours count; `worker`: that of whoever worked; empty: the firm's. */
  zone: text,
  /** First and last day that it holds on; null is open. */
  from: z.nullable(localDate),
  to: z.nullable(localDate),
});

export type Factor = z.infer<typeof factorSchema>;
