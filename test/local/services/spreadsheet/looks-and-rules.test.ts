import { describe, expect, test } from '@jest/globals';
import { runSheet } from './run-sheet';

type Case = readonly [code: string, expected: unknown];

const check = (code: string, expected: unknown) => expect(runSheet(code)).toEqual(expected);

// brucemcpherson/gas-fakes test/testsheets.js (cell and font backgrounds; setting and repeating cell
// formats; exotic styles), run on the live platform
describe('looks', () => {
  test.each<Case>([
    ['range("A1").getBackground()', '#ffffff'],
    ['range("A1").getFontFamily()', 'Arial'],
    ['range("A1").getFontSize()', 10],
    ['range("A1").getNumberFormat()', '0.###############'],
    [
      'range("A1").setNumberFormat("0.00").setNumberFormat("general").getNumberFormat()',
      '0.###############',
    ],
    ['range("A1").getHorizontalAlignment()', 'general'],
    ['range("A1").setHorizontalAlignment("normal").getHorizontalAlignment()', 'general-left'],
    [
      'range("A1").setHorizontalAlignment("right").setHorizontalAlignment(null).getHorizontalAlignment()',
      'general',
    ],
    ['range("A1").getVerticalAlignment()', 'bottom'],
    [
      'range("A1:B1").setVerticalAlignments([["top", null]]).getVerticalAlignments()',
      [['top', 'bottom']],
    ],
    ['range("A1").getWrap()', true],
    ['String(range("A1").getWrapStrategy())', 'OVERFLOW'],
    ['range("A1").setWrapStrategy(SpreadsheetApp.WrapStrategy.OVERFLOW).getWrap()', false],
    [
      'range("A1:B1").setWraps([[true, false]]).getWrapStrategies()[0].map(String)',
      ['WRAP', 'OVERFLOW'],
    ],
    [
      'range("A1:C1").setFontWeights([["bold", "normal", null]]).getFontWeights()',
      [['bold', 'normal', 'normal']],
    ],
    [
      'range("A1:C1").setFontStyles([["italic", "normal", null]]).getFontStyles()',
      [['italic', 'normal', 'normal']],
    ],
    [
      'range("A1:D1").setFontLines([["line-through", "none", "underline", null]]).getFontLines()',
      [['line-through', 'none', 'underline', 'none']],
    ],
    ['range("A1").setBackground("LIGHTCORAL").getBackground()', '#f08080'],
    ['range("A1").setBackground("#FFF").getBackground()', '#ffffff'],
    ['range("A1").setBackgroundRGB(1, 2, 255).getBackground()', '#0102ff'],
    ['range("A1").setFontColor("rebeccapurple2")', new Error('Invalid color string')],
    ['range("A1").setTextRotation(45).getTextRotation().getDegrees()', 45],
    ['range("A1").setVerticalText(true).getTextRotation().isVertical()', true],
    ['range("A1").getTextDirection()', null],
    [
      'String(range("A1").setTextDirection(SpreadsheetApp.TextDirection.RIGHT_TO_LEFT).getTextDirection())',
      'RIGHT_TO_LEFT',
    ],
    ['range("A1").getTextStyle().getFontFamily()', 'arial,sans,sans-serif'],
    ['range("A1").getTextStyle().isBold()', false],
    ['SpreadsheetApp.newTextStyle().build().getForegroundColor()', null],
    [
      'range("A1").setTextStyle(SpreadsheetApp.newTextStyle().setBold(true).setFontSize(32).build()).getFontSize()',
      32,
    ],
    ['SpreadsheetApp.newColor().asRgbColor()', new Error('Object is not of type RgbColor.')],
    [
      'String(SpreadsheetApp.newColor().setThemeColor(SpreadsheetApp.ThemeColorType.ACCENT1).build().getColorType())',
      'THEME',
    ],
    [
      'String(range("A1").setBackgroundObject(SpreadsheetApp.newColor().setThemeColor(SpreadsheetApp.ThemeColorType.ACCENT2).build()).getBackgroundObject().asThemeColor().getThemeColorType())',
      'ACCENT2',
    ],
    [
      'sheet.getRangeList(["A1", "C3"]).setBackground("blue").getRanges().map(r => r.getBackground())',
      ['#0000ff', '#0000ff'],
    ],
    ['sheet.setColumnWidth(2, 200).getColumnWidth(2)', 200],
    ['sheet.getRowHeight(3)', 21],
    ['sheet.setTabColor("red").getTabColor()', '#ff0000'],
  ])('%s', (code, expected) => {
    if (expected instanceof Error)
      expect(() => runSheet(`return ${code};`)).toThrow(expected.message);
    else check(`return ${code};`, expected);
  });

  test('rich text keeps its runs', () => {
    check(
      `const bold = SpreadsheetApp.newTextStyle().setBold(true).build();
       range('A1').setRichTextValue(SpreadsheetApp.newRichTextValue().setText('Bold then link')
         .setTextStyle(0, 4, bold).setLinkUrl(10, 14, 'https://example.com').build());
       const value = range('A1').getRichTextValue();
       return [value.getText(), value.getRuns().map(r => [r.getText(), r.getStartIndex(), r.getTextStyle().isBold(), r.getLinkUrl()])];`,
      [
        'Bold then link',
        [
          ['Bold', 0, true, null],
          [' then ', 4, false, null],
          ['link', 10, false, 'https://example.com'],
        ],
      ],
    );
  });
});

