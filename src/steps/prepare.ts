import type { Host } from '../host';
import { allLayouts } from '../tabs/all-tabs';
import { fieldRuleRows, fieldRulesTab } from '../tabs/field-rules-tab';
import { settingRows, settingsTab } from '../tabs/settings-tab';
import type { Workbook } from './workbook';

/** The dropdowns of the other tabs choose from the lists. */
const listsFirst = [...allLayouts].sort(
  (a, b) => Number(b.group === 'list') - Number(a.group === 'list'),
);

/** Of all that is made here; worked out once. */
let shape: string | undefined;

/**
 * Makes the tabs and the settings that the workbook lacks, once for each version of the add-on
 * that lays them out differently.
 */
export function prepare(host: Host, workbook: Workbook): void {
  shape ??= host.digest(JSON.stringify([allLayouts, settingRows, fieldRuleRows]));
  if (host.journal.get('shape') === shape) return;
  for (const layout of listsFirst) host.shapeTab(layout);
  workbook.refresh();
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
