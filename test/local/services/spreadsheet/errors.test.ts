import { describe, expect, test } from '@jest/globals';
import { runIn, runSheet, worldWithBook } from './run-sheet';

// apps-script.md 3.2 and section G; RomainVialard/ErrorHandler; field reports of the exact texts
test.each<readonly [code: string, message: string]>([
  ['sheet.getRange(0, 1)', 'The starting row of the range is too small.'],
  ['sheet.getRange(1, 0)', 'The starting column of the range is too small.'],
  ['sheet.getRange(1, 1, 0)', 'The number of rows in the range must be at least 1.'],
  ['sheet.getRange(1, 1, 1, 0)', 'The number of columns in the range must be at least 1.'],
  [
    'sheet.getRange(1001, 1)',
    'The coordinates of the range are outside the dimensions of the sheet.',
  ],
  ['sheet.getRange(1.5, 1)', 'Cannot convert 1.5 to int.'],
  ['sheet.getRange("A1001")', 'Range not found'],
  ['sheet.getRange("Nowhere!A1")', 'Range not found'],
  ['sheet.getRange("nonsense")', 'Range not found'],
  [
    'sheet.getRange()',
    "The parameters () don't match the method signature for SpreadsheetApp.Sheet.getRange.",
  ],
  [
    'sheet.getRange("1", 2)',
    "The parameters (String,number) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
  ],
  [
    'range("A1").setValues(5)',
    "The parameters (number) don't match the method signature for SpreadsheetApp.Range.setValues.",
  ],
  ['range("A1:A2").setValues([[1]])', 'The data has 1 but the range has 2.'],
  [
    'range("A1:B2").setValues([[1, 2], [3]])',
    'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
  ],
  ['range("A1:B1").setBackgrounds([["red"]])', 'The number of columns in the data does not match'],
  ['range("A1").offset(-1, 0)', 'The starting row of the range is too small.'],
  ['range("A1").offset(0, 0, 0)', 'The number of rows in the range must be at least 1.'],
  ['range("A1").getCell(2, 1)', 'Cell reference out of range'],
  [
    'range("A1").setHorizontalAlignment("centre")',
    "The parameters (String) don't match the method signature for SpreadsheetApp.Range.setHorizontalAlignment.",
  ],
  ['range("A1").setShowHyperlink(null)', "The parameters (null) don't match the method signature"],
  ['range("A1").copyTo("B1")', "don't match the method signature"],
  [
    'range("A1").setValue({ a: 1 })',
    'EMULATOR: setValue of a value of type object is not implemented',
  ],
  ['range("A1").setNumberFormat("0.0;0;0;@;0")', 'Invalid number format'],
  ['range("A1:A2").sort(3)', 'lies outside the range'],
  ['sheet.deleteRow(1001)', 'Those rows are out of bounds.'],
  ['sheet.deleteColumns(26, 2)', 'Those columns are out of bounds.'],
  ['sheet.deleteRows(1, 1000)', "You can't delete all the rows on the sheet."],
  [
    'sheet.setFrozenRows(1), sheet.deleteRows(2, 999)',
    'Sorry, it is not possible to delete all non-frozen rows.',
  ],
  ['sheet.insertRowsAfter(1001, 1)', 'Those rows are out of bounds.'],
  ['ss.deleteSheet(sheet)', "You can't remove all the sheets in a document."],
  ['sheet.hideSheet()', "You can't hide all the sheets in a document."],
  [
    'ss.insertSheet("sheet1")',
    'A sheet with the name "sheet1" already exists. Please enter another name.',
  ],
  ['ss.insertSheet("x".repeat(101))', 'The sheet name cannot be greater than 100 characters.'],
  ['ss.setNamedRange("A1", range("A1"))', 'is not valid for a range'],
  ['ss.removeNamedRange("none")', 'does not exist'],
  ['ss.setSpreadsheetLocale("xx_YY")', 'Invalid argument: locale'],
  ['ss.setSpreadsheetTimeZone("Mars/Olympus")', 'Invalid argument: timezone'],
  [
    'SpreadsheetApp.openById("nothing")',
    'Unexpected error while getting the method or property openById on object SpreadsheetApp.',
  ],
  ['sheet.newChart()', 'EMULATOR: Spreadsheet.Sheet.newChart is not implemented'],
  ['sheet.noSuchMethod()', 'is not a function'],
  [
    'sheet.insertRowsAfter(1, 390000)',
    'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
  ],
])('%s', (code, message) => {
  expect(() => runSheet(`${code}; SpreadsheetApp.flush();`)).toThrow(message);
});

