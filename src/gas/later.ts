/** The function that the clock calls. */
const HANDLER = 'continueSteps';

/** Has the platform wake us within the hour, once: add-ons may not be woken more often. */
export function wakeLater(): void {
  if (clockTriggers().length > 0) return;
  ScriptApp.newTrigger(HANDLER).timeBased().everyHours(1).create();
}

/** Nothing is left to go on with. */
export function wakeNoMore(): void {
  for (const trigger of clockTriggers()) ScriptApp.deleteTrigger(trigger);
}

function clockTriggers(): GoogleAppsScript.Script.Trigger[] {
  return ScriptApp.getProjectTriggers().filter((one) => one.getHandlerFunction() === HANDLER);
}
