import { MARKED } from '../steps/sandbox';
import type { TabLayout } from '../tabs/layout';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

export const tabColours: Readonly<Record<TabLayout['group'], string>> = {
  work: '#1a73e8',
  list: '#9aa0a6',
  record: '#5f6368',
};

/** Amber, as no other tab and no other header of ours. */
const SANDBOX_TAB = '#f29900';
const SANDBOX_HEADER = '#b06000';

const NOTE = 'Sandbox: nothing on this tab is in the live books.';

/**
 * Colours tab and header of a sandbox, and says it in a note where the header begins; gives other
 * workbooks back what they look like. Leaves alone what looks so already.
 */
export function markTabs(
  spreadsheet: Spreadsheet,
  layouts: readonly TabLayout[],
  sandbox: boolean,
): void {
  for (const { name, group } of layouts) {
    const sheet = spreadsheet.getSheetByName(name);
    const width = sheet?.getLastColumn() ?? 0;
    if (!sheet || width === 0) continue;
    if ((sheet.getTabColor()?.toLowerCase() === SANDBOX_TAB) !== sandbox) {
      sheet.setTabColor(sandbox ? SANDBOX_TAB : tabColours[group]);
    }
    markHeader(sheet, width, sandbox);
  }
}

function markHeader(sheet: Sheet, width: number, sandbox: boolean): void {
  const corner = sheet.getRange(1, 1);
  const note = corner.getNote();
  const isOff = sandbox && sheet.getRange(1, width).getFontColor() !== SANDBOX_HEADER;
  if (note.includes(NOTE) === sandbox && !isOff) return;
  sheet.getRange(1, 1, 1, width).setFontColor(sandbox ? SANDBOX_HEADER : null);
  const others = note.replace(NOTE, '').trim();
  corner.setNote([...(sandbox ? [NOTE] : []), ...(others === '' ? [] : [others])].join('\n'));
}

/** Whether new tabs are to be marked, whatever a person has made of the others. */
export const isSandbox = (): boolean =>
  PropertiesService.getDocumentProperties()?.getProperty(MARKED) != null;
