import type { Store } from '../host';
import { type StepName, stepNames } from '../records/step';
import { readStepRecord, type StepRecord } from '../steps/step-record';
import type { StepStatus, StepView } from './protocol';

/** How every step stands, in their order; asks the journal once. */
export function stepViews(journal: Store, now: number): readonly StepView[] {
  const stored = journal.all();
  const snapshot: Store = {
    get: (key) => stored.get(key) ?? null,
    set: (key, value) => journal.set(key, value),
    all: () => stored,
  };
  const records = stepNames.map((step) => readStepRecord(snapshot, step));
  return stepNames.map((step, index) => {
    const changes = records.slice(0, index).map((record) => record?.changedAt ?? 0);
    return viewOf(step, records[index] ?? null, { now, changedAt: Math.max(0, ...changes) });
  });
}

/** `changedAt`: when an earlier step last changed a cell, in milliseconds since 1970. */
function viewOf(
  step: StepName,
  record: StepRecord | null,
  times: { readonly now: number; readonly changedAt: number },
): StepView {
  if (!record) return neverRun(step);
  const cutOff = record.outcome === 'running' && record.deadAt <= times.now;
  return {
    step,
    status: cutOff ? 'continues' : statusOf(record, times.changedAt),
    ranAt: new Date(record.endedAt ?? record.startedAt).toISOString(),
    counts: record.counts.map(({ label, value }) => ({ label, value })),
    errors: record.errors,
    warnings: record.warnings,
    message: cutOff ? 'It was cut off. Nothing is lost: run it again to go on.' : record.message,
  };
}

function statusOf({ outcome, endedAt }: StepRecord, changedAt: number): StepStatus {
  if (outcome === 'running') return 'busy';
  if (outcome === 'done' && endedAt !== null && changedAt > endedAt) return 'stale';
  return outcome;
}

export function neverRun(step: StepName): StepView {
  return { step, status: 'never', ranAt: '', counts: [], errors: 0, warnings: 0, message: '' };
}
