/** Brings a tab in front of the person, at a row where one is given; false where there is none. */
export function openTab(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  name: string,
  row: number | null,
): boolean {
  const sheet = spreadsheet.getSheetByName(name);
  if (!sheet) return false;
  sheet.activate();
  if (row !== null) sheet.getRange(row, 1, 1, Math.max(1, sheet.getLastColumn())).activate();
  return true;
}
