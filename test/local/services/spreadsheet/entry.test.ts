import { expect, test } from '@jest/globals';
import { type EntryRules, readEntry } from '../../../../src/local/services/spreadsheet/model/entry';
import { localeOf } from '../../../../src/local/services/spreadsheet/model/locale';
import { Formula, type Scalar } from '../../../../src/local/services/spreadsheet/model/scalar';

const rules = (locale: string, more: Partial<EntryRules> = {}): EntryRules => ({
  locale: localeOf(locale),
  currentYear: 2026,
  format: undefined,
  textFormatHidesApostrophe: true,
  textFormatStopsFormulas: true,
  ...more,
});

type Row = [text: string, value: Scalar | undefined, format: string | null];

// Sheets' reading of typed text: numfmt's parseValue tests with their notes on where Sheets differs,
// vlucas/sheetquery#20, the guide to values of the Sheets API
test.each<Row>([
  ['', undefined, null],
  ['1234', 1234, null],
  [' 12.34 ', 12.34, null],
  ['- 12.34', -12.34, null],
  ['(12.34)', -12.34, null],
  ['+1', 1, null],
  ['01234', 1234, null],
  ['22 34', 2234, null],
  ['1,234,443', 1234443, '#,##0'],
  ['1,234.56', 1234.56, '#,##0.00'],
  ['12%', 0.12, '0%'],
  ['12.5%', 0.125, '0.00%'],
  ['12 %', '12 %', null],
  ['-%-12', '-%-12', null],
  ['1.23e+2', 123, '0.00E+00'],
  ['$100.15', 100.15, '"$"#,##0.00'],
  ['-$15', -15, '"$"#,##0'],
  ['€5', 5, '[$€]#,##0'],
  ['$123%', 1.23, '"$"#,##0'],
  ['$€1234', '$€1234', null],
  ['0x12', '0x12', null],
  ['1/15/2024', 45306, 'm/d/yyyy'],
  ['3/1/2016', 42430, 'm/d/yyyy'],
  ['07/05/1984', 30868, 'mm/dd/yyyy'],
  ['2024-01-31', 45322, 'yyyy-mm-dd'],
  ['2015/05/07 10:00:00', 42131 + 10 / 24, 'yyyy/mm/dd hh:mm:ss'],
  ['6 October 1984', 30961, 'd mmmm yyyy'],
  ['Oct 6, 1984', 30961, 'mmm d, yyyy'],
  ['1/2', 46024, 'm/d'],
  ['1-2', 46024, 'm-d'],
  ['4/1984', 30773, 'm/yyyy'],
  ['1 jan 1900', 2, 'd mmm yyyy'],
  ['29 feb 1975', '29 feb 1975', null],
  ['2000-13-01', '2000-13-01', null],
  ['15/1/2024', '15/1/2024', null],
  ['1:30 PM', 0.5625, 'h:mm am/pm'],
  ['25:30', 25.5 / 24, '[h]:mm'],
  ['10:12.456', '10:12.456', null],
  ['true', true, null],
  ['FALSE', false, null],
  ["'0001", '0001', null],
  ['@x', '@x', null],
  ['INV-001', 'INV-001', null],
  ['2024-01-31T10:00:00Z', '2024-01-31T10:00:00Z', null],
])('%s in the United States', (text, value, format) => {
  const entry = readEntry(text, rules('en_US'));
  expect(typeof value === 'number' ? Number(entry.content).toFixed(8) : entry.content).toEqual(
    typeof value === 'number' ? value.toFixed(8) : value,
  );
  expect(entry.format).toBe(format);
});

test.each<Row & string[]>([
  ['de_DE', '21,23', 21.23, null],
  ['de_DE', '1.234,50', 1234.5, '#,##0.00'],
  ['de_DE', '25.12.2016', 42729, 'dd.mm.yyyy'],
  ['de_DE', '1.5.', 46143, 'd.m'],
  ['de_DE', '1234.50', '1234.50', null],
  ['de_DE', 'WAHR', true, null],
  ['en_GB', '15/1/2024', 45306, 'd/m/yyyy'],
  ['en_GB', '1/2', 46054, 'd/m'],
  ['en_GB', '£5', 5, '"£"#,##0'],
  ['fr_FR', '1 234,5', 1234.5, null],
  ['fr_FR', 'VRAI', true, null],
] as never)('in %s: %s', (locale: string, text: string, value: Scalar, format: string | null) => {
  const entry = readEntry(text, rules(locale));
  expect(entry.content).toEqual(value);
  expect(entry.format).toBe(format);
});

// apps-script.md 3.1 and the switches of disputed behaviour
const asText = (more: Partial<EntryRules> = {}) => rules('en_US', { format: '@', ...more });

test.each(['=IMPORTXML("x","y")', '01234', '1-2', '+1', '@x', '-5', 'TRUE', '1,5'])(
  'a cell of format @ keeps %s',
  (text) => {
    expect(readEntry(text, asText()).content).toBe(text);
  },
);

test('the switches decide about formulas and apostrophes under @', () => {
  const formula = readEntry('=A1', asText({ textFormatStopsFormulas: false })).content;
  expect(formula).toEqual(new Formula('=A1'));
  expect(readEntry("'x", asText()).content).toBe('x');
  expect(readEntry("'x", asText({ textFormatHidesApostrophe: false })).content).toBe("'x");
});

test('a plus sign before text starts a formula', () => {
  expect(readEntry('+x', rules('en_US')).content).toEqual(new Formula('=+x'));
});
