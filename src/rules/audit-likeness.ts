import { plainWords, type ReadName, readName } from './names';

/** How two names may be those of one, the surest first. */
export const likenesses = [
  'same',
  'spacing',
  'order',
  'form',
  'initials',
  'typing',
  'acronym',
] as const;

export type Likeness = (typeof likenesses)[number];

/** A name taken apart for comparing. */
export interface NameParts extends ReadName {
  readonly isPerson: boolean;
  /** Its figures in their order: years, numbers and phases are never a slip of the pen. */
  readonly numbers: string;
}

const NUMBER = /\d|^(?=.)x{0,3}(?:ix|iv|v?i{0,3})$/;

/** `nameParts("Smith, J.P.", true)` has the words "j p smith". */
export function nameParts(name: string, isPerson: boolean): NameParts {
  if (!isPerson) {
    const { words, forms } = readName(name);
    return { words, forms, isPerson, numbers: words.filter((one) => NUMBER.test(one)).join(' ') };
  }
  const [last = '', first, ...rest] = name.split(',');
  const turned = first !== undefined && rest.length === 0 ? `${first} ${last}` : name;
  return { words: plainWords(turned.replace(/\./g, ' ')), forms: '', isPerson, numbers: '' };
}

/**
 * How alike two names are; null where they are those of two. "Smith & Co North" and "Smith & Co
 * South", "Fund 2023" and "Fund 2024", "Bank of A" and "Bank of B" are.
 */
export function likenessOf(a: NameParts, b: NameParts): Likeness | null {
  if (a.words.length === 0 || b.words.length === 0 || a.numbers !== b.numbers) return null;
  const sameForms = a.forms === b.forms;
  if (plain(a) === plain(b)) return sameForms ? 'same' : 'form';
  if (!sameForms && a.forms !== '' && b.forms !== '') return null;
  if (joined(a) === joined(b)) return 'spacing';
  if (sorted(a) === sorted(b)) return 'order';
  if (haveInitials(a, b) || haveInitials(b, a)) return 'initials';
  if (isTypedWrongly(a, b)) return 'typing';
  return !a.isPerson && (isAcronym(a, b) || isAcronym(b, a)) ? 'acronym' : null;
}

/** What stands for a name in an index: two names that are alike meet in at least one key. */
export interface NameKeys {
  /** Under which it is found, and under which it looks for others. */
  readonly own: readonly string[];
  readonly wanted: readonly string[];
}

/** The keys of a name, about as many as it has letters. */
export function keysOf(parts: NameParts): NameKeys {
  const { words } = parts;
  if (words.length === 0) return { own: [], wanted: [] };
  const both = [`=${plain(parts)}`, `-${joined(parts)}`, `~${sorted(parts)}`, ...typingKeys(parts)];
  const initials = initialKeys(parts).map((key) => `i:${key}`);
  const short = words.some((word) => word.length === 1);
  const letters = `a:${firstLetters(words)}`;
  const acronym = parts.isPerson ? [] : words.length === 1 ? [`a:${joined(parts)}`] : [letters];
  const sided = [
    ...initials.map((key) => [key, short] as const),
    ...acronym.map((key) => [key, words.length === 1] as const),
  ];
  return {
    own: [...both, ...sided.map(([key, isShort]) => `${isShort ? '<' : '>'}${key}`)],
    wanted: [...both, ...sided.map(([key, isShort]) => `${isShort ? '>' : '<'}${key}`)],
  };
}

const plain = ({ words }: NameParts): string => words.join(' ');
const joined = ({ words }: NameParts): string => words.join('');
const sorted = ({ words }: NameParts): string => [...words].sort().join(' ');
const firstLetters = (words: readonly string[]): string => words.map((word) => word[0]).join('');

/** Of a person, first letter and last name, whichever stands first; else the last word counts. */
function initialKeys({ words, isPerson }: NameParts): readonly string[] {
  const [first = '', last = ''] = [words[0], words[words.length - 1]];
  if (words.length < 2) return [];
  if (!isPerson) return last.length > 1 ? [`${firstLetters(words.slice(0, -1))} ${last}`] : [];
  const keys = [
    [first, last],
    [last, first],
  ] as const;
  return keys.filter(([, name]) => name.length > 1).map(([one, name]) => `${one[0]} ${name}`);
}

