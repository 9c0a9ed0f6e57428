// Cuts the packed zone data of moment-timezone down to the years that time entries can have.
/** Time entries are refused outside these years long before the data ends. */
export const ZONE_YEARS = { from: 1999, to: 2051 };

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX';

function unpack(text) {
  const sign = text.startsWith('-') ? -1 : 1;
  const [whole, fraction = ''] = text.replace('-', '').split('.');
  let value = 0;
  for (const digit of whole) value = value * 60 + DIGITS.indexOf(digit);
  for (const [place, digit] of [...fraction].entries()) {
    value += DIGITS.indexOf(digit) / 60 ** (place + 1);
  }
  return sign * value;
}

function pack(minutes) {
  if (minutes < 0) return `-${pack(-minutes)}`;
  const rest = DIGITS[minutes % 60];
  return minutes < 60 ? rest : pack(Math.floor(minutes / 60)) + rest;
}

const minutesAt = (year) => Date.UTC(year, 0) / 60_000;

/** One zone between two years, packed again: name|abbreviations|offsets|indices|untils. */
function trimZone(text, { from, to }) {
  const [name, , offsets, indices, untils = ''] = text.split('|');
  let minutes = 0;
  const ends = untils
    .split(' ')
    .filter((one) => one !== '')
    .map((one) => {
      minutes += unpack(one);
      return Math.round(minutes);
    });
  const first = ends.filter((end) => end < minutesAt(from)).length;
  const kept = ends.slice(first).filter((end) => end < minutesAt(to));
  const steps = kept.map((end, index) => pack(end - (kept[index - 1] ?? 0)));
  const used = [...indices.slice(first, first + kept.length + 1)];
  const table = [...new Set(used)];
  const texts = offsets.split(' ');
  const rest = [
    '',
    table.map((index) => texts[DIGITS.indexOf(index)]).join(' '),
    withoutRuns(used.map((index) => DIGITS[table.indexOf(index)]).join('')),
    steps.join(' '),
  ];
  return { name, rest: rest.join('|') };
}

const endOf = (steps, from) => steps.slice(from).join(' ');

/**
 * Many zones have changed their clocks on the same days since some year: what the lists of their
 * steps end with stands once, as `tails`, and `~3` in a list, or in
 * a longer tail, means the tail of that number.
 */
function shareTails(texts) {
  const counts = new Map();
  const lists = texts.map((text) => text.slice(text.lastIndexOf('|') + 1).split(' '));
  for (const steps of lists) {
    for (const at of steps.keys()) {
      const end = endOf(steps, at);
      counts.set(end, (counts.get(end) ?? 0) + 1);
    }
  }
  const shared = lists.map((steps) => {
    const at = steps.findIndex((_, from) => counts.get(endOf(steps, from)) > 1);
    return at < 0 ? '' : endOf(steps, at);
  });
  const whole = [...new Set(shared)]
    .filter((tail) => tail.length >= 12)
    .sort((a, b) => a.length - b.length);
  const shortened = (text, known) => {
    const index = known.findLastIndex((tail) => new RegExp(`(^|[ |])${tail}$`).test(text));
    return index < 0 ? text : `${text.slice(0, -known[index].length)}~${index}`;
  };
  return {
    zones: texts.map((text) => shortened(text, whole)),
    tails: whole.map((tail, index) => shortened(tail, whole.slice(0, index))),
  };
}

/** `01010101010` as `(015)0`: two indices, and how often they come. */
const withoutRuns = (indices) =>
  indices.replace(/(..)\1{2,}/g, (run, pair) => `(${pair}${run.length / 2})`);

/**
 * Zone data as the package ships it, for the years `from` to `to` only and without repetitions, as
 * src/calendar/zone-data.ts reads it. Zones whose clocks agree in those years become links to the
 * first of them: `Europe/Vienna` to `Europe/Berlin`.
 */
export function trimZones({ version, zones, links }, years) {
  const firsts = new Map();
  const targets = new Map();
  for (const { name, rest } of zones.map((zone) => trimZone(zone, years))) {
    if (!firsts.has(rest)) firsts.set(rest, name);
    targets.set(name, firsts.get(rest));
  }
  const aliases = [...targets].filter(([name, target]) => name !== target);
  const aliasesOf = new Map();
  const link = (target, alias) =>
    aliasesOf.set(target, `${aliasesOf.get(target) ?? target}|${alias}`);
  for (const [name, target] of aliases) link(target, name);
  for (const [target, alias] of links.map((one) => one.split('|')))
    link(targets.get(target), alias);
  return {
    version,
    ...shareTails([...firsts].map(([rest, name]) => `${name}|${rest}`)),
    links: [...aliasesOf.values()],
  };
}
