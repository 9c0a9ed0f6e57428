import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rowsOfFile } from '../../src/rules/csv-rows';
import { type CsvCell, unguarded, writeCsv } from '../../src/rules/write-csv';
import { tabToCsv } from '../../src/tabs/tab-csv';

const readBack = (csv: string): readonly (readonly string[])[] => {
  const file = rowsOfFile(new Uint8Array(Buffer.from(csv, 'utf8')));
  if ('code' in file) throw new Error(file.message);
  return file.rows.map(({ cells }) => cells.map(unguarded));
};

test.each<[CsvCell, string]>([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@x', "'@x"],
  ["'=1", "''=1"],
  ['\t=1', "'\t=1"],
  ['＝1', "'＝1"],
  ["it's", "it's"],
  ['a=1', 'a=1'],
  [-1.5, '-1.5'],
  [true, 'TRUE'],
  [12, '12'],
  ['', ''],
])('%j is written %s', (cell, written) => {
  expect(writeCsv([[cell, 'x']])).toBe(`\ufeff${written},x\r\n`);
});

test('texts with delimiters, quotes and line ends are quoted', () => {
  expect(writeCsv([['a,b', 'c"d', 'e\nf']])).toBe('\ufeff"a,b","c""d","e\nf"\r\n');
});

describe('a table that was written', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('=1', "'=x", '-', '@', '"', '""', 'a,b;c\td|e', ' x ', '\n', '＝'),
  );

  test('reads back equal', () => {
    const tables = fc
      .integer({ min: 1, max: 6 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }),
      );
    fc.assert(
      fc.property(tables, (rows) => {
        const plain = rows.map((row) => row.map((one) => one.replace(/\r\n?/g, '\n')));
        const filled = plain.filter((row) => row.some((one) => one.trim() !== ''));
        fc.pre(filled.length > 0);
        const header = (plain[0] ?? []).map((_, at) => `Column ${at + 1}`);
        expect(readBack(writeCsv([header, ...plain]))).toEqual(filled);
      }),
    );
  });

  test('has no cell that a spreadsheet would take for a formula', () => {
    fc.assert(
      fc.property(cell, (text) => {
        const written = writeCsv([[text, 'x']]).replace(/^\ufeff"?/, '');
        expect(written).not.toMatch(/^[=+\-@\t＝＋－＠]/);
      }),
    );
  });
});

test('a tab is written as it shows itself', () => {
  const grid = [
    ['Date', 'Hours', 'Billable', 'Notes', 'Sum'],
    [{ wall: '2026-03-02' }, 1.5, false, '=1+1', { formula: '=B2*2', shows: '3.00' }],
  ];
  expect(tabToCsv(grid)).toBe(
    "\ufeffDate,Hours,Billable,Notes,Sum\r\n2026-03-02,1.5,FALSE,'=1+1,3.00\r\n",
  );
});
