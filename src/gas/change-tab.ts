import type { Block, TabChange } from '../tabs/change';
import { offerChoices } from './dropdowns';
import { kept, quoted } from './literal-text';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/**
 * Removes, inserts and writes, and returns when all of it is in the sheet: a write that the sheet
 * refuses would otherwise be reported by some later call that has nothing to do with it.
 */
export function changeTab(spreadsheet: Spreadsheet, name: string, change: TabChange): void {
  const sheet = spreadsheet.getSheetByName(name);
  if (!sheet) throw new Error(`The workbook has lost its tab '${name}'. Run the step again.`);
  removeRows(sheet, change.removed);
  for (const { below, count } of change.inserted) insertRows(sheet, below, count);
  growGrid(sheet, change.blocks);
  const inserted = insertedRows(change.inserted);
  for (const block of change.blocks) {
    if (inserted.has(block.row)) rangeOf(sheet, block).clearDataValidations();
    writeBlock(sheet, block);
  }
  offerChoices(
    sheet,
    change.blocks.flatMap(({ dropdowns }) => dropdowns),
  );
  SpreadsheetApp.flush();
}

/** From the bottom up, neighbours at once; a sheet may never lose all the rows below its header. */
function removeRows(sheet: Sheet, rows: readonly number[]): void {
  if (rows.length === 0) return;
  if (rows.length >= sheet.getMaxRows() - 1) sheet.insertRowsAfter(sheet.getMaxRows(), 1);
  const runs: { from: number; count: number }[] = [];
  for (const row of [...rows].sort((a, b) => b - a)) {
    const last = runs[runs.length - 1];
    if (last && last.from === row + 1) {
      last.from = row;
      last.count++;
    } else runs.push({ from: row, count: 1 });
  }
  for (const { from, count } of runs) sheet.deleteRows(from, count);
}

/** New rows look like a row of the table, never like its header. */
function insertRows(sheet: Sheet, below: number, count: number): void {
  if (below === 1 && sheet.getMaxRows() > 1) sheet.insertRowsBefore(2, count);
  else sheet.insertRowsAfter(below, count);
}

/** Numbers of the inserted rows in the end: they have taken the dropdowns of a neighbour over. */
function insertedRows(inserted: TabChange['inserted']): ReadonlySet<number> {
  const rows = new Set<number>();
  let above = 0;
  for (const { below, count } of [...inserted].reverse()) {
    for (let row = 1; row <= count; row++) rows.add(below + above + row);
    above += count;
  }
  return rows;
}

function growGrid(sheet: Sheet, blocks: readonly Block[]): void {
  if (blocks.length === 0) return;
  const rows = Math.max(...blocks.map(({ row, cells }) => row + cells.length - 1));
  const columns = Math.max(...blocks.map(({ column, shapes }) => column + shapes.length - 1));
  const [maxRows, maxColumns] = [sheet.getMaxRows(), sheet.getMaxColumns()];
  if (rows > maxRows) sheet.insertRowsAfter(maxRows, rows - maxRows);
  if (columns > maxColumns) sheet.insertColumnsAfter(maxColumns, columns - maxColumns);
}

/** Formats before values, so that a text of digits stays a text. */
function writeBlock(sheet: Sheet, block: Block): void {
  const { row, column, shapes, cells } = block;
  const range = rangeOf(sheet, block);
  const formats = cells.map(() => shapes.map(({ format }) => format));
  const text = kept(cells);
  const literal = quoted(text, formats);
  range.setNumberFormats(literal?.formats ?? formats);
  for (const [index, { checkbox }] of shapes.entries()) {
    if (checkbox) sheet.getRange(row, column + index, cells.length, 1).insertCheckboxes();
  }
  range.setValues(literal?.cells ?? text);
  if (literal) range.setNumberFormats(formats);
}

function rangeOf(sheet: Sheet, { row, column, shapes, cells }: Block) {
  return sheet.getRange(row, column, cells.length, shapes.length);
}
