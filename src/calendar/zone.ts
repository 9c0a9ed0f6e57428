import { addDays, dayAt, isLocalDate, type LocalDate } from './local-date';
import { type ZoneTable, zoneTable } from './zone-data';

/** Whether a text names a zone of the pinned data, as `"America/Vancouver"`. */
export function isZone(name: string): boolean {
  return zoneTable(name) !== undefined;
}

/** What a wall clock says, resolved to instants in milliseconds since 1970. */
export interface ResolvedWall {
  /** `gap`: clocks jumped over that time; `overlap`: it came twice. */
  readonly kind: 'unique' | 'gap' | 'overlap';
  /** None in a gap, two in an overlap, the earlier first. */
  readonly instants: readonly number[];
  /** Gap: as if the clock had not jumped yet, which is the later reading; overlap: the earlier. */
  readonly chosen: number;
}

/**
 * Resolves a wall time `YYYY-MM-DDTHH:MM[:SS]` in a zone. `02:30` of 2026-03-08 in New York is a
 * gap and is taken as 03:30 (rules.md 3.10). Throws for an unknown zone or a malformed time.
 */
export function resolveWall(zone: string, wall: string): ResolvedWall {
  const table = tableOf(zone);
  const reading = WALL.test(wall) && isLocalDate(wall.slice(0, 10)) ? Date.parse(`${wall}Z`) : NaN;
  if (Number.isNaN(reading)) {
    throw new RangeError(`wall: '${wall}' is no wall time of the form YYYY-MM-DDTHH:MM:SS`);
  }
  const around = [offsetAt(table, reading - DAY_MS), offsetAt(table, reading + DAY_MS)];
  const candidates = [...new Set([...around, offsetAt(table, reading)])];
  const instants = candidates
    .map((offset) => ({ offset, instant: reading - offset * MINUTE_MS }))
    .filter(({ offset, instant }) => offsetAt(table, instant) === offset)
    .map(({ instant }) => instant)
    .sort((a, b) => a - b);
  const [first, second] = instants;
  if (first === undefined) {
    const before = Math.min(...around);
    return { kind: 'gap', instants, chosen: reading - before * MINUTE_MS };
  }
  return { kind: second === undefined ? 'unique' : 'overlap', instants, chosen: first };
}

/** The day that an instant falls on in a zone. Throws for an unknown zone. */
export function localDayOf(zone: string, instantMs: number): LocalDate {
  return dayAt(instantMs + offsetAt(tableOf(zone), instantMs) * MINUTE_MS);
}

/** An instant as the wall clock of a zone shows it, with its offset: `2026-03-08T03:30:00-04:00`. */
export function zonedText(zone: string, instantMs: number): string {
  const table = tableOf(zone);
  const offset = offsetAt(table, instantMs);
  const wall = new Date(instantMs + offset * MINUTE_MS).toISOString().slice(0, -1);
  const ahead = Math.abs(offset);
  const sign = offset < 0 ? '-' : '+';
  const shown = `${sign}${twoDigits(ahead / 60)}:${twoDigits(ahead % 60)}`;
  const isUtc = offset === 0 && table.untils.length === 0;
  return `${wall.replace('.000', '')}${isUtc ? 'Z' : shown}`;
}

const twoDigits = (figure: number): string => String(Math.trunc(figure)).padStart(2, '0');

/** Where a day begins in a zone (not every day has a midnight), and how many minutes it has. */
export function dayBounds(
  zone: string,
  date: LocalDate,
): { readonly startMs: number; readonly minutes: number } {
  const startMs = startOfDay(zone, date);
  const minutes = (startOfDay(zone, addDays(date, 1)) - startMs) / MINUTE_MS;
  return { startMs, minutes };
}

/** A change of the clocks: when, and how many minutes ahead of UTC they were and are. */
export interface ClockChange {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** The next changes of a zone's clocks after an instant, at most `count`; none where they never do. */
export function clockChanges(zone: string, after: number, count: number): readonly ClockChange[] {
  const { untils, offsets } = tableOf(zone);
  return untils
    .map((at, index) => ({ at, before: offsets[index] ?? 0, after: offsets[index + 1] ?? 0 }))
    .filter((change) => change.at > after && change.before !== change.after)
    .slice(0, count);
}

const WALL = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

function startOfDay(zone: string, date: LocalDate): number {
  const midnight = resolveWall(zone, `${date}T00:00:00`);
  if (midnight.kind !== 'gap') return midnight.chosen;
  const { untils } = tableOf(zone);
  return untils.filter((until) => until <= midnight.chosen).pop() ?? midnight.chosen;
}

function tableOf(zone: string): ZoneTable {
  const table = zoneTable(zone);
  if (!table) throw new RangeError(`zone: unknown time zone '${zone}'`);
  return table;
}

/** Minutes ahead of UTC at an instant, by bisection. */
function offsetAt({ offsets, untils }: ZoneTable, instantMs: number): number {
  let low = 0;
  let high = untils.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((untils[middle] ?? 0) > instantMs) high = middle;
    else low = middle + 1;
  }
  return offsets[low] ?? 0;
}