// gas-fakes test/testsheetsdatavalidations.js and the reference of DataValidationBuilder
describe('validations', () => {
  test.each<Case>([
    [
      'const b = SpreadsheetApp.newDataValidation(); return [b.getCriteriaType(), b.getCriteriaValues(), b.getHelpText(), b.getAllowInvalid()]',
      [null, [], null, true],
    ],
    [
      'const r = SpreadsheetApp.newDataValidation().requireNumberBetween(1, 5).setHelpText("1 to 5").build(); return [String(r), String(r.getCriteriaType()), r.getCriteriaValues(), r.getHelpText()]',
      ['DataValidation', 'NUMBER_BETWEEN', [1, 5], '1 to 5'],
    ],
    [
      'const d = new Date(Date.UTC(2012, 11, 31)); range("A1").setDataValidation(SpreadsheetApp.newDataValidation().requireDateAfter(d).build()); return range("A1").getDataValidation().getCriteriaValues()[0].toISOString()',
      '2012-12-31T00:00:00.000Z',
    ],
    [
      'range("A1").setDataValidation(SpreadsheetApp.newDataValidation().requireValueInRange(range("B1:B3"), false).build()); const [r, d] = range("A1").getDataValidation().getCriteriaValues(); return [r.getA1Notation(), d]',
      ['B1:B3', false],
    ],
    ['range("A1").setValue("text").insertCheckboxes(); return range("A1").getValue()', false],
    [
      'range("A1:B1").insertCheckboxes("YES", "NO").check(); return range("A1:C1").getValues()',
      [['YES', 'YES', '']],
    ],
    [
      'range("A1:A2").insertCheckboxes(); range("A1").check(); return [range("A1").isChecked(), range("A1:A2").isChecked()]',
      [true, null],
    ],
    ['range("A1:B1").setNotes([[25, "x"]]); return range("A1:B1").getNotes()[0]', ['25.0', 'x']],
    ['range("A1").setNote(null).getNote()', ''],
  ])('%s', (code, expected) => {
    check(/^(const|range.*;)/.test(code) ? code : `return ${code};`, expected);
  });

  test.each<[rule: string, value: string, fits: boolean]>([
    ['requireNumberGreaterThan(5)', '6', true],
    ['requireNumberGreaterThan(5)', '5', false],
    ['requireNumberBetween(1, 3)', '"x"', false],
    ['requireValueInList(["a", "b"])', '"b"', true],
    ['requireValueInList(["a", "b"])', '"c"', false],
    ['requireTextContains("ell")', '"Hello"', true],
    ['requireTextIsEmail()', '"ana@example.com"', true],
    ['requireTextIsEmail()', '"ana"', false],
    ['requireTextIsUrl()', '"https://example.com/x"', true],
    ['requireDate()', '"no date"', false],
    ['requireDateAfter(new Date(2026, 0, 1))', 'new Date(2026, 0, 2)', true],
    ['requireDateAfter(new Date(2026, 0, 1))', 'new Date(2025, 0, 2)', false],
    ['requireFormulaSatisfied("=ISNUMBER(A1)")', '"x"', false],
    ['requireFormulaSatisfied("=ISNUMBER(A1)")', '5', true],
    ['requireCheckbox()', '"x"', false],
    ['requireTextEqualTo("ok")', '""', true],
  ])('%s and the value %s', (rule, value, fits) => {
    const code = `const c = range('A1').setDataValidation(SpreadsheetApp.newDataValidation().${rule}.setAllowInvalid(false).build());
      c.setValue(${value}); SpreadsheetApp.flush(); return 'taken';`;
    if (fits) check(code, 'taken');
    else
      expect(() => runSheet(code)).toThrow('violates the data validation rules set on this cell');
  });
});

