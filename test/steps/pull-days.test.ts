import { describe, expect, test } from '@jest/globals';
import { localDateOf as day } from '../../src/calendar/local-date';
import { daysToList, liveRows, workedDays } from '../../src/steps/pull-days';

const rows = (...days: readonly string[]) => days.map((one) => ({ spentOn: day(one) }));
const today = day('2026-04-02');

describe('the days that a list without changes is asked for', () => {
  test.each([
    ['an empty sheet', [], '2026-02-01', '2026-04-03'],
    ['work of last week', ['2026-03-27'], '2026-02-01', '2026-04-03'],
    ['work of last autumn', ['2025-10-09', '2026-03-02'], '2025-10-09', '2026-04-03'],
    ['work that is settled', ['2024-01-05', '2026-03-02'], '2026-02-01', '2026-04-03'],
    ['work filed ahead', ['2026-05-20'], '2026-02-01', '2026-05-20'],
  ])('with %s', (_, days, from, to) => {
    expect(daysToList(rows(...days), today)).toEqual({ from, to });
  });

  test('in January reach back into the year before', () => {
    expect(daysToList([], day('2026-01-31'))).toEqual({ from: '2025-11-01', to: '2026-02-01' });
  });
});

test('a sheet without recent work has no days of work', () => {
  expect(workedDays(rows('2024-01-05'), today)).toBeNull();
});

test('rows that are gone or of other days are not live', () => {
  const days = { from: day('2026-03-01'), to: day('2026-03-31') };
  const row = (spentOn: string, sourceState: 'final' | 'gone') => ({
    spentOn: day(spentOn),
    sourceState,
  });
  const all = [row('2026-03-01', 'final'), row('2026-03-31', 'final'), row('2026-03-05', 'gone')];
  expect(liveRows([...all, row('2026-04-01', 'final')], days)).toBe(2);
});
