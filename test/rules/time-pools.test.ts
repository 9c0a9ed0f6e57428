import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { roundingLevels } from '../../src/records/settings';
import type { TimeEntry } from '../../src/records/time-entry';
import { priceWork } from '../../src/rules/price';
import { roundSeconds } from '../../src/rules/time-rounding';
import { anEntry, day, priceInput, someSettings } from '../support/sample-records';

const minutes = (count: number) => count * 60;

/** A day of two people on two tasks, and the day after. */
const work: readonly TimeEntry[] = [
  ['1', 40, 'Ana', 'Design', 2],
  ['2', 27, 'Ana', 'Design', 2],
  ['3', 20, 'Ana', 'Build', 2],
  ['4', 10, 'Ben', 'Design', 2],
  ['5', 5, 'Ben', 'Design', 3],
].map(([id, length, person, task, date]) =>
  anEntry({
    entryId: `harvest:${id}`,
    seconds: minutes(Number(length)),
    person: String(person),
    personId: String(person),
    task: String(task),
    taskId: String(task),
    spentOn: day(`2026-03-0${date}`),
  }),
);

const billed = (settings: Parameters<typeof someSettings>[0]) => {
  const { time } = priceWork(
    priceInput({
      entries: work,
      settings: someSettings({ incrementSeconds: 900, roundingDirection: 'up', ...settings }),
    }),
  );
  return work.map(({ entryId }) => (time.get(entryId)?.billedSeconds ?? 0) / 60);
};

test.each([
  ['entry', [45, 30, 30, 15, 15]],
  ['day', [45, 30, 30, 15, 15]],
  ['taskDay', [47, 31, 30, 12, 15]],
  ['projectDay', [43, 29, 22, 11, 15]],
  ['line', [44, 30, 30, 11, 5]],
  ['invoice', [41, 28, 21, 10, 5]],
] as const)('up to a quarter by %s', (roundingLevel, expected) => {
  expect(billed({ roundingLevel })).toEqual(expected);
});

test('an entry tells what it was rounded together with', () => {
  const { time } = priceWork(
    priceInput({
      entries: work,
      settings: someSettings({
        incrementSeconds: 900,
        roundingDirection: 'up',
        roundingLevel: 'day',
      }),
    }),
  );
  expect(time.get('harvest:1')?.explanation).toBe(
    '0:40 tracked; with 1 more by day 1:07, up to 15 min = 1:15, of which 0:45; ' +
      '120.00/h from rate R1; 90.00 USD',
  );
});

test('of two entries that lose the same, the earlier id gains, wherever it stands', () => {
  const settings = someSettings({ incrementSeconds: 900, roundingLevel: 'day' });
  const two = ['1', '2'].map((id) => anEntry({ entryId: `harvest:${id}`, seconds: minutes(10) }));
  for (const all of [two, [...two].reverse()]) {
    const { time } = priceWork(priceInput({ entries: all, settings }));
    expect(two.map(({ entryId }) => time.get(entryId)?.billedSeconds)).toEqual([480, 420]);
  }
});

test.each([
  [17, 3, 15],
  [16, 3, 15],
  [18, 3, 30],
  [2, 3, 0],
  [15, 3, 15],
])('%i minutes with %i of grace are %i', (length, grace, expected) => {
  const rounding = {
    incrementSeconds: 900,
    direction: 'up',
    tie: 'up',
    minimumSeconds: 0,
  } as const;
  const seconds = roundSeconds(minutes(length), { ...rounding, graceSeconds: minutes(grace) });
  expect(seconds / 60).toBe(expected);
});

const entries = fc
  .array(
    fc.record({
      seconds: fc.integer({ min: 0, max: 30_000 }),
      person: fc.constantFrom('Ana', 'Ben'),
      task: fc.constantFrom('Design', 'Build'),
      date: fc.constantFrom('2026-03-02', '2026-03-03', '2026-04-02'),
    }),
    { maxLength: 20 },
  )
  .map((all) =>
    all.map(({ seconds, person, task, date }, at) =>
      anEntry({
        entryId: `harvest:${at}`,
        seconds,
        person,
        personId: person,
        task,
        taskId: task,
        spentOn: day(date),
      }),
    ),
  );

test('at any level, the order of entries changes nothing and time moves less than a step a pool', () => {
  fc.assert(
    fc.property(entries, fc.constantFrom(...roundingLevels), (all, roundingLevel) => {
      const settings = someSettings({ roundingLevel, incrementSeconds: 600 });
      const forward = priceWork(priceInput({ entries: all, settings })).time;
      const backward = priceWork(priceInput({ entries: [...all].reverse(), settings })).time;
      const total = (of: typeof forward) =>
        [...of.values()].reduce((sum, { billedSeconds }) => sum + (billedSeconds ?? 0), 0);
      expect(total(backward)).toBe(total(forward));
      for (const [id, price] of forward) expect(backward.get(id)).toEqual(price);
      const raw = all.reduce((sum, { seconds }) => sum + seconds, 0);
      expect(Math.abs(total(forward) - raw)).toBeLessThanOrEqual(300 * all.length);
    }),
  );
});

test('rounding what is rounded changes nothing, and moves less than a step', () => {
  const how = fc.record({
    incrementSeconds: fc.constantFrom(0, 60, 300, 360, 600, 900, 1800, 3600),
    direction: fc.constantFrom('nearest' as const, 'up' as const, 'down' as const),
    tie: fc.constantFrom('up' as const, 'down' as const, 'even' as const),
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), how, (seconds, rounding) => {
      const once = roundSeconds(seconds, { ...rounding, minimumSeconds: 0 });
      expect(roundSeconds(once, { ...rounding, minimumSeconds: 0 })).toBe(once);
      expect(Math.abs(once - seconds)).toBeLessThan(Math.max(1, rounding.incrementSeconds));
    }),
  );
});