test('a person who may not see a spreadsheet cannot open it', () => {
  const { world, book } = worldWithBook();
  book.editors = [];
  const open = (user: string) =>
    runIn({ world, book }, `return SpreadsheetApp.openById('${book.id}').getName();`, { user });
  expect(open('ana@example.com')).toBe('Book');
  expect(() => open('eve@example.com')).toThrow(
    'You do not have permissions to access the requested document.',
  );
});

const LONG = "'x'.repeat(50001)";

// apps-script.md 3.1: a bad write can throw on the next read or flush
describe('writes are bundled', () => {
  const attempt = (code: string, deferredWriteErrors = true) =>
    runSheet(
      `const steps = []; const step = (name, work) => { try { work(); steps.push(name); } catch (e) { steps.push(name + ' failed'); } };
       ${code} return steps;`,
      { switches: { deferredWriteErrors } },
    );
  const CODE = `const [a, b] = [range('A1'), range('B1')]; step('write', () => a.setValue(${LONG})); step('other', () => b.setValue(1));
    step('read', () => b.getValue()); step('again', () => b.getValue()); steps.push(b.getValue());`;

  test('a bad write fails at the next read, and what came after it is lost', () => {
    expect(attempt(CODE)).toEqual(['write', 'other', 'read failed', 'again', '']);
    expect(attempt(CODE, false)).toEqual(['write failed', 'other', 'read', 'again', 1]);
  });

  test('a bad write that nobody looks for fails the run', () => {
    expect(() => runSheet(`range('A1').setValue(${LONG}); return 1;`)).toThrow(
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    );
  });

  test('a run that fails keeps what it wrote before', () => {
    const at = worldWithBook();
    expect(() => runIn(at, "range('A1').setValue(7); throw new Error('later');")).toThrow('later');
    expect(at.book.sheets[0]?.value(1, 1)).toBe(7);
  });

  test('a run that is killed loses what it has not flushed', () => {
    const at = worldWithBook();
    const killed = () =>
      runIn(
        at,
        "range('A1').setValue(1); SpreadsheetApp.flush(); const c = range('A2'); c.setValue(2); c.getRow();",
        {
          parts: {
            gates: [({ execution }, { method }) => method === 'getRow' && execution.kill()],
          },
        },
      );
    expect(killed).toThrow('Exceeded maximum execution time');
    expect([1, 2].map((row) => at.book.sheets[0]?.value(row, 1))).toEqual([1, undefined]);
  });

  test('an unflushed write is not seen by others', () => {
    const at = worldWithBook();
    runIn(at, "range('A1').setValue(1); return 0;", {
      parts: {
        gates: [
          (_, { method }) =>
            method === 'setValue' && expect(at.book.sheets[0]?.value(1, 1)).toBeUndefined(),
        ],
      },
    });
    expect(at.book.sheets[0]?.value(1, 1)).toBe(1);
  });
});

describe('appendRow', () => {
  const FULL = "sheet.deleteRows(2, 999); sheet.appendRow(['a']); sheet.appendRow(['b']);";

  test('grows a full grid, or fails, by a switch', () => {
    expect(runSheet(`${FULL} return [sheet.getMaxRows(), sheet.getLastRow()];`)).toEqual([2, 2]);
    expect(() =>
      runSheet(`${FULL} SpreadsheetApp.flush();`, { switches: { appendRowGrowsGrid: false } }),
    ).toThrow('The coordinates of the range are outside the dimensions of the sheet.');
  });

  test('stands below the last row that holds anything', () => {
    expect(
      runSheet(
        `range('C5').setValue('x'); range('A9').setBackground('red'); sheet.appendRow(['n', 2]); return range('A6:B6').getValues();`,
      ),
    ).toEqual([['n', 2]]);
  });
});
