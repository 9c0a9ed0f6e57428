import { StepStopped } from '../steps/world';
import { allLayouts } from '../tabs/all-tabs';
import type { ColumnLayout, TabLayout } from '../tabs/layout';
import { guardColumns } from './column-guards';
import { dressBody, dressHeader } from './column-looks';
import { offerInColumns } from './dropdowns';
import { isSandbox, markTabs, tabColours } from './mark-tabs';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** How far down a header row is looked for that somebody has moved. */
const SEARCHED_ROWS = 10;

/**
 * Makes a tab, or gives it the columns that it lacks, to the right of all that stand there. What
 * a person has moved, renamed, added or restyled stays as it is.
 */
export function shapeTab(spreadsheet: Spreadsheet, layout: TabLayout): void {
  const found = spreadsheet.getSheetByName(layout.name);
  const sheet = found ?? newSheet(spreadsheet, layout);
  const headers = found ? headersOf(sheet, layout) : [];
  const missing = layout.columns.filter(({ header }) => !headers.includes(header));
  if (missing.length === 0) return;
  addColumns(sheet, headers.length + 1, missing);
  if (layout.rowsByHand) offerInColumns(sheet, headers.length + 1, missing);
  if (isSandbox()) markTabs(spreadsheet, [layout], true);
}

/** A person goes on looking at what she looked at; if it holds nothing, at the first tab. */
function newSheet(spreadsheet: Spreadsheet, { name, group, frozenColumns }: TabLayout): Sheet {
  const inView = spreadsheet.getActiveSheet();
  const sheet = spreadsheet.insertSheet(name, placeOf(spreadsheet, name));
  (inView.getLastRow() > 1 ? inView : (spreadsheet.getSheets()[0] ?? sheet)).activate();
  sheet.setTabColor(tabColours[group]);
  sheet.setFrozenRows(1);
  if (frozenColumns > 0) sheet.setFrozenColumns(frozenColumns);
  return sheet;
}

/** Behind the tab that comes before it in the workbook's order, or in front of all. */
function placeOf(spreadsheet: Spreadsheet, name: string): number {
  const order = allLayouts.map((layout) => layout.name);
  const before = new Set(order.slice(0, order.indexOf(name)));
  const present = spreadsheet.getSheets().map((sheet) => sheet.getName());
  return present.reduce((place, one, index) => (before.has(one) ? index + 1 : place), 0);
}

/** Cells of the header row, as far as the sheet has columns in use. */
function headersOf(sheet: Sheet, { name, columns }: TabLayout): readonly string[] {
  const width = sheet.getLastColumn();
  if (width === 0) return [];
  const depth = Math.min(SEARCHED_ROWS, sheet.getMaxRows());
  const rows = sheet
    .getRange(1, 1, depth, width)
    .getValues()
    .map((row) => row.map((cell) => String(cell).trim()));
  const known = (row: readonly string[]) =>
    columns.filter(({ header }) => row.includes(header)).length;
  const [first = [], ...others] = rows;
  const moved = others.findIndex((row) => known(row) > Math.max(known(first), columns.length / 2));
  if (moved < 0) return first;
  throw new StepStopped(
    `${name}: its header stands in row ${moved + 2}. Delete the rows above it, then run the step again.`,
  );
}

/** The headers come last: a run that is cut off before leaves a tab that is mended, not one that looks whole. */
function addColumns(sheet: Sheet, from: number, columns: readonly ColumnLayout[]): void {
  const width = from + columns.length - 1;
  const maxColumns = sheet.getMaxColumns();
  if (width > maxColumns) sheet.insertColumnsAfter(maxColumns, width - maxColumns);
  dressBody(sheet, from, columns);
  guardColumns(sheet, from, columns);
  dressHeader(sheet, from, columns);
}
