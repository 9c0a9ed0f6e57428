import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime, FixedOffsetZone } from 'luxon';
import {
  addDays,
  daysBetween,
  endOfLastMonth,
  endOfMonth,
  isLocalDate,
  localDateOf,
  startOfMonth,
  toSerial,
} from '../../src/calendar/local-date';
import { durationText, secondsOfHours } from '../../src/calendar/seconds';
import { dayBounds, localDayOf, resolveWall, zonedText } from '../../src/calendar/zone';
import { zoneDataVersion, zoneNames } from '../../src/calendar/zone-data';
import { testWithShared } from '../support/shared-data';

const day = localDateOf;

test.each(['2026-02-30', '2026-2-3', '26-02-03', '2026-13-01', '', '2026-02-03T00:00'])(
  '%j is no day',
  (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(() => localDateOf(text)).toThrow('YYYY-MM-DD');
  },
);

test('days count over leap days and years', () => {
  expect(addDays(day('2024-02-28'), 2)).toBe('2024-03-01');
  expect(daysBetween(day('2026-01-01'), day('2027-01-01'))).toBe(365);
  expect(endOfLastMonth(day('2026-03-31'))).toBe('2026-02-28');
  expect(toSerial(day('2026-03-01'))).toBe(46082);
});

test('adding days and counting them agree', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
      const from = day('2026-03-08');
      expect(daysBetween(from, addDays(from, days))).toBe(days);
    }),
  );
});

test.each([
  [4020, '1:07'],
  [0, '0:00'],
  [30, '0:00:30'],
  [93_600, '26:00'],
  [-5400, '-1:30'],
])('%i seconds read %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});

test('hours with two decimals become whole seconds', () => {
  expect(secondsOfHours(0.58)).toBe(2088);
  expect(secondsOfHours(1 / 3)).toBe(1200);
});

test('the pinned zone data knows that Vancouver keeps its clocks from March 2026', () => {
  expect(zonedText('America/Vancouver', Date.UTC(2026, 10, 22, 7, 30))).toBe(
    '2026-11-22T00:30:00-07:00',
  );
});

test('zones of half an hour and of days without midnight', () => {
  expect(localDayOf('Asia/Kolkata', Date.UTC(2026, 2, 1, 18, 30))).toBe('2026-03-02');
  expect(dayBounds('Africa/Cairo', day('2026-04-24'))).toEqual({
    startMs: Date.UTC(2026, 3, 23, 22),
    minutes: 23 * 60,
  });
});

test('an unknown zone and a malformed wall time are refused by name', () => {
  expect(() => resolveWall('Mars/Phobos', '2026-03-08T02:30:00')).toThrow('Mars/Phobos');
  expect(() => resolveWall('Europe/Berlin', '2026-03-08T02:30:00Z')).toThrow('wall');
});

test('a wall time that is read back from an instant resolves to that instant', () => {
  const zones = zoneNames();
  const years = { min: Date.UTC(2000, 0), max: Date.UTC(2037, 0) };
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer(years), (zone, ms) => {
      const instant = Math.floor(ms / 1000) * 1000;
      const wall = zonedText(zone, instant).slice(0, 19);
      expect(resolveWall(zone, wall).instants).toContain(instant);
    }),
    { numRuns: 500 },
  );
});

test('days and wall clocks are those of the library alone', () => {
  const years = { min: Date.UTC(1999, 0), max: Date.UTC(2100, 0) };
  fc.assert(
    fc.property(fc.constantFrom(...zoneNames()), fc.integer(years), (zone, ms) => {
      const [, sign = '', hours, minutes] = /([+-])(..):(..)$/.exec(zonedText(zone, ms)) ?? [];
      const offset = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) || 0;
      const there = DateTime.fromMillis(ms, { zone: FixedOffsetZone.instance(offset) });
      const shown = there.toISO({ suppressMilliseconds: true, includeOffset: false });
      expect(zonedText(zone, ms).replace(/Z$|[+-]..:..$/, '')).toBe(shown);
      expect(localDayOf(zone, ms)).toBe(there.toISODate());
      const date = day(there.toISODate() ?? '');
      expect(startOfMonth(date)).toBe(there.startOf('month').toISODate());
      expect(endOfMonth(date)).toBe(there.endOf('month').toISODate());
    }),
    { numRuns: 500 },
  );
});

test('a text of eight digits is a day where the library takes it for one', () => {
  const form = fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.nat(13), fc.nat(32));
  fc.assert(
    fc.property(form, ([year, month, date]) => {
      const two = (part: number) => String(part).padStart(2, '0');
      const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
      expect([text, isLocalDate(text)]).toEqual([text, DateTime.fromISO(text).isValid]);
    }),
  );
});

interface PublishedZones {
  walls: { zone: string; wall: string; kind: string; instants: string[]; compatible?: string }[];
  days: { zone: string; date: string; startOfDay: string | null; minutes: number }[];
}

testWithShared('published wall times and days of IANA data', 'vectors/tz_cases.json', (text) => {
  const published = JSON.parse(text) as PublishedZones & { tzdata: string };
  expect(published.tzdata).toContain(zoneDataVersion);
  for (const { zone, wall, kind, instants, compatible } of published.walls) {
    const resolved = resolveWall(zone, wall);
    const expected = instants.map((one) => Date.parse(one));
    expect({ zone, wall, ...resolved }).toMatchObject({ zone, wall, kind, instants: expected });
    if (compatible) expect(resolved.chosen).toBe(Date.parse(compatible));
  }
});
