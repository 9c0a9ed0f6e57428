import type { Store } from '../host';
import { type StepName, stepNames } from '../records/step';

/** The function that the clock calls. */
const HANDLER = 'continueSteps';

const keyOf = (step: StepName): string => `later:${step}`;

/** Has the platform wake us within the hour: add-ons may not be woken more often, nor by two clocks. */
export function wakeLater(journal: Store, step: StepName): void {
  journal.set(keyOf(step), String(Date.now()));
  if (clockTriggers().length > 0) return;
  ScriptApp.newTrigger(HANDLER).timeBased().everyHours(1).create();
}

/**
 * Runs the steps that wait for the clock. One is crossed off when its run has ended without asking
 * to be woken again; `run` says whether there was a run. The clock stops when none waits any more.
 */
export function runAwaited(journal: Store, run: (step: StepName) => boolean): void {
  for (const step of stepNames) {
    const before = journal.get(keyOf(step));
    if (before === null || !run(step)) continue;
    if (journal.get(keyOf(step)) === before) journal.set(keyOf(step), null);
  }
  if (stepNames.every((step) => journal.get(keyOf(step)) === null)) wakeNoMore();
}

/** Stops the clock of this person. */
export function wakeNoMore(): void {
  for (const trigger of clockTriggers()) ScriptApp.deleteTrigger(trigger);
}

function clockTriggers(): GoogleAppsScript.Script.Trigger[] {
  return ScriptApp.getProjectTriggers().filter((one) => one.getHandlerFunction() === HANDLER);
}
