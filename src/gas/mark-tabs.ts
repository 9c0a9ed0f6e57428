import type { TabLayout } from '../tabs/layout';
import { settingsTab } from '../tabs/settings-tab';

export const tabColours: Readonly<Record<TabLayout['group'], string>> = {
  work: '#1a73e8',
  list: '#9aa0a6',
  record: '#5f6368',
};

/** Amber, as no other tab and no other header of ours. */
const SANDBOX_TAB = '#f29900';
const SANDBOX_HEADER = '#b06000';

const NOTE = 'Sandbox: nothing on this tab is in the live books.';

/** Colours tab and header of a sandbox, and says it in a note where the header begins. */
export function markTabs(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  layouts: readonly TabLayout[],
  sandbox: boolean,
): void {
  for (const { name, group } of layouts) {
    const sheet = spreadsheet.getSheetByName(name);
    const width = sheet?.getLastColumn() ?? 0;
    if (!sheet || width === 0) continue;
    sheet.setTabColor(sandbox ? SANDBOX_TAB : tabColours[group]);
    sheet.getRange(1, 1, 1, width).setFontColor(sandbox ? SANDBOX_HEADER : null);
    const corner = sheet.getRange(1, 1);
    const others = corner.getNote().replace(NOTE, '').trim();
    corner.setNote([...(sandbox ? [NOTE] : []), ...(others === '' ? [] : [others])].join('\n'));
  }
}

/** Whether the tabs of a workbook are marked, as its settings show. */
export function isMarked(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): boolean {
  return spreadsheet.getSheetByName(settingsTab.name)?.getTabColor() === SANDBOX_TAB;
}
