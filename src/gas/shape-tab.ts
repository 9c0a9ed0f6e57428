import type { TabLayout } from '../tabs/layout';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Makes a tab, or gives it the columns that it lacks. */
export function shapeTab(spreadsheet: Spreadsheet, layout: TabLayout): void {
  const sheet = spreadsheet.getSheetByName(layout.name) ?? spreadsheet.insertSheet(layout.name);
  const headers = layout.columns.map(({ header }) => header);
  const present = sheet.getRange(1, 1, 1, sheet.getMaxColumns()).getValues()[0] ?? [];
  const missing = headers.filter((header) => !present.includes(header));
  const from = sheet.getLastColumn() + 1;
  const lacking = from + missing.length - 1 - sheet.getMaxColumns();
  if (lacking > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), lacking);
  sheet.getRange(1, from, 1, missing.length).setValues([missing]);
  sheet.setFrozenRows(1);
}
