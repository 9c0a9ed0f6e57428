import { DateTime, Zone } from 'luxon';
import { addDays, type LocalDate } from './local-date';
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
  const utc = DateTime.fromISO(wall, { zone: 'utc' });
  if (!utc.isValid || /[zZ]|[+-]\d\d:?\d\d$/.test(wall)) {
    throw new RangeError(`wall: '${wall}' is no wall time of the form YYYY-MM-DDTHH:MM:SS`);
  }
  const reading = utc.toMillis();
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
  return inZone(zone, instantMs).toFormat('yyyy-MM-dd') as LocalDate;
}

/** An instant as the wall clock of a zone shows it, with its offset: `2026-03-08T03:30:00-04:00`. */
export function zonedText(zone: string, instantMs: number): string {
  return inZone(zone, instantMs).toISO({ suppressMilliseconds: true }) ?? '';
}

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

/** A luxon zone that reads the pinned data instead of the runtime's, which may be out of date. */
class PinnedZone extends Zone {
  readonly #name: string;
  readonly #table: ZoneTable;

  constructor(name: string) {
    super();
    this.#name = name;
    this.#table = tableOf(name);
  }

  override get type(): string {
    return 'pinned';
  }

  override get name(): string {
    return this.#name;
  }

  override get isUniversal(): boolean {
    return this.#table.untils.length === 0;
  }

  override get isValid(): boolean {
    return true;
  }

  override offset(instantMs: number): number {
    return offsetAt(this.#table, instantMs);
  }

  override offsetName(): string {
    return this.#name;
  }

  override formatOffset(instantMs: number): string {
    return String(this.offset(instantMs));
  }

  override equals(other: Zone): boolean {
    return other instanceof PinnedZone && other.name === this.#name;
  }
}

function inZone(zone: string, instantMs: number): DateTime {
  return DateTime.fromMillis(instantMs, { zone: new PinnedZone(zone) });
}
