import type { Host } from '../host';
import { allLayouts } from '../tabs/all-tabs';
import { fieldRuleRows, fieldRulesTab } from '../tabs/field-rules-tab';
import { layoutOf } from '../tabs/layout';
import { settingRows, settingsTab } from '../tabs/settings-tab';
import { timeTab } from '../tabs/time-tab';
import type { Workbook } from './workbook';

/** Of all that is made here; worked out once. */
let shape: string | undefined;

/**
 * Makes what every workbook begins with, the tab that a person looks at first and the settings, once
 * for each version of the add-on that lays them out differently; the settings also where their tab
 * is empty. Every other tab is made when it is first needed: making all of them takes minutes.
 */
export function prepare(host: Host, workbook: Workbook): void {
  shape ??= host.digest(JSON.stringify([allLayouts, settingRows, fieldRuleRows]));
  if (host.journal.get('shape') === shape && workbook.records(settingsTab).length > 0) return;
  host.shapeTab(layoutOf(timeTab));
  const values = new Map(
    Object.values(settingRows).map(({ name, value, meaning }) => [name, { name, value, meaning }]),
  );
  workbook.put(settingsTab, { owner: 'setup', values, mode: 'merge' });
  const rules = Object.values(fieldRuleRows).map(
    ({ rule, choice, meaning }) => [rule, { rule, choice, meaning }] as const,
  );
  workbook.put(fieldRulesTab, { owner: 'setup', values: new Map(rules), mode: 'merge' });
  host.journal.set('shape', shape);
}
