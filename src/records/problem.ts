import * as z from 'zod/mini';
import { id, text } from './fields';
import { stepNames } from './step';

/** `error` keeps its row off invoices; `warning` only tells. */
export const severities = ['error', 'warning'] as const;

/** Who finds problems: a step, the import of a file, or the look at what was billed. */
export const finders = [...stepNames, 'import', 'drift'] as const;

/** Something wrong in a row that a person can put right: where, what, and what to do. */
export const problemSchema = z.object({
  /** `code|tab|key|field`: the same trouble has the same id in every run. */
  problemId: id,
  code: z.string().check(z.regex(/^[EWD]-\d{3}[a-z]?$/)),
  severity: z.enum(severities),
  step: z.enum(finders),
  tab: text,
  /** Key of the row in its tab. */
  key: text,
  field: text,
  message: text,
  fix: text,
});

export type Problem = z.infer<typeof problemSchema>;
