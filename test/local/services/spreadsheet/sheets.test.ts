import { describe, expect, test } from '@jest/globals';
import { runSheet } from './run-sheet';

type Case = readonly [code: string, expected: unknown];

// gas-fakes test/testsheetsvalues.js (creating and updating sheets), test/testsheetstext.js and
// developers.google.com/apps-script/reference/spreadsheet/{sheet,spreadsheet}
describe('sheets', () => {
  test.each<Case>([
    [
      'const c = SpreadsheetApp.create("c", 25, 10); return [c.getName(), c.getNumSheets(), c.getSheets()[0].getMaxRows(), c.getSheets()[0].getMaxColumns()]',
      ['c', 1, 25, 10],
    ],
    [
      'ss.insertSheet("s1"); ss.insertSheet("s2"); ss.insertSheet("s3", 1); ss.insertSheet("s4", 0); return ss.getSheets().map(s => [s.getName(), s.getIndex()])',
      [
        ['s4', 1],
        ['Sheet1', 2],
        ['s3', 3],
        ['s1', 4],
        ['s2', 5],
      ],
    ],
    [
      'return [ss.getSheetByName("none"), ss.getSheetById(99), sheet.getSheetId()]',
      [null, null, 0],
    ],
    ['return ss.insertSheet().getName()', 'Sheet2'],
    [
      'ss.insertSheet("other"); ss.deleteSheet(sheet); return [ss.getActiveSheet().getName(), ss.getNumSheets()]',
      ['other', 1],
    ],
    [
      'range("A1").setValue(5).setBackground("red"); const c = sheet.copyTo(ss); return [c.getName(), c.getRange("A1").getValue(), c.getRange("A1").getBackground(), c.getIndex()]',
      ['Copy of Sheet1', 5, '#ff0000', 2],
    ],
    ['sheet.copyTo(ss); return sheet.copyTo(ss).getName()', 'Copy of Sheet1 2'],
    [
      'range("A1").setValue(1); const c = ss.copy("twin"); c.getSheets()[0].getRange("A1").setValue(2); return [c.getName(), range("A1").getValue(), c.getId() === ss.getId()]',
      ['twin', 1, false],
    ],
    ['ss.insertSheet("t", { template: sheet }); return ss.getSheetByName("t").getMaxRows()', 1000],
    [
      'const other = ss.insertSheet("b"); other.hideSheet(); const hidden = other.isSheetHidden(); other.showSheet(); return [hidden, other.isSheetHidden()]',
      [true, false],
    ],
    [
      'ss.insertSheet("b"); ss.setActiveSheet(sheet); ss.moveActiveSheet(2); return ss.getSheets().map(s => s.getName())',
      ['b', 'Sheet1'],
    ],
    [
      'ss.rename("new"); return [ss.getName(), ss.getUrl().startsWith("https://docs.google.com/spreadsheets/d/" + ss.getId())]',
      ['new', true],
    ],
    ['return SpreadsheetApp.openByUrl(ss.getUrl()).getId() === ss.getId()', true],
    ['return [ss.getOwner().getEmail(), ss.getEditors().length]', ['ana@example.com', 2]],
    [
      'return [String(ss), String(sheet), JSON.stringify(SpreadsheetApp.WrapStrategy.CLIP)]',
      ['Spreadsheet', 'Sheet', '"CLIP"'],
    ],
    [
      'sheet.setFrozenRows(2); sheet.setFrozenColumns(1); sheet.insertRowBefore(1); return [sheet.getFrozenRows(), sheet.getFrozenColumns()]',
      [3, 1],
    ],
    [
      'sheet.hideRows(2, 2); sheet.hideColumns(3); sheet.showRows(3); return [2, 3].map(r => sheet.isRowHiddenByUser(r)).concat(sheet.isColumnHiddenByUser(3))',
      [true, false, true],
    ],
    [
      'range("A1:A4").setValues([[1], [2], [3], [4]]); sheet.moveRows(range("A1:A2"), 5); return range("A1:A4").getValues().flat()',
      [3, 4, 1, 2],
    ],
    [
      'range("A1:C1").setValues([[1, 2, 3]]); sheet.moveColumns(range("C1"), 1); return range("A1:C1").getValues()[0]',
      [3, 1, 2],
    ],
    [
      'range("A1:C1").setValues([[1, 2, 3]]); sheet.insertColumnAfter(1); sheet.deleteColumn(3); return [range("A1:C1").getValues()[0], sheet.getMaxColumns()]',
      [[1, '', 3], 26],
    ],
    [
      'range("A1").setNumberFormat("0.00").setBackground("red"); sheet.insertRowAfter(1); sheet.insertRowBefore(1); return [range("A1").getBackground(), range("A3").getNumberFormat()]',
      ['#ff0000', '0.00'],
    ],
    [
      'ss.setNamedRange("n", range("B2")); ss.getNamedRanges()[0].setName("m").setRange(range("C3")); return [ss.getRangeByName("n"), ss.getRangeByName("M").getA1Notation()]',
      [null, 'C3'],
    ],
    [
      'range("B2:C3").activate(); return [ss.getActiveRange().getA1Notation(), ss.getCurrentCell().getA1Notation(), SpreadsheetApp.getActiveRange().getA1Notation()]',
      ['B2:C3', 'B2', 'B2:C3'],
    ],
    [
      'const b = range("A1:E10").applyRowBanding(SpreadsheetApp.BandingTheme.CYAN, true, true); return [b.getHeaderRowColor(), b.getFirstRowColor(), b.getSecondRowColorObject().asRgbColor().asHexString(), b.getFooterRowColor(), b.getFirstColumnColor(), sheet.getBandings().length]',
      ['#4dd0e1', '#ffffff', '#e0f7fa', '#a2e8f1', null, 1],
    ],
    [
      'range("A1:A2").setValues([["a1,b1,c1"], ["a2,,c2"]]).splitTextToColumns(); return range("A1:C2").getValues()',
      [
        ['a1', 'b1', 'c1'],
        ['a2', '', 'c2'],
      ],
    ],
    [
      'return [sheet.getCharts(), sheet.getFormUrl(), sheet.asDataSourceSheet(), String(sheet.getType())]',
      [[], null, null, 'GRID'],
    ],
  ])('%s', (code, expected) => {
    expect(runSheet(`${code};`)).toEqual(expected);
  });
});

