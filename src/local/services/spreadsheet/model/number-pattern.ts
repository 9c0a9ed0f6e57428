import { format } from 'numfmt';
import { isDateSection } from './date-pattern';

/** One section of a number format, between semicolons. */
export interface Section {
  readonly kind: 'general' | 'text' | 'date' | 'number';
  /** The section without conditions and colours. */
  readonly pattern: string;
  readonly test: ((value: number) => boolean) | null;
  /** As `Red`, or null. */
  readonly color: string | null;
}

export interface NumberFormat {
  readonly sections: readonly Section[];
  readonly text: Section | null;
}

const COLOR = /^\[(black|blue|cyan|green|magenta|red|white|yellow|color\s*\d+)\]/i;
const CONDITION = /^\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\]/;

const cache = new Map<string, NumberFormat | null>();

/** Reads a number format; null where Sheets would not take it. */
export function readNumberFormat(pattern: string): NumberFormat | null {
  let known = cache.get(pattern);
  if (known === undefined) {
    known = parse(pattern);
    cache.set(pattern, known);
  }
  return known;
}

function parse(pattern: string): NumberFormat | null {
  const sections = splitSections(pattern).map(readSection);
  if (sections.length > 4) return null;
  const last = sections.at(-1);
  const text = last?.kind === 'text' ? last : (sections[3] ?? null);
  const numeric = sections.filter((section) => section !== text).slice(0, 3);
  for (const section of sections) if (!isValid(section)) return null;
  return { sections: numeric, text };
}

function isValid(section: Section): boolean {
  if (section.kind !== 'number') return true;
  try {
    format(numfmtPattern(section.pattern), 1);
    return true;
  } catch {
    return false;
  }
}

/** Splits at semicolons outside quotes, brackets and escapes. */
function splitSections(pattern: string): readonly string[] {
  const parts: string[] = [''];
  for (const [token] of pattern.matchAll(/"[^"]*"?|\\.|\[[^\]]*\]?|[\s\S]/g)) {
    if (token === ';') parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts;
}

function readSection(text: string): Section {
  let rest = text;
  let color: string | null = null;
  let test: Section['test'] = null;
  for (;;) {
    const colored = COLOR.exec(rest);
    const condition = CONDITION.exec(rest);
    if (colored) color = colored[1] ?? null;
    else if (condition) test = comparison(condition[1] ?? '=', Number(condition[2]));
    else break;
    rest = rest.slice((colored ?? condition)?.[0].length);
  }
  return { kind: kindOf(rest), pattern: rest, test, color };
}

function kindOf(pattern: string): Section['kind'] {
  const bare = pattern.replace(/"[^"]*"?|\\.|\[\$[^\]]*\]/g, '');
  if (/^general$/i.test(bare.trim())) return 'general';
  if (bare.includes('@')) return 'text';
  return isDateSection(pattern) ? 'date' : 'number';
}

function comparison(operator: string, limit: number): (value: number) => boolean {
  switch (operator) {
    case '<':
      return (value) => value < limit;
    case '<=':
      return (value) => value <= limit;
    case '>':
      return (value) => value > limit;
    case '>=':
      return (value) => value >= limit;
    case '<>':
      return (value) => value !== limit;
    default:
      return (value) => value === limit;
  }
}

/** The same section in the words of numfmt: letters quoted, currency without its locale number. */
export function numfmtPattern(section: string): string {
  return section.replace(
    /"[^"]*"?|\\.|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|e(?=[+-])|E(?=[+-])|[^\d#?.,%\s/E+@:$()-]/g,
    (token, currency: string | undefined) => {
      if (currency !== undefined) return `"${currency}"`;
      if (token === 'e') return 'E';
      return token.length > 1 || token === 'E' ? token : `"${token}"`;
    },
  );
}

/** The section that shows a number, and the number as that section sees it; null where none does. */
export function sectionFor(
  { sections }: NumberFormat,
  value: number,
): { readonly section: Section; readonly value: number } | null {
  const [first, second, third] = sections;
  if (!first) return null;
  if (sections.some(({ test }) => test !== null)) return conditional(sections, value);
  if (value < 0 && second) return { section: second, value: -value };
  if (value === 0 && third) return { section: third, value };
  return { section: first, value };
}

function conditional(sections: readonly Section[], value: number) {
  const fits = (section: Section, index: number): boolean => {
    if (section.test) return section.test(value);
    if (index === 2) return true;
    return index === 0 ? value >= 0 : true;
  };
  const section = sections.find(fits);
  if (!section) return null;
  const bare = section.pattern.replace(/"[^"]*"?|\\./g, '');
  return { section, value: /[0#?]/.test(bare) ? value : Math.abs(value) };
}
