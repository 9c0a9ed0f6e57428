const DAY_MS = 86_400_000;
/** Days from 1899-12-30, where serial numbers start, to 1970-01-01. */
const EPOCH = 25_569;

/** Milliseconds of a wall clock, as if it were UTC, of a serial number. */
export const serialToMs = (serial: number): number => Math.round((serial - EPOCH) * DAY_MS);

export const msToSerial = (ms: number): number => ms / DAY_MS + EPOCH;

/** Turns serial numbers, which are wall clock times, into instants of a zone and back. */
export interface WallClock {
  /** An hour that the zone skips moves forward; one that it repeats is taken as the first. */
  instant(serial: number): Date;
  serial(instant: Date): number;
}

const clocks = new Map<string, WallClock>();

/** The wall clock of an IANA zone. Throws a RangeError for an unknown one. */
export function wallClock(zone: string): WallClock {
  const known = clocks.get(zone);
  if (known) return known;
  const offsetAt = offsets(zone);
  const clock: WallClock = {
    instant: (serial) => {
      const wall = serialToMs(serial);
      const before = offsetAt(wall - offsetAt(wall - DAY_MS));
      const candidates = [
        wall - offsetAt(wall - DAY_MS),
        wall - offsetAt(wall + DAY_MS),
        wall - before,
      ];
      const fitting = candidates.filter((ms) => ms + offsetAt(ms) === wall);
      return new Date(fitting.length > 0 ? Math.min(...fitting) : wall - offsetAt(wall - DAY_MS));
    },
    serial: (instant) => msToSerial(instant.getTime() + offsetAt(instant.getTime())),
  };
  clocks.set(zone, clock);
  return clock;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** Offset from UTC in milliseconds, looked up once for each time between two transitions. */
function offsets(zone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const exact = (ms: number): number => {
    const whole = Math.floor(ms / 1000) * 1000;
    const parts = Object.fromEntries(
      format.formatToParts(whole).map(({ type, value }) => [type, value]),
    );
    const year = parts['era'] === 'BC' ? 1 - Number(parts['year']) : Number(parts['year']);
    const wall = new Date(0);
    wall.setUTCFullYear(year, Number(parts['month']) - 1, Number(parts['day']));
    wall.setUTCHours(Number(parts['hour']), Number(parts['minute']), Number(parts['second']));
    return wall.getTime() - whole;
  };
  const known = new Map<number, readonly Span[]>();
  return (ms) => {
    const week = Math.floor(ms / (7 * DAY_MS));
    let spans = known.get(week);
    if (!spans) {
      spans = spansOf(week * 7 * DAY_MS, (week + 1) * 7 * DAY_MS, exact);
      known.set(week, spans);
    }
    return (spans.find(({ to }) => ms < to) ?? spans[spans.length - 1])?.offset ?? 0;
  };
}

function spansOf(from: number, to: number, exact: (ms: number) => number): readonly Span[] {
  const offset = exact(from);
  if (exact(to - 1) === offset) return [{ from, to, offset }];
  if (to - from <= 1000) return [{ from, to, offset }];
  const middle = Math.floor((from + to) / 2000) * 1000;
  return [...spansOf(from, middle, exact), ...spansOf(middle, to, exact)];
}
