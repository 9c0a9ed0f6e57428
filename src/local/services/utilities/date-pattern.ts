import { ScriptError } from '../../engine/script-error';

/** A run of one pattern letter, or text that stands for itself. */
export type PatternPart =
  | { readonly letter: string; readonly count: number }
  | { readonly literal: string };

const LETTERS = 'GyYMLwWDdFEuaHkKhmsSzZX';

/** Parts of a pattern as java.text.SimpleDateFormat reads it: `"yyyy 'o''clock'"`. */
export function readPattern(pattern: string): PatternPart[] {
  const parts: PatternPart[] = [];
  for (let at = 0; at < pattern.length; ) {
    const char = pattern[at] ?? '';
    const [part, length] = /[a-zA-Z]/.test(char)
      ? run(pattern, at)
      : char === "'"
        ? quoted(pattern, at)
        : ([{ literal: char }, 1] as const);
    parts.push(part);
    at += length;
  }
  return parts;
}

/** A part, and how much of the pattern it takes. */
type Read = readonly [part: PatternPart, length: number];

function run(pattern: string, at: number): Read {
  const letter = pattern[at] ?? '';
  if (!LETTERS.includes(letter)) throw new ScriptError(`Illegal pattern character '${letter}'`);
  let count = 1;
  while (pattern[at + count] === letter) count++;
  if (letter === 'X' && count > 3)
    throw new ScriptError(`invalid ISO 8601 format: length=${count}`);
  return [{ letter, count }, count];
}

/** Text between quotes; two quotes are one. */
function quoted(pattern: string, at: number): Read {
  if (pattern[at + 1] === "'") return [{ literal: "'" }, 2];
  const text = /^'((?:[^']|'')*)'/.exec(pattern.slice(at));
  if (!text) throw new ScriptError('Unterminated quote');
  return [{ literal: (text[1] ?? '').replaceAll("''", "'") }, text[0].length];
}

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
];
