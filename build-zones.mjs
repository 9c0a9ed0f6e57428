// Cuts the packed zone data of moment-timezone down to the years that time entries can have.
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
    used.map((index) => DIGITS[table.indexOf(index)]).join(''),
    steps.join(' '),
  ];
  return { name, rest: rest.join('|') };
}

/**
 * Zone data as the package ships it, for the years `from` to `to` only. Zones whose clocks agree
 * in those years become links to the first of them: `Europe/Vienna` to `Europe/Berlin`.
 */
export function trimZones({ version, zones, links }, years) {
  const firsts = new Map();
  const targets = new Map();
  for (const { name, rest } of zones.map((zone) => trimZone(zone, years))) {
    if (!firsts.has(rest)) firsts.set(rest, name);
    targets.set(name, firsts.get(rest));
  }
  const aliases = [...targets].filter(([name, target]) => name !== target);
  return {
    version,
    zones: [...firsts].map(([rest, name]) => `${name}|${rest}`),
    links: [
      ...aliases.map(([name, target]) => `${target}|${name}`),
      ...links.map((link) => {
        const [target, alias] = link.split('|');
        return `${targets.get(target)}|${alias}`;
      }),
    ],
  };
}