/** "J. Smith" beside "John Smith"; of people a middle initial may be missing. */
function haveInitials(short: NameParts, long: NameParts): boolean {
  if (!short.isPerson) return abbreviates(short.words, long.words);
  const [a, b] = [withoutMiddle(short.words), withoutMiddle(long.words)];
  const [cutA, cutB] = [a.length < short.words.length, b.length < long.words.length];
  if (abbreviates(short.words, long.words)) return true;
  if (cutA && cutB) return false;
  const turned = a.length === 2 && b.length === 2 ? [[...a].reverse(), [...b].reverse()] : [a, b];
  const [backA = a, backB = b] = turned;
  const ways = [
    [a, b],
    [backA, b],
    [a, backB],
  ] as const;
  return ways.some(([x, y]) => abbreviates(x, y) || (cutA !== cutB && x.join() === y.join()));
}

function withoutMiddle(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => at === 0 || at === words.length - 1 || word.length > 1);
}

/** Every word the same or its first letter, at least one its letter; the name itself in full. */
function abbreviates(short: readonly string[], long: readonly string[]): boolean {
  const last = long.length - 1;
  if (short.length !== long.length || last < 1) return false;
  const [isLetter, isSame] = [
    (at: number) => short[at]?.length === 1 && short[at] === long[at]?.[0],
    (at: number) => short[at] === long[at],
  ];
  const named = isSame(last) && (long[last]?.length ?? 0) > 1;
  const all = long.every((_, at) => isSame(at) || isLetter(at));
  return named && all && long.some((word, at) => word.length > 1 && isLetter(at) && !isSame(at));
}

/** "IBM" beside "International Business Machines". */
function isAcronym(short: NameParts, long: NameParts): boolean {
  const [word = '', another] = short.words;
  if (another !== undefined || word.length < 3 || long.words.length < 3) return false;
  return word === firstLetters(long.words);
}

/** Shortest word in which one wrong letter is a slip of the pen rather than another word. */
const LONG_ENOUGH = 5;

const mayBeMistyped = (word: string): boolean => word.length >= LONG_ENOUGH && !/\d/.test(word);

/** One letter of one long word is wrong, missing, too much or swapped with its neighbour. */
function isTypedWrongly({ words: a }: NameParts, { words: b }: NameParts): boolean {
  if (a.length !== b.length) return false;
  const different = a.flatMap((word, at) => (word === b[at] ? [] : [[word, b[at] ?? ''] as const]));
  const [[one, other] = ['', ''] as const, more] = different;
  if (more || !mayBeMistyped(one) || !mayBeMistyped(other)) return false;
  return one.length <= other.length ? isSlip(one, other) : isSlip(other, one);
}

/**
 * Whether a longer or equal word is the shorter one with a slip inside it. A first letter is never
 * one, nor a last letter, which tells "Mario" from "Maria"; an "s" at the end may be.
 */
function isSlip(short: string, long: string): boolean {
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (at === 0) return false;
  const [restShort, restLong] = [short.slice(at), long.slice(at)];
  if (long.length === short.length + 1) {
    return restShort === restLong.slice(1) && (restShort !== '' || restLong === 's');
  }
  if (long.length !== short.length) return false;
  const [x, y, ...tail] = restShort;
  const swapped = y !== undefined && `${y}${x}${tail.join('')}` === restLong;
  return swapped || (restShort.length > 1 && restShort.slice(1) === restLong.slice(1));
}

/** Words that are one slip apart are the same without some letter, or one is that of the other. */
function typingKeys({ words }: NameParts): readonly string[] {
  return words.flatMap((word, at) => {
    if (!mayBeMistyped(word)) return [];
    const others = words.map((one, place) => (place === at ? '*' : one)).join(' ');
    const letters = [...word].map((_, cut) => word.slice(0, cut) + word.slice(cut + 1));
    return [...new Set([word, ...letters])].map((variant) => `t:${others}|${variant}`);
  });
}
