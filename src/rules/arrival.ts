import { isZone, resolveWall, zonedText } from '../calendar/zone';
import { zoneDataVersion } from '../calendar/zone-data';
import type { Settings } from '../records/settings';
import type { TimeEntry } from '../records/time-entry';

/** When a piece of work began, as it arrived and as it was understood. */
export type Arrival = Pick<
  TimeEntry,
  'sourceTime' | 'sourceZone' | 'sourceOffset' | 'startedAt' | 'began' | 'zoneNote' | 'zoneData'
>;

/** The zones that instants are written down in, and shown in. */
export type WritingZones = Pick<Settings, 'storageZone' | 'displayZone'>;

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;
const WALL = /^(\d{4}-\d{2}-\d{2}) (\d{1,2}):(\d{2})(am|pm)?$/i;

/**
 * Understands the text that a tracker sent for the beginning of an entry: with an offset it is an
 * instant whatever its zone, a wall clock is one only in its zone, and a date alone is none and is
 * never shifted. `"2026-03-08 2:30am"` of New York did not exist and is 03:30, which the note says.
 */
export function arrivalOf(
  { sourceTime, sourceZone }: Pick<TimeEntry, 'sourceTime' | 'sourceZone'>,
  zones: WritingZones,
): Arrival {
  const zone = isZone(sourceZone) ? sourceZone : '';
  const none = {
    sourceTime,
    sourceZone,
    sourceOffset: '',
    startedAt: '',
    began: '',
    zoneNote: '',
    zoneData: '',
  };
  const [, offset] = MOMENT.exec(sourceTime) ?? [];
  if (offset !== undefined) {
    const at = Date.parse(sourceTime);
    return { ...none, ...written(at, zones), ...offsetOf(offset, zone, at) };
  }
  const wall = wallOf(sourceTime);
  if (wall === null || zone === '') return none;
  const { kind, chosen } = resolveWall(zone, wall);
  const shown = zonedText(zone, chosen);
  return {
    ...none,
    sourceOffset: offsetIn(shown),
    ...written(chosen, zones),
    zoneNote: noteOf(kind, { wall, zone, shown }),
    zoneData: zoneDataVersion,
  };
}

/** The offset that was sent wins over the zone, and the note says where they disagree. */
function offsetOf(offset: string, zone: string, at: number): Partial<Arrival> {
  const sourceOffset = offset === 'Z' ? '+00:00' : offset.replace(/^(...)(\d\d)$/, '$1:$2');
  if (zone === '') return { sourceOffset };
  const here = offsetIn(zonedText(zone, at));
  const zoneNote =
    here === sourceOffset
      ? ''
      : `It was sent with ${sourceOffset}, but ${zone} was at ${here}. The offset that was sent holds.`;
  return { sourceOffset, zoneNote, zoneData: zoneDataVersion };
}

/** An instant as it is kept and as people see it. */
function written(ms: number, { storageZone, displayZone }: WritingZones) {
  return {
    startedAt: zonedText(storageZone, ms),
    began: zonedText(displayZone, ms).slice(0, 16).replace('T', ' '),
  };
}

function noteOf(
  kind: 'unique' | 'gap' | 'overlap',
  { wall, zone, shown }: { readonly wall: string; readonly zone: string; readonly shown: string },
): string {
  const [day, time = ''] = wall.split('T');
  const where = `${time.slice(0, 5)} of ${day} in ${zone}`;
  if (kind === 'gap')
    return `${where} was skipped by the clocks. It counts as ${shown.slice(11, 16)}.`;
  if (kind === 'overlap')
    return `${where} came twice. It counts as the first, at ${offsetIn(shown)}.`;
  return '';
}

function wallOf(text: string): string | null {
  const [, day, hour, minute, half] = WALL.exec(text) ?? [];
  if (day === undefined) return null;
  const afternoon = half?.toLowerCase() === 'pm' ? 12 : 0;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + afternoon;
  if (hours > 23 || Number(minute) > 59) return null;
  return `${day}T${String(hours).padStart(2, '0')}:${minute}:00`;
}

const offsetIn = (shown: string): string => shown.slice(19).replace('Z', '+00:00');
