import { isZone, resolveWall, zonedText } from '../calendar/zone';
import { zoneDataVersion } from '../calendar/zone-data';
import type { TimeEntry } from '../records/time-entry';

/** When a piece of work began, as it arrived and as it was understood. */
export type Arrival = Pick<
  TimeEntry,
  'sourceTime' | 'sourceZone' | 'sourceOffset' | 'startedAt' | 'zoneNote' | 'zoneData'
>;

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;
const WALL = /^(\d{4}-\d{2}-\d{2}) (\d{1,2}):(\d{2})(am|pm)?$/i;

/**
 * Understands the text that a tracker sent for the beginning of an entry: with an offset it is an
 * instant whatever its zone, a wall clock is one only in its zone, and a date alone is none and is
 * never shifted. `"2026-03-08 2:30am"` of New York did not exist and is 03:30, which the note says.
 */
export function arrivalOf(sourceTime: string, sourceZone: string): Arrival {
  const zone = isZone(sourceZone) ? sourceZone : '';
  const none = {
    sourceTime,
    sourceZone,
    sourceOffset: '',
    startedAt: '',
    zoneNote: '',
    zoneData: '',
  };
  const [, offset] = MOMENT.exec(sourceTime) ?? [];
  if (offset !== undefined) return withOffset(none, offset, zone);
  const wall = wallOf(sourceTime);
  if (wall === null || zone === '') return none;
  const { kind, chosen } = resolveWall(zone, wall);
  const shown = zonedText(zone, chosen);
  return {
    ...none,
    sourceOffset: offsetIn(shown),
    startedAt: instantText(chosen),
    zoneNote: noteOf(kind, { wall, zone, shown }),
    zoneData: zoneDataVersion,
  };
}

/** The offset that was sent wins over the zone, and the note says where they disagree. */
function withOffset(none: Arrival, offset: string, zone: string): Arrival {
  const at = Date.parse(none.sourceTime);
  const sourceOffset = offset === 'Z' ? '+00:00' : offset.replace(/^(...)(\d\d)$/, '$1:$2');
  const sent = { ...none, sourceOffset, startedAt: instantText(at) };
  if (zone === '') return sent;
  const here = offsetIn(zonedText(zone, at));
  const zoneNote =
    here === sourceOffset
      ? ''
      : `It was sent with ${sourceOffset}, but ${zone} was at ${here}. The offset that was sent holds.`;
  return { ...sent, zoneNote, zoneData: zoneDataVersion };
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

const instantText = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');
