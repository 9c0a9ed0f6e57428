import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { areaName, cellName, columnName, parseArea } from '../../../src/local/page/a1';
import { commandOf } from '../../../src/local/page/keys';
import { neighbour, nextInArea } from '../../../src/local/page/selection';
import { parseTsv, quoted } from '../../../src/local/page/tsv';
import type { SheetView } from '../../../src/local/workbook/protocol';

const sheet: SheetView = {
  id: 0,
  name: 'Time',
  hidden: false,
  tabColor: '',
  rows: 10,
  columns: 5,
  frozenRows: 1,
  frozenColumns: 0,
  widths: [100, 100, 100, 100, 100],
  hiddenColumns: [3],
  hiddenRows: [2, 3],
  heights: [],
  empty: false,
  guarded: false,
};

describe('addresses', () => {
  test.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [702, 'ZZ'],
    [703, 'AAA'],
  ])('column %d is %s', (column, name) => {
    expect(columnName(column)).toBe(name);
  });

  test.each([
    ['b2', 'B2'],
    ['$B$2', 'B2'],
    ['D5:B2', 'B2:D5'],
    ['C:C', 'C1:C10'],
    ['2:3', 'A2:E3'],
    ['Z1', null],
    ['A11', null],
    ['', null],
    ['hello', null],
    ['B', null],
  ])('%s leads to %s', (text, name) => {
    const area = parseArea(text, sheet);
    expect(area && areaName(area)).toBe(name);
  });

  test('every cell is found by its name', () => {
    const place = fc.record({
      row: fc.integer({ min: 1, max: 99_999 }),
      column: fc.integer({ min: 1, max: 18_278 }),
    });
    fc.assert(
      fc.property(place, ({ row, column }) => {
        const area = parseArea(cellName(row, column), { rows: 99_999, columns: 18_278 });
        expect(area).toEqual({ row, column, lastRow: row, lastColumn: column });
      }),
    );
  });
});

describe('moves', () => {
  test.each([
    [{ row: 1, column: 1 }, 'down', { row: 4, column: 1 }],
    [{ row: 4, column: 1 }, 'up', { row: 1, column: 1 }],
    [{ row: 1, column: 2 }, 'right', { row: 1, column: 4 }],
    [{ row: 1, column: 1 }, 'left', { row: 1, column: 1 }],
    [{ row: 10, column: 5 }, 'down', { row: 10, column: 5 }],
  ] as const)('from %j %s to %j, over what is hidden', (from, direction, to) => {
    expect(neighbour(sheet, from, direction)).toEqual(to);
  });

  test('Tab and Enter walk round an area', () => {
    const area = { row: 2, column: 2, lastRow: 3, lastColumn: 3 };
    const walk = (byRows: boolean) => {
      const seen: string[] = [];
      let place = { row: 2, column: 2 };
      for (let step = 0; step < 5; step++) {
        place = nextInArea(area, place, byRows);
        seen.push(cellName(place.row, place.column));
      }
      return seen;
    };
    expect(walk(true)).toEqual(['C2', 'B3', 'C3', 'B2', 'C2']);
    expect(walk(false)).toEqual(['B3', 'C2', 'C3', 'B2', 'B3']);
  });
});

describe('keys', () => {
  const none = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
  test.each([
    [{ key: 'ArrowDown' }, { kind: 'move', direction: 'down', extend: false, far: false }],
    [
      { key: 'ArrowDown', shiftKey: true, ctrlKey: true },
      { kind: 'move', direction: 'down', extend: true, far: true },
    ],
    [{ key: 'ArrowDown', altKey: true }, { kind: 'open' }],
    [{ key: 'Enter' }, { kind: 'edit' }],
    [
      { key: 'Tab', shiftKey: true },
      { kind: 'next', direction: 'left' },
    ],
    [{ key: 'z', metaKey: true }, { kind: 'undo' }],
    [{ key: 'Z', ctrlKey: true, shiftKey: true }, { kind: 'redo' }],
    [
      { key: 'Home', ctrlKey: true },
      { kind: 'end', first: true, ofSheet: true, extend: false },
    ],
    [{ key: 'Delete' }, { kind: 'clear' }],
    [{ key: 'a' }, null],
    [{ key: 'c', ctrlKey: true }, null],
  ])('%j', (pressed, command) => {
    expect(commandOf({ ...none, ...pressed })).toEqual(command);
  });
});

describe('clipboard texts', () => {
  test.each([
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\r\nb\r\n', [['a'], ['b']]],
    ['"x\ty"\t"say ""hi"""\n', [['x\ty', 'say "hi"']]],
    ['"not quoted" as a whole', [['"not quoted" as a whole']]],
    ['', [['']]],
    ['\t', [['', '']]],
  ])('%j', (text, rows) => {
    expect(parseTsv(text)).toEqual(rows);
  });

  test('what is copied is what is pasted', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', 'é') });
    const rows = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([height, width]) => {
        const line = fc.array(cell, { minLength: width, maxLength: width });
        return fc.array(line, { minLength: height, maxLength: height });
      })
      .filter((lines) => (lines.at(-1) ?? []).join('') !== '');
    fc.assert(
      fc.property(rows, (lines) => {
        const text = lines.map((line) => line.map(quoted).join('\t')).join('\n');
        expect(parseTsv(text)).toEqual(lines);
      }),
    );
  });
});
