/** The parts of the host that touch sheets, and a look at the sheet past them. */
export const TAB_SCRIPT = `
  import { changeTab } from './change-tab';
  import { readTab } from './read-tab';
  import { shapeTab } from './shape-tab';
  const book = () => SpreadsheetApp.getActiveSpreadsheet();
  const sheet = (name) => book().getSheetByName(name);
  export function shape(layout) { shapeTab(book(), layout); }
  export function change(name, change) { changeTab(book(), name, change); }
  export function changeAndRead(name, change) { changeTab(book(), name, change); return readTab(book(), name); }
  export function read(name) { return readTab(book(), name); }
  export function tabs() { return book().getSheets().map((one) => one.getName()); }
  export function inView() { return book().getActiveSheet().getName(); }
  export function type(name, address, value) { sheet(name).getRange(address).setValue(value); }
  export function paint(name, address, colour) { sheet(name).getRange(address).setBackground(colour); }
  export function insertColumn(name, before) { sheet(name).insertColumnsBefore(before, 1); }
  export function insertRow(name, before) { sheet(name).insertRowsBefore(before, 1); }
  export function moveColumn(name, from, to) { sheet(name).moveColumns(sheet(name).getRange(from), to); }
  export function trim(name, rows, columns) {
    const one = sheet(name);
    if (one.getMaxRows() > rows) one.deleteRows(rows + 1, one.getMaxRows() - rows);
    if (one.getMaxColumns() > columns) one.deleteColumns(columns + 1, one.getMaxColumns() - columns);
  }
  export function add(name) { book().insertSheet(name); }
  export function forbid(name) {
    const protection = sheet(name).protect();
    protection.removeEditors(protection.getEditors());
  }
  export function ask(name, address, question) { return sheet(name).getRange(address)[question](); }
  export function rule(name, address) {
    const found = sheet(name).getRange(address).getDataValidation();
    if (!found) return null;
    const values = found.getCriteriaValues().map((one) => typeof one === 'object' && one.getA1Notation ? one.getSheet().getName() + '!' + one.getA1Notation() : one);
    return { type: String(found.getCriteriaType()), values, invalid: found.getAllowInvalid() };
  }
  export function facts(name) {
    const one = sheet(name);
    return {
      frozen: [one.getFrozenRows(), one.getFrozenColumns()],
      size: [one.getMaxRows(), one.getMaxColumns()],
      guarded: one.getProtections(SpreadsheetApp.ProtectionType.RANGE).map((guard) =>
        guard.getRange().getA1Notation() + (guard.isWarningOnly() ? '' : ' refused')),
    };
  }
`;
