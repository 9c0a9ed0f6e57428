import { describe, expect, test } from '@jest/globals';
import { runSheet } from './run-sheet';

/** The code stands for `return …;` and what the platform returns for it. */
type Case = readonly [code: string, expected: unknown];

// brucemcpherson/gas-fakes test/testsheetsdeveloper.js (A1 notation, bounded methods) and
// test/testsheets.js (getRange with R1C1 notation), run on the live platform
describe('notation', () => {
  test.each<Case>([
    ['range("B2:D5").getA1Notation()', 'B2:D5'],
    ['range("$C$3").getA1Notation()', 'C3'],
    ['range("5:7").getNumColumns()', 26],
    ['range("5:7").getA1Notation()', '5:7'],
    ['range("D:F").getNumRows()', 1000],
    ['range("D:F").getA1Notation()', 'D:F'],
    ['range("A2:A").getA1Notation()', 'A2:A'],
    ['range("A2:A").getNumRows()', 999],
    ['range("Sheet1!E10:F12").getA1Notation()', 'E10:F12'],
    ['range("\'Sheet1\'!E10").getA1Notation()', 'E10'],
    ['range("C5:B2").getA1Notation()', 'B2:C5'],
    ['range("5:2").getA1Notation()', '2:5'],
    ['range("D:B").getA1Notation()', 'B:D'],
    ['range("R5C3").getA1Notation()', 'C5'],
    ['range("R2C2:R4C5").getA1Notation()', 'B2:E4'],
    ['range("R10C5:R1C2").getA1Notation()', 'B1:E10'],
    ['range("r1c1:r2c2").getA1Notation()', 'A1:B2'],
    ['sheet.getRange(3, 2, 2, 4).getA1Notation()', 'B3:E4'],
    ['range("A5:C10").isEndRowBounded()', true],
    ['range("3:5").isStartColumnBounded()', false],
    ['range("3:5").isStartRowBounded()', true],
    ['range("B:D").isEndRowBounded()', false],
    ['range("C11:D20").getLastRow()', 20],
    ['range("C2:D4").getCell(2, 2).getA1Notation()', 'D3'],
    ['range("A1").offset(1, 1, 2, 2).getA1Notation()', 'B2:C3'],
    ['range("C5").offset(-2, -1).getA1Notation()', 'B3'],
    ['String(range("A1"))', 'Range'],
  ])('%s', (code, expected) => {
    expect(runSheet(`return ${code};`)).toEqual(expected);
  });
});

const REGIONS = `range('B2:D4').setValues([[1, 2, 3], [4, 5, 6], [7, 8, 9]]); range('F6:G7').setValue('x');
  const D = SpreadsheetApp.Dimension;`;

// gas-fakes test/testsheetssets.js (Range.getDataRegion)
test.each<Case>([
  ['range("C3").getDataRegion()', 'B2:D4'],
  ['range("A1").getDataRegion()', 'A1'],
  ['range("B1").getDataRegion()', 'B1:D4'],
  ['range("E3").getDataRegion()', 'B2:E4'],
  ['range("F6").getDataRegion()', 'F6:G7'],
  ['range("C3").getDataRegion(D.ROWS)', 'C2:C4'],
  ['range("C3").getDataRegion(D.COLUMNS)', 'B3:D3'],
])('%s is %s', (code, expected) => {
  expect(runSheet(`${REGIONS} return ${code}.getA1Notation();`)).toBe(expected);
});

const JUMPS = `range('B2').setValue('x'); range('B5').setValue('x'); range('D2:D4').setValue('x'); range('F1000').setValue('x');
  range('B7').setValue('x'); range('E7').setValue('x'); range('B9:D9').setValue('x'); range('Z11').setValue('x');
  const { DOWN, UP, NEXT, PREVIOUS } = SpreadsheetApp.Direction;`;

// gas-fakes test/testsheets.js (Range.getNextDataCell)
test.each<Case>([
  ['range("B1").getNextDataCell(DOWN)', 'B2'],
  ['range("B2").getNextDataCell(DOWN)', 'B5'],
  ['range("D2").getNextDataCell(DOWN)', 'D4'],
  ['range("A1").getNextDataCell(DOWN)', 'A1000'],
  ['range("F1000").getNextDataCell(DOWN)', 'F1000'],
  ['range("F1").getNextDataCell(DOWN)', 'F1000'],
  ['range("B4").getNextDataCell(UP)', 'B2'],
  ['range("D4").getNextDataCell(UP)', 'D2'],
  ['range("B2").getNextDataCell(UP)', 'B1'],
  ['range("A1").getNextDataCell(UP)', 'A1'],
  ['range("A7").getNextDataCell(NEXT)', 'B7'],
  ['range("B7").getNextDataCell(NEXT)', 'E7'],
  ['range("B9").getNextDataCell(NEXT)', 'D9'],
  ['range("E7").getNextDataCell(NEXT)', 'Z7'],
  ['range("A11").getNextDataCell(NEXT)', 'Z11'],
  ['range("E9").getNextDataCell(PREVIOUS)', 'D9'],
  ['range("E7").getNextDataCell(PREVIOUS)', 'B7'],
  ['range("B7").getNextDataCell(PREVIOUS)', 'A7'],
])('%s is %s', (code, expected) => {
  expect(runSheet(`${JUMPS} return ${code}.getA1Notation();`)).toBe(expected);
});

