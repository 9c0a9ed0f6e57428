import * as z from 'zod/mini';
import type { Store } from '../host';
import { type StepName, stepNames } from '../records/step';

/** What is known of a step between runs; kept in the journal, one text a step. */
const stepRecordSchema = z.object({
  runId: z.string(),
  /** Milliseconds since 1970. */
  startedAt: z.number(),
  endedAt: z.nullable(z.number()),
  outcome: z.enum(['running', 'continues', 'done', 'failed']),
  /** A run that is still `running` after this moment was killed. */
  deadAt: z.number(),
  /** Where to go on; null at a beginning. */
  cursor: z.nullable(z.string()),
  counts: z.array(z.object({ label: z.string(), value: z.number() })),
  errors: z.number(),
  warnings: z.number(),
  message: z.string(),
  /** When a run of this step last changed a cell; null where none has. */
  changedAt: z.nullable(z.number()),
});

export type StepRecord = z.infer<typeof stepRecordSchema>;

const keyOf = (step: StepName): string => `step:${step}`;

/** What is known of a step; null where it has never run, or where its record cannot be read. */
export function readStepRecord(journal: Store, step: StepName): StepRecord | null {
  const text = journal.get(keyOf(step));
  if (text === null) return null;
  try {
    return stepRecordSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export function saveStepRecord(journal: Store, step: StepName, record: StepRecord): void {
  journal.set(keyOf(step), JSON.stringify(record));
}

export interface RunningStep {
  readonly step: StepName;
  readonly record: StepRecord;
}

/** The step that somebody is running now, if any. */
export function runningStep(journal: Store, now: number): RunningStep | null {
  for (const step of stepNames) {
    const record = readStepRecord(journal, step);
    if (record?.outcome === 'running' && record.deadAt > now) return { step, record };
  }
  return null;
}
