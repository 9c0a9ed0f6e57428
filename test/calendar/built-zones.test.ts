import { expect, jest, test } from '@jest/globals';
import packed from 'moment-timezone/data/packed/latest.json';
import { trimZones, ZONE_YEARS } from '../../build-zones.mjs';
import * as whole from '../../src/calendar/zone-data';

const PACKED = 'moment-timezone/data/packed/latest.json';
const beginOf = (year: number) => Date.UTC(year, 0);

/** The zone data as the add-on holds it. */
function built(): typeof whole {
  let data: typeof whole | undefined;
  jest.isolateModules(() => {
    jest.doMock(PACKED, () => trimZones(packed, ZONE_YEARS));
    data = require('../../src/calendar/zone-data') as typeof whole;
  });
  if (!data) throw new Error('not loaded');
  return data;
}

function offsetAt(table: whole.ZoneTable | undefined, instant: number): number | undefined {
  const at = table?.untils.findIndex((until) => until > instant) ?? -1;
  return table?.offsets.at(at);
}

test('every zone of the built data has the clocks of the whole data, at every change', () => {
  const { zoneNames, zoneTable, zoneDataVersion } = built();
  expect(zoneDataVersion).toBe(whole.zoneDataVersion);
  expect(zoneNames()).toEqual(whole.zoneNames());
  const wrong: string[] = [];
  let changes = 0;
  for (const name of zoneNames()) {
    const table = whole.zoneTable(name);
    const within = (table?.untils ?? []).filter(
      (until) => until >= beginOf(ZONE_YEARS.from) && until < beginOf(ZONE_YEARS.to),
    );
    changes += within.length;
    const ends = [beginOf(ZONE_YEARS.from), beginOf(ZONE_YEARS.to) - 1];
    for (const instant of [...ends, ...within.flatMap((until) => [until - 1, until])]) {
      const [is, expected] = [offsetAt(zoneTable(name), instant), offsetAt(table, instant)];
      if (is !== expected) wrong.push(`${name} at ${instant}: ${is}, not ${expected}`);
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(changes).toBeGreaterThan(10_000);
});
