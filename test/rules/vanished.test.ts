import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countDays } from '../../src/rules/day-counts';
import { emptiedMonths } from '../../src/rules/emptied-months';
import { findVanished, type TrackedRow, type WholeList } from '../../src/rules/vanished';
import { day } from '../support/sample-records';

const rows = (count: number, fields: Partial<TrackedRow> = {}): TrackedRow[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `r${index}`,
    spentOn: day('2026-03-10'),
    sourceState: 'final',
    ...fields,
  }));

const listOf = (ids: readonly string[]): WholeList => ({
  tab: 'Time',
  noun: 'time entries',
  days: { from: day('2026-03-01'), to: day('2026-03-31') },
  present: new Set(ids),
});

test('rows that the tracker no longer has are found, and no others', () => {
  const present = listOf(['r0', 'r2', 'x']);
  expect(findVanished(rows(3), present, false).gone).toEqual(['r1']);
});

test('rows of other days, and rows that are gone already, are left alone', () => {
  expect(findVanished(rows(2, { spentOn: day('2026-02-28') }), listOf([]), false).gone).toEqual([]);
  expect(findVanished(rows(2, { sourceState: 'gone' }), listOf([]), false).gone).toEqual([]);
});

test('when more than half are missing a person is asked first', () => {
  const asked = findVanished(rows(20), listOf(['r1', 'r2']), false);
  expect(asked.gone).toEqual([]);
  expect(asked.problems).toMatchObject([
    {
      code: 'E-305',
      message:
        '18 of 20 time entries from 2026-03-01 to 2026-03-31 are no longer in the tracker. Nothing was marked as gone.',
    },
  ]);
  expect(findVanished(rows(20), listOf(['r1', 'r2']), true).gone).toHaveLength(18);
});

test('what is found and what is present are together all live rows', () => {
  const states = fc.constantFrom('final' as const, 'running' as const, 'gone' as const);
  const some = fc.uniqueArray(fc.tuple(fc.nat(30), states, fc.boolean()), {
    selector: ([id]) => id,
  });
  fc.assert(
    fc.property(some, (drawn) => {
      const all = drawn.map(([id, sourceState]) => ({ ...rows(1)[0], id: `r${id}`, sourceState }));
      const present = drawn.filter(([, , there]) => there).map(([id]) => `r${id}`);
      const { gone } = findVanished(all as TrackedRow[], listOf(present), true);
      const live = drawn.filter(([, state]) => state !== 'gone').map(([id]) => `r${id}`);
      expect(gone).toEqual(live.filter((id) => !present.includes(id)));
    }),
  );
});

test('a month of which more than half is missing waits, and the others do not', () => {
  const march = rows(20);
  const april = rows(80, { spentOn: day('2026-04-10') }).map((row) => ({
    ...row,
    id: `a${row.id}`,
  }));
  const present = [...april.slice(1), ...march.slice(12)].map(({ id }) => id);
  const days = { from: day('2026-03-01'), to: day('2026-04-30') };
  const asked = findVanished([...march, ...april], { ...listOf(present), days }, false);
  expect(asked.gone).toEqual(['ar0']);
  expect(asked.problems.map(({ message }) => message)).toEqual([
    '12 of 20 time entries of 2026-03 are no longer in the tracker. Nothing was marked as gone.',
  ]);
});

test('months that a list has emptied are told by their numbers alone', () => {
  const days = { from: day('2026-03-01'), to: day('2026-04-30') };
  const march = rows(20);
  const april = rows(20, { spentOn: day('2026-04-10') });
  const read = countDays('', days, [
    ...march.slice(0, 9).map(({ spentOn }) => spentOn),
    ...april.slice(0, 10).map(({ spentOn }) => spentOn),
  ]);
  const found = emptiedMonths(read, days, [...march, ...april]);
  expect(found.map(({ month }) => month)).toEqual(['2026-03']);
  expect(found[0]?.problemFor({ tab: 'Time', noun: 'time entries' }).message).toContain(
    '11 of 20 time entries of 2026-03',
  );
});
