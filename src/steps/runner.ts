import { ApiError } from '../connectors/api-error';
import { Busy } from '../host';
import type { Run } from '../records/run';
import { runLogTab } from '../tabs/run-log-tab';
import { prepare } from './prepare';
import { reportProblems } from './problems';
import { requireRole, showRoles } from './roles';
import { showMode } from './sandbox';
import {
  type RunningStep,
  readStepRecord,
  runningStep,
  type StepRecord,
  saveStepRecord,
} from './step-record';
import { titleOf } from './step-titles';
import { type Advance, type Step, StepPaused, StepStopped, type World } from './world';

/** No new piece of work is begun when less than this is left. */
const MARGIN_MS = 60_000;

/** Longest that the platform lets a run go on, and a little more. */
const RUN_MS = 365_000;

/**
 * Runs a step, or goes on with it where it stopped, until it is through or time runs short; then
 * the record says `continues` and the platform is asked to call again. One step runs at a time in
 * a workbook: throws Busy for a second one, a double click among them.
 */
export function runStep(world: World, step: Step): StepRecord {
  const { host, workbook } = world;
  const begun = begin(world, step);
  try {
    prepare(host, workbook);
    showMode({ host, workbook });
    showRoles({ host, workbook });
    const advance = advanceInTime(world, step, begun);
    if (advance.cursor === null) reportProblems(workbook, step.name, advance.problems);
    else host.later(step.name);
    return end(world, step, {
      ...begun,
      ...tally(advance),
      outcome: advance.cursor === null ? 'done' : 'continues',
      cursor: advance.cursor,
    });
  } catch (error) {
    if (error instanceof StepPaused) host.later(step.name);
    const kept = readStepRecord(host.journal, step.name)?.cursor ?? null;
    const cursor = step.beginsAnew ? null : kept;
    const message = isForThePerson(error) ? error.message : mistake(error);
    const failed = end(world, step, { ...begun, outcome: 'failed', cursor, message });
    if (isForThePerson(error)) return failed;
    throw error;
  }
}

/** Claims the workbook for a run; its cursor is that of a run which did not come to its end. */
function begin({ host }: World, { name }: Step): StepRecord {
  return host.alone(() => {
    requireRole(host, name);
    const now = host.now();
    const running = runningStep(host.journal, now);
    if (running !== null) throw new Busy(busyWith(running, now));
    const last = readStepRecord(host.journal, name);
    const goesOn = last !== null && last.outcome !== 'done' && last.cursor !== null;
    const record: StepRecord = {
      runId: goesOn ? last.runId : `${name}-${new Date(now).toISOString()}`,
      startedAt: goesOn ? last.startedAt : now,
      endedAt: null,
      outcome: 'running',
      deadAt: now + RUN_MS,
      cursor: goesOn ? last.cursor : null,
      counts: [],
      errors: 0,
      warnings: 0,
      message: '',
      changedAt: last?.changedAt ?? null,
    };
    saveStepRecord(host.journal, name, record);
    return record;
  });
}

function advanceInTime(world: World, step: Step, begun: StepRecord): Advance {
  const { host } = world;
  let cursor = begun.cursor;
  for (;;) {
    requireRole(host, step.name);
    const advance = step.advance(world, cursor);
    cursor = advance.cursor;
    saveStepRecord(host.journal, step.name, { ...begun, ...tally(advance), cursor });
    if (cursor === null || host.remainingMs() < MARGIN_MS) return advance;
  }
}

function tally({ counts, problems, message }: Advance) {
  return {
    counts: [...counts],
    errors: problems.filter(({ severity }) => severity === 'error').length,
    warnings: problems.filter(({ severity }) => severity === 'warning').length,
    message,
  };
}

function end({ host, workbook }: World, { name }: Step, record: StepRecord): StepRecord {
  const now = host.now();
  const ended: StepRecord = {
    ...record,
    endedAt: now,
    changedAt: workbook.changed ? now : record.changedAt,
  };
  const run: Run = {
    runId: ended.runId,
    startedAt: new Date(ended.startedAt).toISOString(),
    step: name,
    actor: host.actor,
    outcome: ended.outcome === 'running' ? 'continues' : ended.outcome,
    summary: ended.message,
    errors: ended.errors,
    warnings: ended.warnings,
  };
  workbook.remember();
  workbook.put(runLogTab, { owner: 'setup', values: new Map([[run.runId, run]]), mode: 'merge' });
  saveStepRecord(host.journal, name, ended);
  return ended;
}

/** A run that was cut off looks like one that goes on, until the platform must have ended it. */
export function busyWith({ step, record }: RunningStep, now: number): string {
  const minutes = Math.ceil((record.deadAt - now) / 60_000);
  return (
    `${titleOf(step)} is running in this workbook. Wait until it is done; ` +
    `if it was cut off, it can be run again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`
  );
}

const mistake = (error: unknown): string =>
  `Tieout made a mistake (${error instanceof Error ? error.message : String(error)}). ` +
  'Nothing is lost: run the step again, and report this sentence if it comes back.';

/** What a person can put right; anything else is a fault of ours and stays one. */
function isForThePerson(error: unknown): error is Error {
  return error instanceof StepStopped || error instanceof ApiError || error instanceof Busy;
}