// gas-fakes test/testsheets.js (Protection) and testsheetspermissions.js; EH for the message
describe('protections', () => {
  test.each<Case>([
    [
      'const p = sheet.protect(); return [p.getRange().getA1Notation(), String(p.getProtectionType()), p.canDomainEdit()]',
      ['', 'SHEET', false],
    ],
    [
      'const p = range("A1:D5").protect().setDescription("d"); p.setRange(range("B2:E6")); return [p.getRange().getA1Notation(), ss.getProtections(SpreadsheetApp.ProtectionType.RANGE).length]',
      ['B2:E6', 1],
    ],
    [
      'ss.setNamedRange("n", range("C3:F7")); const p = range("A1").protect().setRangeName("n"); return [p.getRangeName(), p.getRange().getA1Notation()]',
      ['n', 'C3:F7'],
    ],
    ['return sheet.protect().setWarningOnly(true).getEditors()', []],
    [
      'return sheet.protect().getEditors().map(e => e.getEmail())',
      ['ana@example.com', 'ben@example.com'],
    ],
  ])('%s', (code, expected) => {
    check(code, expected);
  });

  test('an editor who is not listed may not write, and the owner may', () => {
    const lock = `const p = range('A1:A3').protect(); p.removeEditors(p.getEditors());`;
    check(`${lock} range('A1').setValue(1); return range('A1').getValue();`, 1);
    const other = (code: string) =>
      runSheet(`${code} SpreadsheetApp.flush();`, {
        user: 'ben@example.com',
      });
    expect(() =>
      other("range('A1').protect().removeEditor('ben@example.com'); range('A1').setValue(1);"),
    ).toThrow('You are trying to edit a protected cell or object.');
    expect(
      other(
        "sheet.protect().setUnprotectedRanges([range('A1')]).removeEditor('ben@example.com'); range('A1').setValue(1);",
      ),
    ).toBeUndefined();
  });
});

