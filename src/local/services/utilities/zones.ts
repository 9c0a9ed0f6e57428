import { zoneAbbreviation } from './zone-names';

/** Clock and calendar of one place at one instant. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** A time zone as Java knows it: by tz name, by `GMT+05:30`, or by an old name of three letters. */
export interface Zone {
  /** Milliseconds that wall clocks there are ahead of UTC at an instant. */
  offsetAt(instant: number): number;
  /** `EDT`, `JST` or `GMT+05:00`. */
  shortName(instant: number): string;
  /** `Eastern Daylight Time`. */
  longName(instant: number): string;
}

/** Names that Java has always known and the tz database has not, or knows otherwise. */
const OLD_NAMES: Readonly<Record<string, string>> = {
  ACT: 'Australia/Darwin',
  AET: 'Australia/Sydney',
  AGT: 'America/Argentina/Buenos_Aires',
  ART: 'Africa/Cairo',
  AST: 'America/Anchorage',
  BET: 'America/Sao_Paulo',
  BST: 'Asia/Dhaka',
  CAT: 'Africa/Harare',
  CNT: 'America/St_Johns',
  CST: 'America/Chicago',
  CTT: 'Asia/Shanghai',
  EAT: 'Africa/Addis_Ababa',
  ECT: 'Europe/Paris',
  IET: 'America/Indiana/Indianapolis',
  IST: 'Asia/Kolkata',
  JST: 'Asia/Tokyo',
  MIT: 'Pacific/Apia',
  NET: 'Asia/Yerevan',
  NST: 'Pacific/Auckland',
  PLT: 'Asia/Karachi',
  PNT: 'America/Phoenix',
  PRT: 'America/Puerto_Rico',
  PST: 'America/Los_Angeles',
  SST: 'Pacific/Guadalcanal',
  VST: 'Asia/Ho_Chi_Minh',
};

/** A winter and a summer whose names also serve for times before 1970, which have none. */
const NAMED_INSTANTS = [Date.UTC(2024, 0), Date.UTC(2024, 6)];

const zones = new Map<string, Zone | undefined>();

/** `zoneOf('America/New_York')`; undefined for a name that means no zone. */
export function zoneOf(name: string): Zone | undefined {
  if (!zones.has(name)) zones.set(name, makeZone(name));
  return zones.get(name);
}

function makeZone(name: string): Zone | undefined {
  const offset = /^(?:GMT|UTC)([+-])(\d{1,2}):?(\d{2})?$/.exec(name);
  if (offset) {
    const [, sign, hours, minutes = '0'] = offset;
    const size = Number(hours) * 60 + Number(minutes);
    return Number(hours) < 24 && Number(minutes) < 60
      ? fixedZone((sign === '-' ? -1 : 1) * size * 60_000)
      : undefined;
  }
  if (/^(Etc\/)?(GMT|Greenwich)0?$/.test(name)) return fixedZone(0);
  if (/^[+-]/.test(name)) return undefined;
  try {
    return namedZone(OLD_NAMES[name] ?? name);
  } catch {
    return undefined;
  }
}

function fixedZone(offset: number): Zone {
  const name = offset === 0 ? 'GMT' : gmtName(offset);
  return {
    offsetAt: () => offset,
    shortName: () => name,
    longName: () => (offset === 0 ? 'Greenwich Mean Time' : name),
  };
}

function namedZone(name: string): Zone {
  const wall = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const naming = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'long' });
  const offsetAt = (instant: number): number => {
    const part: Record<string, string> = {};
    for (const { type, value } of wall.formatToParts(instant)) part[type] = value;
    const year = part['era'] === 'BC' ? 1 - Number(part['year']) : Number(part['year']);
    const time = { hour: part['hour'], minute: part['minute'], second: part['second'] };
    return (
      utcOf({
        year,
        month: Number(part['month']),
        day: Number(part['day']),
        hour: Number(time.hour),
        minute: Number(time.minute),
        second: Number(time.second),
      }) -
      Math.floor(instant / 1000) * 1000
    );
  };
  const nameAt = (instant: number): string =>
    naming.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const longName = (instant: number): string => {
    const offset = offsetAt(instant);
    const alike = NAMED_INSTANTS.find((other) => offsetAt(other) === offset) ?? instant;
    const name = nameAt(instant < 0 ? alike : instant);
    return /^GMT[+-]/.test(name) ? gmtName(offset) : name;
  };
  return { offsetAt, longName, shortName: (instant) => zoneAbbreviation(longName(instant)) };
}

/** `gmtName(-18_000_000)` is `'GMT-05:00'`. */
function gmtName(offset: number): string {
  const minutes = Math.abs(Math.trunc(offset / 60_000));
  const two = (n: number) => String(n).padStart(2, '0');
  return `GMT${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The instant at which a clock in UTC shows this; fields out of range carry over. */
export function utcOf(time: WallTime): number {
  const date = new Date(0);
  date.setUTCFullYear(time.year, time.month - 1, time.day);
  date.setUTCHours(time.hour, time.minute, time.second);
  return date.getTime();
}

/**
 * The instant at which a clock in the zone shows what a clock in UTC shows at `wall`. A time that
 * a clock change skips moves on by the change; of a time that comes twice the later is taken, as
 * Java's calendar does.
 */
export function instantOf(wall: number, zone: Zone): number {
  const offsets = [zone.offsetAt(wall - 86_400_000), zone.offsetAt(wall + 86_400_000)];
  const fitting = offsets
    .map((offset) => wall - offset)
    .filter((instant) => zone.offsetAt(instant) === wall - instant);
  return fitting.length > 0 ? Math.max(...fitting) : wall - Math.min(...offsets);
}
