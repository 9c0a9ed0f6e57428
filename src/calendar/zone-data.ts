import packed from 'moment-timezone/data/packed/latest.json';

/** Offsets of one zone: `offsets[i]` holds until `untils[i]`; the last one holds for ever. */
export interface ZoneTable {
  /** Minutes that local time is ahead of UTC, as -300 for New York in winter. */
  readonly offsets: readonly number[];
  readonly untils: readonly number[];
}

/** Version of the pinned IANA data, recorded beside every conversion: `"2026f"`. */
export const zoneDataVersion: string = packed.version;

const packedZones = new Map(packed.zones.map((text) => [text.slice(0, text.indexOf('|')), text]));
const links = new Map(
  packed.links.flatMap((text) => {
    const [target = '', ...aliases] = text.split('|');
    return aliases.map((alias) => [alias, target] as const);
  }),
);
const tables = new Map<string, ZoneTable>();

/** Every zone that is known by name, aliases included, in alphabetical order. */
export function zoneNames(): readonly string[] {
  return [...packedZones.keys(), ...links.keys()].sort();
}

/** The table of a zone by its IANA name or an alias of it, or undefined where there is none. */
export function zoneTable(name: string): ZoneTable | undefined {
  const known = tables.get(name);
  if (known) return known;
  const text = packedZones.get(links.get(name) ?? name);
  if (!text) return undefined;
  const table = unpack(text);
  tables.set(name, table);
  return table;
}

/**
 * Reads the packed form: `name|abbreviations|offsets|indices|untils|population`, numbers in base
 * 60, offsets in minutes behind UTC, untils in minutes, each counted from the one before
 * (momentjs.com/timezone/docs/#/data-formats/packed-format, read 2026-11). The build leaves out what
 * comes again: `~3` stands for a tail of untils, `(015)` for five times the indices 01.
 */
function unpack(text: string): ZoneTable {
  const [, , offsetTexts = '', runs = '', ends = ''] = text.split('|');
  const untilTexts = withTails(ends);
  const indices = runs.replace(/\((..)(\d+)\)/g, (_, pair: string, times: string) =>
    pair.repeat(Number(times)),
  );
  const offsets = offsetTexts.split(' ').map((one) => -base60(one));
  let minutes = 0;
  const untils = untilTexts
    .split(' ')
    .filter((one) => one !== '')
    .map((one) => {
      minutes += base60(one);
      return Math.round(minutes * 60_000);
    });
  return { offsets: [...indices].map((index) => offsets[base60(index)] ?? 0), untils };
}

function withTails(text: string): string {
  const { tails = [] } = packed as { readonly tails?: readonly string[] };
  return text.replace(/~(\d+)/, (_, index: string) => withTails(tails[Number(index)] ?? ''));
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX';

function base60(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  let value = 0;
  for (const digit of whole) value = value * 60 + DIGITS.indexOf(digit);
  let weight = 1;
  for (const digit of fraction) {
    weight /= 60;
    value += DIGITS.indexOf(digit) * weight;
  }
  return sign * value;
}
