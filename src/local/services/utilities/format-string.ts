import { ScriptError } from '../../engine/script-error';

const PLACEHOLDER = /%(?:(\d+)\$)?([-+ 0,#']*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g;

interface Style {
  readonly flags: string;
  readonly precision: number | undefined;
}

/**
 * Text with `%` placeholders filled, as C's printf does: `%s %d %05.2f %x %e %%`, with flags,
 * width, precision and position. `formatString('%11.6f', 123.456)` is `' 123.456000'`.
 */
export function formatString(template: string, values: readonly unknown[]): string {
  let next = 0;
  return template.replace(PLACEHOLDER, (...match: (string | undefined)[]) => {
    const [, position, flags = '', width, precision, letter = ''] = match;
    if (letter === '%') return '%';
    const index = position === undefined ? next++ : Number(position) - 1;
    if (index >= values.length)
      throw new ScriptError(`Format specifier '%${letter}' has no argument.`);
    const style = { flags, precision: precision === undefined ? undefined : Number(precision) };
    return padded(converted(letter, values[index], style), flags, Number(width ?? 0));
  });
}

function padded(text: string, flags: string, width: number): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0') || !/\d/.test(text)) return text.padStart(width);
  const sign = /^[-+ ]?(0x)?/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}

function converted(letter: string, value: unknown, style: Style): string {
  switch (letter) {
    case 's':
    case 'S': {
      const text = String(value).slice(0, style.precision);
      return letter === 'S' ? text.toUpperCase() : text;
    }
    case 'b':
      return String(value);
    case 'c':
      return typeof value === 'number' ? String.fromCodePoint(value) : String(value);
    case 'd':
    case 'i':
      return signed(whole(value), style, (n) => grouped(n.toString(), style));
    case 'u':
      return whole(value).toString();
    case 'o':
      return whole(value).toString(8);
    case 'x':
    case 'X': {
      const hex = (style.flags.includes('#') ? '0x' : '') + whole(value).toString(16);
      return letter === 'X' ? hex.toUpperCase() : hex;
    }
    case 'f':
    case 'F':
      return signed(number(value), style, (n) => grouped(n.toFixed(style.precision ?? 6), style));
    case 'e':
    case 'E': {
      const text = signed(number(value), style, (n) => exponential(n, style.precision ?? 6));
      return letter === 'E' ? text.toUpperCase() : text;
    }
    case 'g':
    case 'G':
      return signed(number(value), style, (n) => general(n, style.precision ?? 6));
    default:
      throw new ScriptError(`Unknown format specifier '%${letter}'.`);
  }
}

function number(value: unknown): number {
  const result = typeof value === 'boolean' ? NaN : Number(value);
  if (Number.isNaN(result) && !(typeof value === 'number'))
    throw new ScriptError(`Cannot convert ${String(value)} to a number.`);
  return result;
}

const whole = (value: unknown): bigint => {
  const result = number(value);
  return Number.isFinite(result) ? BigInt(Math.trunc(result)) : 0n;
};

function signed<T extends number | bigint>(value: T, style: Style, show: (n: T) => string): string {
  const negative = value < 0 || Object.is(value, -0);
  const text = show((negative ? -value : value) as T);
  if (negative) return `-${text}`;
  if (style.flags.includes('+')) return `+${text}`;
  return style.flags.includes(' ') ? ` ${text}` : text;
}

const grouped = (digits: string, style: Style): string =>
  /[,']/.test(style.flags) ? digits.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',') : digits;

const exponential = (value: number, precision: number): string =>
  value.toExponential(precision).replace(/e([+-])(\d)$/, 'e$10$2');

function general(value: number, precision: number): string {
  const digits = Math.max(1, precision);
  const exponent = value === 0 ? 0 : Math.floor(Math.log10(value));
  return exponent < -4 || exponent >= digits
    ? exponential(value, digits - 1)
    : value.toFixed(Math.max(0, digits - 1 - exponent));
}
