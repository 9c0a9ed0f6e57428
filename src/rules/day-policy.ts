import type { LocalDate } from '../calendar/local-date';
import { isZone, localDayOf } from '../calendar/zone';
import type { Client } from '../records/client';
import type { DayChange } from '../records/day-change';
import type { Settings } from '../records/settings';
import type { TimeEntry } from '../records/time-entry';
import { trackedDayOf } from './tracked-day';

/** Whose day work is billed on, with the zones that decide about it. */
export interface DayPolicy {
  readonly owner: Settings['dayOwner'];
  /** Zone of the firm, where it decides or stands in; else empty. */
  readonly firmZone: string;
  /** Zones of clients by their ids, where clients decide. */
  readonly clientZones: Readonly<Record<string, string>>;
}

type Work = Pick<
  TimeEntry,
  'spentOn' | 'sourceTime' | 'sourceZone' | 'startedAt' | 'clientId' | 'entryId' | 'documentId'
>;

/** The day as the tracker files it. */
export const trackersDay: DayPolicy = { owner: 'tracker', firmZone: '', clientZones: {} };

/** The policy that settings and clients ask for, without what does not matter to it. */
export function dayPolicyOf(
  { dayOwner: owner, firmZone }: Pick<Settings, 'dayOwner' | 'firmZone'>,
  clients: readonly Pick<Client, 'clientId' | 'billingZone'>[],
): DayPolicy {
  if (owner === 'tracker' || owner === 'person') return { ...trackersDay, owner };
  if (owner === 'firm') return { ...trackersDay, owner, firmZone };
  const zoned = clients.filter(({ billingZone }) => isZone(billingZone));
  const pairs = zoned.map(({ clientId, billingZone }) => [clientId, billingZone] as const);
  return { owner, firmZone, clientZones: Object.fromEntries(pairs.sort()) };
}

/** The zone that decides about the day of an entry; empty where the tracker does. */
export function dayZoneOf(
  { clientId, sourceZone, startedAt }: Pick<Work, 'clientId' | 'sourceZone' | 'startedAt'>,
  { owner, firmZone, clientZones }: DayPolicy,
): string {
  if (startedAt === '' || owner === 'tracker') return '';
  if (owner === 'person') return isZone(sourceZone) ? sourceZone : '';
  return (owner === 'client' ? clientZones[clientId] : '') || firmZone;
}

/**
 * The day on which an entry is billed: the one on which it began by the clocks of the zone that
 * decides. A date without a time is never shifted.
 */
export function billingDayOf(
  entry: Omit<Work, 'entryId' | 'documentId'>,
  policy: DayPolicy,
): LocalDate {
  const zone = dayZoneOf(entry, policy);
  return zone === '' ? trackedDayOf(entry) : localDayOf(zone, Date.parse(entry.startedAt));
}

/** Entries that another policy would put on another day; what is on an invoice stays where it is. */
export function dayChanges(entries: readonly TimeEntry[], policy: DayPolicy): readonly DayChange[] {
  return entries.flatMap((entry) => {
    if (entry.documentId !== '' || entry.entryId.startsWith('csv:')) return [];
    const dayThen = billingDayOf(entry, policy);
    if (dayThen === entry.spentOn) return [];
    const { entryId, person, client, project, seconds, sourceTime, spentOn: dayNow } = entry;
    const zone = dayZoneOf(entry, policy);
    return [{ entryId, person, client, project, seconds, sourceTime, dayNow, dayThen, zone }];
  });
}
