/**
 * A decimal with few digits as a count of its last place: `"-1.25"` is -125 at scale 2. A double
 * holds every such count exactly, so that the everyday figures of a document need no big numbers;
 * whatever might not fit gives null instead.
 */
export interface ShortDecimal {
  readonly units: number;
  readonly scale: number;
}

/** Longer than any number that a double counts exactly, with its sign and its point. */
const LONGEST = 18;

const POWERS = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/** Null for more digits than a double holds, and for what is no plain number. */
export function readShort(text: string): ShortDecimal | null {
  const { length } = text;
  if (length > LONGEST) return null;
  const isSigned = text.startsWith('-');
  let units = 0;
  let scale = 0;
  for (let at = isSigned ? 1 : 0; at < length; at++) {
    const digit = text.charCodeAt(at) - DIGIT_ZERO;
    if (digit >= 0 && digit <= 9) units = units * 10 + digit;
    else if (digit === POINT && scale === 0) scale = length - at - 1;
    else return null;
  }
  return units > Number.MAX_SAFE_INTEGER ? null : { units: isSigned ? -units : units, scale };
}

const DIGIT_ZERO = '0'.charCodeAt(0);
const POINT = '.'.charCodeAt(0) - DIGIT_ZERO;

/** The sum of any number of figures; null where one of them, or a sum on the way, is too long. */
export function sumShort(texts: readonly string[]): ShortDecimal | null {
  let units = 0;
  let scale = 0;
  for (const text of texts) {
    const one = readShort(text);
    if (one === null) return null;
    const finest = Math.max(scale, one.scale);
    const before = moved(units, finest - scale);
    const own = moved(one.units, finest - one.scale);
    if (!Number.isSafeInteger(before) || !Number.isSafeInteger(own)) return null;
    units = before + own;
    scale = finest;
    if (!Number.isSafeInteger(units)) return null;
  }
  return { units, scale };
}

export function subtractShort(from: ShortDecimal, value: ShortDecimal): ShortDecimal | null {
  const scale = Math.max(from.scale, value.scale);
  const left = unitsAt(from, scale);
  const right = unitsAt(value, scale);
  return left === null || right === null ? null : safe(left - right, scale);
}

export function multiplyShort(a: ShortDecimal, b: ShortDecimal): ShortDecimal | null {
  return safe(a.units * b.units, a.scale + b.scale);
}

/** The product of any number of figures; null where one of them, or a product, is too long. */
export function productShort(texts: readonly string[]): ShortDecimal | null {
  let product: ShortDecimal | null = ONE;
  for (const text of texts) {
    const one = readShort(text);
    product = one && multiplyShort(product, one);
    if (product === null) return null;
  }
  return product;
}

const ONE: ShortDecimal = { units: 1, scale: 0 };

/** The quotient where it has an end within six more places; the divisor is not zero. */
export function divideShort(a: ShortDecimal, b: ShortDecimal): ShortDecimal | null {
  for (let places = Math.max(0, b.scale - a.scale); places <= b.scale + 6; places += 2) {
    const dividend = unitsAt(a, a.scale + places);
    if (dividend === null) return null;
    if (dividend % b.units === 0) return safe(dividend / b.units, a.scale + places - b.scale);
  }
  return null;
}

/** Below, at or above zero as a is below, at or above b; null where they are too far apart. */
export function compareShort(a: ShortDecimal, b: ShortDecimal): number | null {
  const scale = Math.max(a.scale, b.scale);
  const left = unitsAt(a, scale);
  const right = unitsAt(b, scale);
  return left === null || right === null ? null : left - right;
}

/** Written without zeros at its end; zero has no sign. */
export function writeShort({ units, scale }: ShortDecimal): string {
  let count = units;
  let places = scale;
  if (count === 0) return '0';
  while (places > 0 && count % 10 === 0) {
    count /= 10;
    places--;
  }
  if (places === 0) return String(count);
  const digits = String(Math.abs(count)).padStart(places + 1, '0');
  const point = digits.length - places;
  return `${count < 0 ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** The count at a finer last place: 125 at scale 2 is 12500 at scale 4; null beyond what is exact. */
export function unitsAt({ units, scale }: ShortDecimal, wanted: number): number | null {
  const count = moved(units, wanted - scale);
  return Number.isSafeInteger(count) ? count : null;
}

/** A count of the place so many places further on; no number where that is back, or too far. */
const moved = (units: number, places: number): number =>
  places === 0 ? units : units * (POWERS[places] ?? Number.NaN);

const safe = (units: number, scale: number): ShortDecimal | null =>
  Number.isSafeInteger(units) ? { units, scale } : null;
