import * as z from 'zod/mini';
import { id, instant, text } from './fields';
import { stepNames } from './step';

export const outcomes = ['done', 'continues', 'failed'] as const;

/** One run of a step, as the run log keeps it. */
export const runSchema = z.object({
  runId: id,
  startedAt: instant,
  step: z.enum(stepNames),
  /** E-mail address of the person, or whose trigger it was. */
  actor: text,
  outcome: z.enum(outcomes),
  /** What was counted, in words, as "412 entries, 3 new". */
  summary: text,
  errors: z.int(),
  warnings: z.int(),
});

export type Run = z.infer<typeof runSchema>;
