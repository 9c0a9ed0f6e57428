import { describe, expect, test } from '@jest/globals';
import { zoneDataVersion } from '../../src/calendar/zone-data';
import type { TimeEntry } from '../../src/records/time-entry';
import { problemsTab } from '../../src/tabs/problems-tab';
import { timeTab } from '../../src/tabs/time-tab';
import { timeZonesTab } from '../../src/tabs/time-zones-tab';
import { testWithShared } from '../support/shared-data';
import { type Tracker, type TrackerState, TrackerWorld, trackers } from './support/tracker-worlds';

interface Published {
  readonly walls: readonly {
    readonly zone: string;
    readonly wall: string;
    readonly kind: string;
    readonly instants: readonly string[];
    readonly compatible?: string;
  }[];
  readonly days: readonly {
    readonly zone: string;
    readonly date: string;
    readonly startOfDay: string;
    readonly minutesInDay: number;
  }[];
  readonly shifts: readonly {
    readonly zone: string;
    readonly start: string;
    readonly startUtc: string;
    readonly endUtc: string;
    readonly elapsedMinutes: number;
  }[];
}

const worldOf = (name: string): TrackerWorld => new TrackerWorld(trackers[name] as Tracker);

function pulledAlone(
  world: TrackerWorld,
  entry: (sample: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): TimeEntry {
  world.change((entries) => {
    const [sample] = entries.filter((row) => row['is_running'] !== true);
    return sample ? [{ ...sample, ...entry(sample) }] : [];
  });
  expect(world.pull().outcome).toBe('done');
  const [only, ...others] = world.world().workbook.records(timeTab);
  if (!only || others.length > 0) throw new Error('not one entry');
  return only;
}

/** Names that Harvest has for the zones of the published cases. */
const harvestZones: Readonly<Record<string, string>> = {
  'America/New_York': 'Eastern Time (US & Canada)',
  'Europe/London': 'London',
  'Asia/Kolkata': 'Kolkata',
};

/** A wall clock without a zone, as Harvest sends it: only the person says where it hangs. */
function pulledWall(zone: string, wall: string): TimeEntry {
  const world = worldOf('harvest');
  const { lists, ...account } = world.state as { lists: { users: readonly object[] } };
  const users = lists.users.map((user) => ({ ...user, timezone: harvestZones[zone] }));
  world.state = { ...account, lists: { ...lists, users } };
  const [day = '', time = ''] = wall.split('T');
  const [hour = '', minute = ''] = time.split(':');
  const half = Number(hour) < 12 ? 'am' : 'pm';
  return pulledAlone(world, () => ({
    spent_date: day,
    started_time: `${Number(hour) % 12 || 12}:${minute}${half}`,
  }));
}

/** How a tracker that writes moments with their offset is told a zone and an instant. */
const momentTrackers: Readonly<
  Record<string, (state: TrackerState, zone: string) => TrackerState>
> = {
  toggl: (state, zone) => ({
    ...state,
    members: (state['members'] as readonly object[]).map((one) => ({ ...one, timezone: zone })),
  }),
  clockify: (state, zone) => ({
    ...state,
    users: (state['users'] as readonly object[]).map((one) => ({
      ...one,
      settings: { timeZone: zone },
    })),
  }),
  kimai: (state) => state,
};

/** A moment with its offset, as a tracker reports it in the zone of whoever worked. */
function pulledMoment(name: string, zone: string, [startUtc, seconds]: readonly [string, number]) {
  const world = worldOf(name);
  world.host.clock = Date.parse(startUtc) + 20 * 86_400_000;
  world.state = momentTrackers[name]?.(world.state, zone) ?? world.state;
  const startMs = Date.parse(startUtc);
  return pulledAlone(world, () =>
    name === 'kimai' ? { beginMs: startMs, duration: seconds, zone } : { startMs, seconds },
  );
}

describe('the published zone cases pass through the whole pull', () => {
  testWithShared('wall times', 'vectors/tz_cases.json', (text) => {
    for (const { zone, wall, kind, instants, compatible } of (JSON.parse(text) as Published)
      .walls) {
      const entry = pulledWall(zone, wall);
      expect(entry).toMatchObject({
        spentOn: wall.slice(0, 10),
        sourceZone: zone,
        startedAt: compatible ?? instants[0],
        zoneData: zoneDataVersion,
      });
      expect({ wall, noted: entry.zoneNote !== '' }).toEqual({ wall, noted: kind !== 'unique' });
    }
  });

  describe.each(Object.keys(momentTrackers))('as %s sends them', (name) => {
    testWithShared('wall times that there were', 'vectors/tz_cases.json', (text) => {
      for (const { zone, wall, instants } of (JSON.parse(text) as Published).walls) {
        for (const instant of instants) {
          const entry = pulledMoment(name, zone, [instant, 60]);
          expect(entry).toMatchObject({ spentOn: wall.slice(0, 10), startedAt: instant });
          expect(entry.sourceTime).toContain(wall);
        }
      }
    });

    testWithShared('days', 'vectors/tz_cases.json', (text) => {
      for (const { zone, date, startOfDay, minutesInDay } of (JSON.parse(text) as Published).days) {
        const first = pulledMoment(name, zone, [startOfDay, 60]);
        expect(first).toMatchObject({ spentOn: date, startedAt: startOfDay });
        const end = Date.parse(startOfDay) + minutesInDay * 60_000;
        const last = new Date(end - 60_000).toISOString().replace('.000Z', 'Z');
        expect(pulledMoment(name, zone, [last, 60]).spentOn).toBe(date);
      }
    });

    testWithShared('shifts over a change of the clocks', 'vectors/tz_cases.json', (text) => {
      for (const shift of (JSON.parse(text) as Published).shifts) {
        const { zone, start, startUtc, elapsedMinutes } = shift;
        const entry = pulledMoment(name, zone, [startUtc, elapsedMinutes * 60]);
        expect(entry).toMatchObject({
          spentOn: start.slice(0, 10),
          seconds: elapsedMinutes * 60,
          startedAt: startUtc,
          zoneNote: '',
        });
        expect(Date.parse(entry.sourceTime)).toBe(Date.parse(startUtc));
        expect(entry.sourceTime).toContain(start);
        expect(entry.sourceZone).toBe(name === 'kimai' ? '' : zone);
      }
    });
  });
});

test('a time that was skipped is a problem with its sentence, and one that was not is none', () => {
  const world = worldOf('harvest');
  for (const [spent_date, codes] of [
    ['2026-03-08', ['W-107']],
    ['2026-03-09', []],
  ] as const) {
    const row = { spent_date, started_time: '2:30am', updated_at: '2026-04-02T13:00:00Z' };
    world.change((entries) => {
      const [sample] = entries.filter((one) => one['is_running'] !== true);
      const { user } = sample as unknown as { user: object };
      return sample ? [{ ...sample, ...row, user: { ...user, id: newYorker(world) } }] : [];
    });
    world.host.clock += 60_000;
    expect(world.pull().outcome).toBe('done');
    const told = world.world().workbook.records(problemsTab);
    expect(told.filter(({ step }) => step === 'pull').map(({ code }) => code)).toEqual(codes);
  }
});

function newYorker(world: TrackerWorld): unknown {
  const { lists } = world.state as { lists: { users: readonly Record<string, unknown>[] } };
  const found = lists.users.find(({ timezone }) => timezone === 'Eastern Time (US & Canada)');
  return found?.['id'];
}

test('a date without a time is never shifted', () => {
  const entry = pulledAlone(worldOf('harvest'), () => ({
    spent_date: '2026-03-08',
    started_time: null,
    ended_time: null,
  }));
  expect(entry).toMatchObject({
    spentOn: '2026-03-08',
    sourceTime: '2026-03-08',
    sourceOffset: '',
    startedAt: '',
  });
});

test.each(Object.keys(trackers))('every entry of %s keeps the text that arrived', (name) => {
  const world = worldOf(name);
  world.pull();
  const entries = world.world().workbook.records(timeTab);
  expect(entries.length).toBeGreaterThan(100);
  for (const { sourceTime, startedTime, sourceOffset, startedAt } of entries) {
    expect(sourceTime).toContain(startedTime);
    expect([sourceOffset === '', startedAt === '']).toEqual([
      startedTime === '',
      startedTime === '',
    ]);
  }
});

test('a pull writes the policy of every zone in use', () => {
  const world = worldOf('harvest');
  world.pull();
  const rows = world.world().workbook.records(timeZonesTab);
  expect(rows.map(({ zone }) => zone)).toEqual([
    'America/Los_Angeles',
    'America/New_York',
    'Asia/Kolkata',
    'Europe/London',
  ]);
  expect(rows[1]?.usedBy).toContain('the firm, the spreadsheet');
});