// gas-fakes test/testsheets.js (Range Merging Methods)
test('merged cells keep their first value and know each other', () => {
  expect(
    runSheet(`range('A1:C3').setValues([[1, 2, 3], [4, 5, 6], [7, 8, 9]]);
      range('A1:B2').merge(); const all = sheet.getDataRange();
      const seen = [range('B2').isPartOfMerge(), range('C3').isPartOfMerge(), all.getMergedRanges().map(r => r.getA1Notation()), all.getValues()[0]];
      range('A1:B2').breakApart(); range('A1:B2').mergeAcross();
      const across = all.getMergedRanges().map(r => r.getA1Notation()); range('A1:B2').breakApart(); range('A1:B2').mergeVertically();
      return [...seen, across, all.getMergedRanges().map(r => r.getA1Notation())];`),
  ).toEqual([true, false, ['A1:B2'], [1, '', 3], ['A1:B1', 'A2:B2'], ['A1:A2', 'B1:B2']]);
});

// gas-fakes test/testsheets.js (Sheet clearing methods): notes and validations stay
test.each<Case>([
  ['sheet.clear()', ['', '#ffffff', 'n', true]],
  ['sheet.clearContents()', ['', '#ff0000', 'n', true]],
  ['sheet.clearFormats()', ['a', '#ffffff', 'n', true]],
  ['sheet.clearNotes()', ['a', '#ff0000', '', true]],
  ['range("A1").clear()', ['', '#ffffff', 'n', true]],
  ['range("A1").clear({ contentsOnly: true })', ['', '#ff0000', 'n', true]],
  ['range("A1").clear({ validationsOnly: true })', ['a', '#ff0000', 'n', false]],
  ['range("A1").clear({ commentsOnly: true })', ['a', '#ff0000', '', true]],
])('%s', (code, expected) => {
  expect(
    runSheet(`const c = range('A1').setValue('a').setBackground('red').setNote('n');
      c.setDataValidation(SpreadsheetApp.newDataValidation().requireTextEqualTo('a').build()); ${code};
      return [c.getValue(), c.getBackground(), c.getNote(), c.getDataValidation() !== null];`),
  ).toEqual(expected);
});

// gas-fakes test/testsheets.js (Range.moveTo, Range.deleteCells and insertCells)
const GRID = `range('A1:D4').setValues([1, 2, 3, 4].map(r => ['A', 'B', 'C', 'D'].map(c => c + r)));
  const { ROWS, COLUMNS } = SpreadsheetApp.Dimension;`;

test.each<Case>([
  ['range("B2:C3").deleteCells(COLUMNS)', ['A1B1C1D1', 'A2D2', 'A3D3', 'A4B4C4D4']],
  ['range("B2:C3").deleteCells(ROWS)', ['A1B1C1D1', 'A2B4C4D2', 'A3D3', 'A4D4']],
  ['range("B2:C2").insertCells(COLUMNS)', ['A1B1C1D1', 'A2B2', 'A3B3C3D3', 'A4B4C4D4']],
  ['range("B2:B3").insertCells(ROWS)', ['A1B1C1D1', 'A2C2D2', 'A3C3D3', 'A4B2C4D4']],
  ['range("A1:B2").moveTo(range("B1"))', ['A1B1D1', 'A2B2D2', 'A3B3C3D3', 'A4B4C4D4']],
])('%s', (code, expected) => {
  expect(
    runSheet(`${GRID} ${code}; return range('A1:D4').getValues().map(r => r.join(''));`),
  ).toEqual(expected);
});

