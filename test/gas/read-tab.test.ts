import { expect, test } from '@jest/globals';
import type { Cell } from '../../src/tabs/cell';
import { InWorkbook } from './support/in-script';
import { TAB_SCRIPT } from './support/tab-script';

function bookWith(typed: Readonly<Record<string, unknown>>, timeZone: string): InWorkbook {
  const book = new InWorkbook(TAB_SCRIPT, { timeZone });
  book.call('add', 'T');
  for (const [address, value] of Object.entries(typed)) book.call('type', 'T', address, value);
  return book;
}

test.each(['America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'America/Vancouver'])(
  'days and times are those that the sheet shows, in %s',
  (timeZone) => {
    const book = bookWith(
      {
        A1: '2026-03-08',
        B1: '2026-03-08 14:30:15',
        C1: '2026-11-01',
        D1: '1999-12-31',
        E1: '2026-07-01 23:59:59',
      },
      timeZone,
    );
    expect(book.call<Cell[][]>('read', 'T')).toEqual([
      [
        { wall: '2026-03-08' },
        { wall: '2026-03-08T14:30:15' },
        { wall: '2026-11-01' },
        { wall: '1999-12-31' },
        { wall: '2026-07-01T23:59:59' },
      ],
    ]);
  },
);

test('formulas are told from values, with what they show', () => {
  const book = bookWith(
    { A1: 2, B1: '=A1*2.5', C1: '=1/0', D1: true, E1: 'x' },
    'America/New_York',
  );
  expect(book.call<Cell[][]>('read', 'T')).toEqual([
    [2, { formula: '=A1*2.5', shows: '5' }, { formula: '=1/0', shows: '#DIV/0!' }, true, 'x'],
  ]);
});

test('a day is asked for once, however often it stands there', () => {
  const book = bookWith({}, 'Asia/Kolkata');
  for (let row = 1; row <= 30; row++)
    book.call('type', 'T', `A${row}`, `2026-03-0${(row % 5) + 1}`);
  const calls = book.callsOf('read', 'T');
  expect(calls.filter((call) => call === 'Utilities.formatDate')).toHaveLength(5);
});

test('an empty tab has one empty cell, and a missing one is none', () => {
  const book = bookWith({}, 'Etc/UTC');
  expect(book.call('read', 'T')).toEqual([['']]);
  expect(book.call('read', 'Bills')).toBeNull();
});

test.each([
  ['America/New_York', 'en_US'],
  ['Asia/Kolkata', 'en_GB'],
  ['Europe/Berlin', 'de_DE'],
  ['Pacific/Auckland', 'fr_FR'],
])('what the add-on writes is what it reads, in %s with %s', (timeZone, locale) => {
  const book = new InWorkbook(TAB_SCRIPT, { timeZone, locale });
  book.call('add', 'T');
  const formats = ['yyyy-mm-dd', '#,##0.00', '0.00', '@', 'General'];
  const shapes = formats.map((format) => ({ format, checkbox: format === 'General' }));
  const serials = [46089, 46120.0, 36525];
  const cells = serials.map((serial, index) => [
    serial,
    1234.5 - index,
    1.75,
    '1.234,50',
    index === 1,
  ]);
  const block = { row: 1, column: 1, shapes, cells, dropdowns: [] };
  book.call('change', 'T', { removed: [], inserted: [], blocks: [block] });
  const days = ['2026-03-08', '2026-04-08', '1999-12-31'];
  expect(book.call<Cell[][]>('read', 'T')).toEqual(
    cells.map(([, ...rest], index) => [{ wall: days[index] }, ...rest]),
  );
});