// gas-fakes test/testsheetssets.js (filters, FilterCriteriaBuilder)
describe('filters and conditional formats', () => {
  const DATA =
    "range('A1:C4').setValues([['H1', 'H2', 'H3'], ['A', 10, 'X'], ['C', 30, 'Y'], ['B', 20, 'Z']]);";
  test.each<Case>([
    ['return sheet.getFilter()', null],
    [
      'range("A1:C4").createFilter(); return range("F1").getFilter().getRange().getA1Notation()',
      'A1:C4',
    ],
    [
      'range("A1:C4").createFilter().sort(2, false); return range("A1:A4").getValues().flat()',
      ['H1', 'C', 'B', 'A'],
    ],
    [
      'range("A1:C4").createFilter().setColumnFilterCriteria(2, SpreadsheetApp.newFilterCriteria().whenNumberGreaterThan(15).build()); return [2, 3, 4].map(r => sheet.isRowHiddenByFilter(r))',
      [true, false, false],
    ],
    [
      'range("A1:C4").createFilter().setColumnFilterCriteria(1, SpreadsheetApp.newFilterCriteria().setHiddenValues(["C"]).build()); return [1, 2, 3].map(r => sheet.isRowHiddenByFilter(r))',
      [false, false, true],
    ],
    [
      'const c = SpreadsheetApp.newFilterCriteria().whenDateAfter(SpreadsheetApp.RelativeDate.TODAY).build(); return String(c.getCriteriaType())',
      'DATE_AFTER_RELATIVE',
    ],
    ['range("A1:C4").createFilter(); sheet.getFilter().remove(); return sheet.getFilter()', null],
    [
      'sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().whenNumberGreaterThan(15).setBackground("red").setRanges([range("B2:B4")]).build()]); const [r] = sheet.getConditionalFormatRules(); return [String(r.getBooleanCondition().getCriteriaType()), r.getBooleanCondition().getBackground(), r.getRanges()[0].getA1Notation()]',
      ['NUMBER_GREATER_THAN', '#ff0000', 'B2:B4'],
    ],
  ])('%s', (code, expected) => {
    check(`${DATA} ${code};`, expected);
  });

  test('a second filter is refused', () => {
    expect(() => runSheet("range('A1:B2').createFilter(); range('A1:A2').createFilter();")).toThrow(
      "You can't create a filter in a sheet that already has a filter.",
    );
  });
});

// gas-fakes test/testsheetstext.js (spreadsheet textfinder)
test('the text finder looks at what cells show, or at their formulas', () => {
  const find = (options: string) =>
    runSheet(`range('A1:B5').setValues([['sample', 'sámplé'], ['SampleA', 'sámplé'], ['=SAMPLE()', 1], ['=sample()', 1], ['=sampleA()', 1]]);
      return sheet.createTextFinder('sample')${options}.findAll().map(r => r.getA1Notation());`);
  expect(find('')).toEqual(['A1', 'A2']);
  expect(find('.matchFormulaText(true)')).toEqual(['A1', 'A2', 'A3', 'A4', 'A5']);
  expect(find('.ignoreDiacritics(true).matchCase(true).matchEntireCell(true)')).toEqual([
    'A1',
    'B1',
    'B2',
  ]);
  check(
    `range('A1:A2').setValues([['sample sample'], ['x']]); return [sheet.createTextFinder('sample').replaceAllWith('test'), range('A1').getValue()];`,
    [2, 'test test'],
  );
});

// gas-fakes test/testsheetsdeveloper.js (Developer Metadata)
test('developer metadata stands at a whole row, column, sheet or spreadsheet', () => {
  check(
    `range('8:8').addDeveloperMetadata('k', 'v'); sheet.addDeveloperMetadata('s', 'w', SpreadsheetApp.DeveloperMetadataVisibility.PROJECT);
     const [m] = range('8:8').getDeveloperMetadata(); sheet.insertRowBefore(1);
     return [String(m.getLocation().getLocationType()), m.getLocation().getRow().getA1Notation(), range('C9').getDeveloperMetadata().length,
       ss.createDeveloperMetadataFinder().withKey('s').find()[0].getValue(), String(sheet.getDeveloperMetadata()[0].getVisibility())];`,
    ['ROW', '9:9', 0, 'w', 'PROJECT'],
  );
  expect(() => runSheet("range('B6:D6').addDeveloperMetadata('k');")).toThrow(
    'Adding developer metadata to arbitrary ranges is not currently supported.',
  );
});