// gas-fakes test/testsheets.js (Range.copyTo; copy values and formats to range)
describe('copies', () => {
  const SOURCE = `range('A1:B2').setValues([['V1', 'V2'], ['V3', 'V4']]).setBackground('#ff0000').setFontWeight('bold');
    const { PASTE_VALUES, PASTE_FORMAT, PASTE_NORMAL } = SpreadsheetApp.CopyPasteType;
    const at = (a1) => [range(a1).getValues(), range(a1).getBackground()];`;
  const FULL = [
    ['V1', 'V2'],
    ['V3', 'V4'],
  ];

  test.each<Case>([
    ['range("A1:B2").copyTo(range("G1")); return at("G1:H2")', [FULL, '#ff0000']],
    ['range("A1:B2").copyTo(range("J1:L4")); return at("J3:K4")', [FULL, '#ff0000']],
    ['range("A1:B2").copyTo(range("J1:L4")); return range("L1").getBackground()', '#ffffff'],
    [
      'range("A1:B2").copyTo(range("D5"), { contentsOnly: true }); return at("D5:E6")',
      [FULL, '#ffffff'],
    ],
    [
      'range("A1:B2").copyTo(range("D5"), { formatOnly: true }); return at("D5")',
      [[['']], '#ff0000'],
    ],
    [
      'range("A1:B2").copyTo(range("D5"), PASTE_VALUES, false); return at("D5:E6")',
      [FULL, '#ffffff'],
    ],
    [
      'range("A1:B2").copyTo(range("D5"), PASTE_NORMAL, true); return at("D5:E6")[0]',
      [
        ['V1', 'V3'],
        ['V2', 'V4'],
      ],
    ],
    [
      'range("A10:B11").copyTo(range("A1:B2")); return at("A1:B2")',
      [
        [
          ['', ''],
          ['', ''],
        ],
        '#ffffff',
      ],
    ],
    [
      'range("A1:B2").copyValuesToRange(sheet, 4, 7, 1, 2); return range("D1:G1").getValues()[0]',
      ['V1', 'V2', 'V1', 'V2'],
    ],
    [
      'range("C1").setFormula("=A1&$B$2"); range("C1").copyTo(range("C2")); return range("C2").getFormula()',
      '=A2&$B$2',
    ],
  ])('%s', (code, expected) => {
    expect(runSheet(`${SOURCE} ${code};`)).toEqual(expected);
  });
});

// gas-fakes test/testsheets.js (autoFill), developers.google.com/apps-script/reference/spreadsheet/range#autoFill
test.each<Case>([
  [
    'range("A1:A4").setValues([[1], [2], [3], [4]]).autoFill(range("A1:A8"), S); return range("A8").getValue()',
    8,
  ],
  [
    'range("E1:H1").setValues([[10, 8, 6, 4]]).autoFill(range("B1:H1"), S); return range("B1:D1").getValues()[0]',
    [16, 14, 12],
  ],
  [
    'range("A1:A9").setValue(1); range("B1:B2").setValues([["Jan"], ["Feb"]]).autoFillToNeighbor(S); return range("B9").getValue()',
    'Sep',
  ],
])('%s', (code, expected) => {
  expect(runSheet(`const S = SpreadsheetApp.AutoFillSeries.DEFAULT_SERIES; ${code};`)).toEqual(
    expected,
  );
});

// gas-fakes test/testsheetsvalues.js (sorting and randomizing, assorted data manipulation)
describe('order', () => {
  test.each<Case>([
    [
      'range("A1:B3").setValues([[3, "c"], [1, "a"], [2, "b"]]).sort(1).getValues()',
      [
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
      ],
    ],
    [
      'range("A1:B3").setValues([[1, 2], [1, 1], [0, 9]]).sort([{ column: 1, ascending: false }, 2]).getValues()',
      [
        [1, 1],
        [1, 2],
        [0, 9],
      ],
    ],
    [
      'range("A1:A4").setValues([["b"], [true], [2], [""]]).sort(1).getValues().flat()',
      [2, 'b', true, ''],
    ],
    [
      'range("A1:A4").setValues([["b"], [true], [2], [""]]).sort({ column: 1, ascending: false }).getValues().flat()',
      [true, 'b', 2, ''],
    ],
    [
      'range("B1:B4").setValues([["x"], ["y"], ["X"], ["y"]]).removeDuplicates([2]).getA1Notation()',
      'B1:B2',
    ],
    [
      'range("A1:A2").setValues([["  a  b "], ["\'   =SUM(1,2)"]]).trimWhitespace().getValues().flat()',
      ['a b', '=SUM(1,2)'],
    ],
  ])('%s', (code, expected) => {
    expect(runSheet(`return ${code};`)).toEqual(expected);
  });

  test('sorting a sheet leaves its frozen rows', () => {
    expect(
      runSheet(`range('A1:A3').setValues([['Head'], [2], [1]]); sheet.setFrozenRows(1); sheet.sort(1);
        return range('A1:A3').getValues().flat();`),
    ).toEqual(['Head', 1, 2]);
  });
});
