import { expect, test } from '@jest/globals';
import fc from 'fast-check';
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
