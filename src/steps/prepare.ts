import type { Host } from '../host';
import { allLayouts } from '../tabs/all-tabs';
import { settingRows, settingsTab } from '../tabs/settings-tab';
import type { Workbook } from './workbook';

/** Rises with every change to the tabs or the settings. */
const SHAPE = '1';

/** Makes the tabs and the settings that the workbook lacks; does nothing where it has them. */
export function prepare(host: Host, workbook: Workbook): void {
  if (host.journal.get('shape') === SHAPE) return;
  for (const layout of allLayouts) host.shapeTab(layout);
  workbook.refresh();
  const values = new Map(
    Object.values(settingRows).map(({ name, value, meaning }) => [name, { name, value, meaning }]),
  );
  workbook.put(settingsTab, { owner: 'setup', values, mode: 'merge' });
  host.journal.set('shape', SHAPE);
}