// developers.google.com/workspace/sheets/api/guides/formats (serials stand on the spreadsheet's
// wall clock) and Session.getScriptTimeZone: JS dates use the script's zone
describe('dates and zones', () => {
  const NEW_YORK = { timeZone: 'America/New_York' };
  test.each<readonly [zone: object, code: string, expected: unknown]>([
    [
      NEW_YORK,
      'range("A1").setValue("2026-02-03"); return range("A1").getValue().toISOString()',
      '2026-02-03T05:00:00.000Z',
    ],
    [
      NEW_YORK,
      'range("A1").setValue(new Date("2026-07-01T02:00:00Z")); return range("A1").getDisplayValue()',
      '6/30/2026 22:00:00',
    ],
    [
      NEW_YORK,
      'range("A1").setValue(new Date("2026-02-03T05:00:00Z")); return [range("A1").getDisplayValue(), range("A1").getNumberFormat()]',
      ['2/3/2026', 'M/d/yyyy'],
    ],
    [
      { timeZone: 'Europe/Berlin', locale: 'de_DE' },
      'range("A1").setValue(new Date("2026-02-02T23:00:00Z")); return range("A1").getDisplayValue()',
      '03.02.2026',
    ],
    [
      {},
      'range("A1").setValue("10:30"); return range("A1").getValue().toISOString()',
      '1899-12-30T10:30:00.000Z',
    ],
    [{}, 'range("A1").setValue("25:30"); return range("A1").getDisplayValue()', '25:30'],
    [{}, 'range("A1").setValue("1/2"); return range("A1").getValue().getFullYear()', 2026],
    [
      {},
      'range("A1").setValue(45306).setNumberFormat("yyyy-mm-dd"); return range("A1").getValue() instanceof Date',
      true,
    ],
    [
      {},
      'range("A1").setValue(new Date(NaN)); return range("A1").getValue()',
      new Error('Invalid argument: date'),
    ],
  ])('%j: %s', (setting, code, expected) => {
    if (expected instanceof Error) expect(() => runSheet(code, setting)).toThrow(expected.message);
    else expect(runSheet(code, setting)).toEqual(expected);
  });
});
