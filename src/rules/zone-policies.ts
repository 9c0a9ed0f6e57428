import { durationText } from '../calendar/seconds';
import { type ClockChange, clockChanges, isZone, zonedText } from '../calendar/zone';
import { zoneDataVersion } from '../calendar/zone-data';
import type { Settings } from '../records/settings';
import type { ZonePolicy } from '../records/zone-policy';

/** A zone by its IANA name, and who uses it. */
export interface ZoneUse {
  readonly zone: string;
  readonly usedBy: string;
}

/**
 * The policy of every zone in use, in words, with the next two changes of its clocks worked out as
 * examples. Names that are no zone are left out.
 */
export function zonePolicies(
  uses: readonly ZoneUse[],
  now: number,
  owner: Settings['dayOwner'] = 'tracker',
): readonly ZonePolicy[] {
  const users = new Map<string, string[]>();
  for (const { zone, usedBy } of uses) {
    if (isZone(zone)) users.set(zone, [...(users.get(zone) ?? []), usedBy]);
  }
  return [...users.keys()].sort().map((zone) => {
    const [next, after] = clockChanges(zone, now, 2);
    return {
      zone,
      usedBy: [...new Set(users.get(zone))].join(', '),
      atMidnight: `Work belongs to the day on which it began, ${CLOCKS[owner]}. Work that goes on past midnight is not divided. A date without a time is never shifted.`,
      atClockChange: next
        ? 'Hours are what really passed, never the difference of two clock readings. A time that is skipped counts as the later reading, a time that comes twice as the first, and the entry says so.'
        : 'The clocks of this zone do not change.',
      nextChange: next ? exampleOf(zone, next) : '',
      changeAfter: after ? exampleOf(zone, after) : '',
      zoneData: zoneDataVersion,
    };
  });
}

/** `2026-03-08: 02:00 becomes 03:00 (-05:00 to -04:00). The times from 02:00 to 03:00 are skipped …` */
function exampleOf(zone: string, { at, before, after }: ClockChange): string {
  const wall = (offset: number) => new Date(at + offset * MINUTE_MS).toISOString();
  const [old, fresh] = [wall(before), wall(after)];
  const [day = ''] = [old, fresh].map((one) => one.slice(0, 10)).sort();
  const clock = (one: string) => (one.slice(0, 10) === day ? one.slice(11, 16) : '24:00');
  const [from, to = ''] = [old, fresh].sort().map(clock);
  const what = after > before ? 'are skipped' : 'come twice';
  const gap = durationText(Math.abs(after - before) * 60);
  const offsets = `${zonedText(zone, at - 1000).slice(19)} to ${zonedText(zone, at).slice(19)}`;
  const length = durationText((24 * 60 - (after - before)) * 60);
  const noMidnight = after > before && old.slice(11, 16) === '00:00';
  return (
    `${day}: ${clock(old)} becomes ${clock(fresh)} (${offsets}). ` +
    `The times from ${from} to ${to} ${what} (${gap} h); that day has ${length} h` +
    (noMidnight ? `, and begins at ${to}, for it has no midnight.` : '.')
  );
}

/** By whose clocks it is decided which day it was. */
const CLOCKS: Readonly<Record<Settings['dayOwner'], string>> = {
  tracker: 'as its tracker shows it',
  firm: "by the firm's clocks",
  client: 'by the clocks of its client, or of the firm where the client has no zone',
  person: 'by the clocks of whoever worked',
};

const MINUTE_MS = 60_000;
