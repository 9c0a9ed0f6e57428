import { describe, expect, test } from '@jest/globals';
import { localDateOf as day, type LocalDate } from '../../src/calendar/local-date';
import { daysToList, workedDays } from '../../src/steps/pull-days';

const rows = (...days: readonly string[]) => days.map((one) => ({ spentOn: day(one) }));

const horizon = { today: day('2026-04-02'), lookBackDays: 400 };
const list = (
  worked: readonly { spentOn: LocalDate }[],
  billed: readonly { spentOn: LocalDate }[] = [],
  at = horizon,
) => daysToList(worked, { billed, horizon: at });

describe('the days that a list without changes is asked for in every pull', () => {
  test.each([
    ['an empty sheet', [], [], '2026-02-01', '2026-04-03'],
    ['work of last week', ['2026-03-27'], [], '2026-02-01', '2026-04-03'],
    ['work of last autumn, which is swept', ['2025-10-09'], [], '2026-02-01', '2026-04-03'],
    ['work of last autumn on a draft', [], ['2025-10-09'], '2025-10-09', '2026-04-03'],
    ['work on a draft that is settled', [], ['2024-01-05'], '2026-02-01', '2026-04-03'],
    ['work filed ahead', ['2026-05-20'], [], '2026-02-01', '2026-05-20'],
  ])('with %s', (_, worked, billed, from, to) => {
    expect(list(rows(...worked), rows(...billed))).toEqual({ from, to });
  });

  test('in January reach back into the year before', () => {
    const january = { ...horizon, today: day('2026-01-31') };
    expect(list([], [], january)).toEqual({ from: '2025-11-01', to: '2026-02-01' });
  });
});

test('work before the horizon is settled', () => {
  expect(workedDays(rows('2024-01-05'), horizon)).toBeNull();
  expect(workedDays(rows('2024-01-05'), { ...horizon, lookBackDays: 1000 })).not.toBeNull();
});
