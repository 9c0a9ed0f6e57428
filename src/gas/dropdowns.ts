import { allLayouts } from '../tabs/all-tabs';
import type { Dropdown } from '../tabs/change';
import type { ColumnLayout } from '../tabs/layout';
import type { Choices } from '../tabs/tab';
import { shapeTab } from './shape-tab';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type DataValidation = GoogleAppsScript.Spreadsheet.DataValidation;

/** Gives cells their dropdowns; a list whose tab is not there yet is made. */
export function offerChoices(sheet: Sheet, dropdowns: readonly Dropdown[]): void {
  const rules = new Map<string, DataValidation | null>();
  for (const { row, column, rows, choices } of dropdowns) {
    const name = JSON.stringify(choices);
    const rule = rules.has(name) ? rules.get(name) : ruleFor(sheet, choices);
    rules.set(name, rule ?? null);
    if (rule) sheet.getRange(row, column, rows, 1).setDataValidation(rule);
  }
}

/** Gives whole columns below the header their boxes to tick and dropdowns, and no cell a value. */
export function offerInColumns(sheet: Sheet, from: number, columns: readonly ColumnLayout[]): void {
  const rows = sheet.getMaxRows() - 1;
  if (rows < 1) return;
  for (const [index, { checkbox, choices }] of columns.entries()) {
    const rule = choices ? ruleFor(sheet, choices) : checkbox ? boxToTick() : null;
    if (rule) sheet.getRange(2, from + index, rows, 1).setDataValidation(rule);
  }
}

const boxToTick = (): DataValidation =>
  SpreadsheetApp.newDataValidation().requireCheckbox().build();

/** Words that are not on a closed list are refused; a list of another tab only marks them. */
function ruleFor(sheet: Sheet, choices: Choices): DataValidation | null {
  const builder = SpreadsheetApp.newDataValidation();
  if ('words' in choices) {
    return builder
      .requireValueInList([...choices.words], true)
      .setAllowInvalid(false)
      .setHelpText(`Choose ${choices.words.join(', ')}.`)
      .build();
  }
  const list = listOf(sheet.getParent(), choices.tab);
  const headers = list?.getDataRange().getValues()[0] ?? [];
  const column = headers.indexOf(choices.header) + 1;
  if (!list || column === 0) return null;
  return builder
    .requireValueInRange(list.getRange(2, column, list.getMaxRows() - 1, 1), true)
    .setAllowInvalid(true)
    .setHelpText(`Choose a name of the tab '${choices.tab}'.`)
    .build();
}

function listOf(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, name: string): Sheet | null {
  const layout = allLayouts.find((one) => one.name === name);
  if (layout && !spreadsheet.getSheetByName(name)) shapeTab(spreadsheet, layout);
  return spreadsheet.getSheetByName(name);
}
