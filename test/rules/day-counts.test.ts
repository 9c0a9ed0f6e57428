import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, type LocalDate } from '../../src/calendar/local-date';
import {
  countDays,
  countsByDay,
  doubtfulDays,
  rowsByDay,
  stretchOf,
} from '../../src/rules/day-counts';
import { day } from '../support/sample-records';

const days = { from: day('2026-03-01'), to: day('2026-03-31') };
const rows = (...of: readonly LocalDate[]) =>
  of.map((spentOn, at) => ({ id: `r${at}`, spentOn, sourceState: 'final' as const }));
const someDays = fc.array(fc.integer({ min: -3, max: 33 }).map((at) => addDays(days.from, at)));

test('counts are kept in little room, and days outside are left out', () => {
  const read = countDays('', days, [day('2026-03-01'), day('2026-03-03'), day('2026-04-09')]);
  expect(countDays(read, days, [day('2026-03-03')])).toBe('1..2');
});

test('the days that were read as they stand in the sheet are without doubt', () => {
  fc.assert(
    fc.property(someDays, someDays, (read, extra) => {
      const counted = countDays(countDays('', days, read), days, extra);
      expect(doubtfulDays(counted, days, rows(...read, ...extra))).toEqual([]);
      const doubts = new Set(extra.filter((one) => one >= days.from && one <= days.to));
      expect(doubtfulDays(counted, days, rows(...read))).toEqual([...doubts].sort());
      const total = [...countsByDay(counted, days).values()].reduce((sum, one) => sum + one, 0);
      expect(total).toBe(
        [...read, ...extra].filter((one) => one >= days.from && one <= days.to).length,
      );
    }),
  );
});

describe('a stretch of days', () => {
  const counts = rowsByDay(rows(day('2026-03-02'), day('2026-03-02'), day('2026-03-05')));

  const march = [day('2026-03-01'), day('2026-03-31')] as const;
  const some = (from: string, to: string) => ({ from: day(from), to: day(to) });

  test.each([
    {
      of: 'as many days as may be read',
      at: march,
      most: [3, 99],
      is: some('2026-03-01', '2026-03-03'),
    },
    { of: 'as many rows', at: march, most: [99, 2], is: some('2026-03-01', '2026-03-04') },
    {
      of: 'one day at least',
      at: [day('2026-03-02'), march[1]],
      most: [99, 1],
      is: some('2026-03-02', '2026-03-02'),
    },
    {
      of: 'no day after the end',
      at: [march[0], march[0]],
      most: [99, 99],
      is: some('2026-03-01', '2026-03-01'),
    },
    {
      of: 'days backwards',
      at: [march[1], march[0]],
      most: [99, 2],
      is: some('2026-03-03', '2026-03-31'),
    },
  ] as const)('is of $of', ({ at: [start, end], most: [longest, room], is }) => {
    expect(stretchOf({ start, end }, { days: longest, rows: room }, counts)).toEqual(is);
  });

  test('after stretch covers all days once', () => {
    fc.assert(
      fc.property(someDays, fc.integer({ min: 1, max: 9 }), fc.nat(5), (of, most, room) => {
        const known = rowsByDay(rows(...of));
        let covered = 0;
        for (let start = days.from; start <= days.to; ) {
          const at = stretchOf({ start, end: days.to }, { days: most, rows: room }, known);
          covered += daysBetween(at.from, at.to) + 1;
          start = addDays(at.to, 1);
        }
        expect(covered).toBe(31);
      }),
    );
  });
});
