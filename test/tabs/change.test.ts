import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type LocalDate, localDateOf } from '../../src/calendar/local-date';
import type { Cell } from '../../src/tabs/cell';
import { flag, integer, localDate, text } from '../../src/tabs/cell-types';
import { changeOf, type TabChange, type Wanted } from '../../src/tabs/change';
import type { Tab } from '../../src/tabs/tab';
import { readTable } from '../../src/tabs/table';
import { applyChange, type Grid } from '../support/apply-change';

interface Fruit {
  fruitId: string;
  pickedOn: LocalDate;
  count: number | null;
  eat: boolean;
}

const fruits: Tab<Fruit> = {
  name: 'Fruits',
  version: 1,
  key: 'fruitId',
  group: 'work',
  frozenColumns: 0,
  columns: {
    fruitId: { header: 'ID', owner: 'pull', cell: text },
    pickedOn: { header: 'Picked', owner: 'pull', cell: localDate },
    count: {
      header: 'Count',
      owner: 'price',
      cell: {
        ...integer,
        write: (v) => v ?? '',
        read: (c, x) => (c === '' ? { value: null } : integer.read(c, x)),
      },
      blank: null,
    },
    eat: { header: 'Eat', owner: 'user', cell: flag, blank: false },
  },
};

const day = localDateOf('2026-03-01');
const picked = (...ids: string[]) =>
  new Map(ids.map((id) => [id, { fruitId: id, pickedOn: day }] as const));

function after(grid: Grid, wanted: Wanted<Fruit>): { grid: Grid; change: TabChange | null } {
  const change = changeOf(readTable(fruits, grid), wanted);
  return { grid: change ? applyChange(grid, change) : grid, change };
}

const header: Cell[] = ['ID', 'Picked', 'Count', 'Eat'];

test('new rows carry every column, with blanks for what others own', () => {
  const { grid } = after([header], { owner: 'pull', values: picked('a', 'b'), mode: 'merge' });
  expect(grid).toEqual([header, ['a', 46082, '', false], ['b', 46082, '', false]]);
});

test('what is there already is not written again', () => {
  const grid = [header, ['a', { wall: '2026-03-01' }, 7, true]];
  expect(after(grid, { owner: 'pull', values: picked('a'), mode: 'merge' }).change).toBeNull();
});

test('a merge leaves rows that it does not name, and other columns of those that it does', () => {
  const grid = [header, ['x', 1, 5, true], ['a', 1, 7, true]];
  const merged = after(grid, { owner: 'pull', values: picked('a', 'b'), mode: 'merge' });
  expect(merged.grid).toEqual([
    header,
    ['x', 1, 5, true],
    ['a', 46082, 7, true],
    ['b', 46082, '', false],
  ]);
});

test('columns are found where a person moved them, and their own columns are left alone', () => {
  const grid: Cell[][] = [
    ['My note', 'Eat', 'Count', 'ID', 'Picked'],
    ['keep', true, 3, 'a', 46000],
  ];
  const merged = after(grid, { owner: 'pull', values: picked('a', 'b'), mode: 'merge' });
  expect(merged.grid).toEqual([
    ['My note', 'Eat', 'Count', 'ID', 'Picked'],
    ['keep', true, 3, 'a', 46082],
    ['', false, '', 'b', 46082],
  ]);
});

test('a replacement removes rows whole, and new ones stand in their order', () => {
  const grid = [
    [...header, 'Note'],
    ['a', 46082, 1, true, 'of a'],
    ['gone', 46082, 1, true, 'of gone'],
    ['c', 46082, 1, true, 'of c'],
  ];
  const wanted = picked('first', 'a', 'b', 'c', 'd');
  expect(after(grid, { owner: 'pull', values: wanted, mode: 'replace' }).grid).toEqual([
    [...header, 'Note'],
    ['first', 46082, '', false],
    ['a', 46082, 1, true, 'of a'],
    ['b', 46082, '', false],
    ['c', 46082, 1, true, 'of c'],
    ['d', 46082, '', false],
  ]);
});

test('changes near each other are one block, and a formula between them is never overwritten', () => {
  const rows = Array.from({ length: 9 }, (_, n): Cell[] => [`k${n}`, 46082, n, false]);
  const wanted = { owner: 'price', mode: 'merge' } as const;
  const values = new Map([1, 7].map((n) => [`k${n}`, { count: 100 }]));
  expect(after([header, ...rows], { ...wanted, values }).change?.blocks).toHaveLength(1);
  const withFormula = rows.map((row, n) =>
    n === 4 ? [...row.slice(0, 2), { formula: '=1+1', shows: '2' }, false] : row,
  );
  const both = after([header, ...withFormula], { ...wanted, values });
  expect(both.change?.blocks).toHaveLength(2);
  expect(both.grid[5]?.[2]).toEqual({ formula: '=1+1', shows: '2' });
});

test('any wanted state is reached, and reaching it again changes nothing', () => {
  const ids = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });
  const mode = fc.constantFrom('merge', 'replace') as fc.Arbitrary<'merge' | 'replace'>;
  fc.assert(
    fc.property(ids, ids, mode, (before, wantedIds, how) => {
      const start = [header, ...before.map((id, n): Cell[] => [id, 46000, n, true])];
      const wanted: Wanted<Fruit> = { owner: 'pull', values: picked(...wantedIds), mode: how };
      const once = after(start, wanted);
      const table = readTable(fruits, once.grid);
      const keys = table.rows.map(({ key }) => key);
      const kept = before.filter((id) => how === 'merge' || wantedIds.includes(id));
      expect(new Set(keys)).toEqual(new Set([...kept, ...wantedIds]));
      for (const { key, record } of table.rows) {
        if (wantedIds.includes(key)) expect(record.pickedOn).toBe('2026-03-01');
        if (before.includes(key)) expect(record.count).toBe(before.indexOf(key));
      }
      expect(after(once.grid, wanted).change).toBeNull();
    }),
  );
});
