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
  return [name, '', offsets, indices.slice(first, first + kept.length + 1), steps.join(' ')].join(
    '|',
  );
}

/** Zone data as the package ships it, for the years `from` to `to` only; links and version stay. */
export function trimZones({ version, zones, links }, years) {
  return { version, zones: zones.map((zone) => trimZone(zone, years)), links };
}
