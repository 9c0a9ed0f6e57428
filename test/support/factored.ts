import { durationText } from '../../src/calendar/seconds';
import type { Factor } from '../../src/records/factor';
import type { TimeEntry } from '../../src/records/time-entry';
import { factorFinder } from '../../src/rules/entry-factors';
import { aFactor, anEntry, day } from './sample-records';

export const NEW_YORK = 'America/New_York';

/** Parts of the first entry, in words, by the rows F1, F2 … */
export function partsBy(
  rows: readonly Partial<Factor>[],
  entries: readonly Partial<TimeEntry>[],
  firmZone = NEW_YORK,
): string[] | string {
  const factors = rows.map((row, at) => aFactor({ factorId: `F${at + 1}`, ...row }));
  const all = entries.map((fields, at) => anEntry({ entryId: `harvest:${at + 1}`, ...fields }));
  const { factorsOf } = factorFinder(factors, { firmZone, unreadable: new Set(), entries: all });
  const match = factorsOf(all[0] ?? anEntry());
  if ('unusable' in match) return `waits for ${match.unusable}`;
  return match.parts.map(({ seconds, words }) => `${durationText(seconds)} ${words}`.trim());
}

export const hours = (count: number) => Math.round(count * 3600);

/** An entry from a moment on. */
export const from = (startedAt: string, length: number, spentOn = startedAt.slice(0, 10)) => ({
  startedAt,
  seconds: hours(length),
  spentOn: day(spentOn),
});

export const weekend = { kind: 'weekday', days: 'Sat, Sun' } as const;
export const evening = { kind: 'afterHours', startsAt: '18:00' } as const;
export const night = { kind: 'afterHours', startsAt: '22:00', endsAt: '06:00' } as const;
