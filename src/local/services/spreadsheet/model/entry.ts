import type { SheetLocale } from './locale';
import { type Parsed, parseDate, parseTime } from './parse-date';
import { parseNumber } from './parse-number';
import { type Content, Formula } from './scalar';

/** What becomes of a text that is put into a cell. */
export interface Entry {
  /** Undefined empties the cell. */
  readonly content: Content | undefined;
  /** Number format that the writing asks for, if the cell has none of its own. */
  readonly format: string | null;
}

export interface EntryRules {
  readonly locale: SheetLocale;
  readonly currentYear: number;
  /** Number format of the cell. */
  readonly format: string | undefined;
  readonly textFormatHidesApostrophe: boolean;
  readonly textFormatStopsFormulas: boolean;
}

const asIs = (content: Content | undefined): Entry => ({ content, format: null });

/**
 * Reads text as Sheets reads what is typed (apps-script.md 3.1): `=` starts a formula, `'` keeps
 * text, numbers, dates and booleans are recognised by the locale.
 */
export function readEntry(text: string, rules: EntryRules): Entry {
  if (text === '') return asIs(undefined);
  if (rules.format === '@') return readAsText(text, rules);
  if (text.startsWith("'")) return asIs(text.slice(1));
  if (isFormula(text)) return asIs(new Formula(text));
  const { locale } = rules;
  const parsed = /\d/.test(text) ? readQuantity(text, rules) : null;
  if (parsed) return { content: parsed.value, format: parsed.format };
  const flag = readBoolean(text, locale);
  if (flag !== null) return asIs(flag);
  if (startsLikeFormula(text)) return asIs(new Formula(`=${text}`));
  return asIs(text);
}

/** A number, a date or a time. */
function readQuantity(text: string, rules: EntryRules): Parsed | null {
  const { locale } = rules;
  return (
    dottedDate(text, rules) ??
    (startsLikeNumber(text) ? parseNumber(text, locale) : null) ??
    parseDate(text, locale, () => rules.currentYear) ??
    parseTime(text)
  );
}

/** Spares most text the look of a closer reader. */
const startsLikeNumber = (text: string): boolean => /^[^\p{L}_#@"]/u.test(text);

function readAsText(text: string, rules: EntryRules): Entry {
  if (isFormula(text) && !rules.textFormatStopsFormulas) return asIs(new Formula(text));
  const hidden = text.startsWith("'") && rules.textFormatHidesApostrophe;
  return asIs(hidden ? text.slice(1) : text);
}

const isFormula = (text: string): boolean => text.startsWith('=') && text.length > 1;

/** A plus sign in front of anything but a number starts a formula too. */
const startsLikeFormula = (text: string): boolean => /^\+./.test(text);

/** Where dates are written with full stops, `1.5.` is a day before it is a number. */
function dottedDate(text: string, rules: EntryRules): Parsed | null {
  const { locale } = rules;
  if (
    !locale.datePattern.includes('.') ||
    !/^\s*\d{1,2}\.\d{1,2}(\.(\d{2}|\d{4})?)?\s*$/.test(text)
  ) {
    return null;
  }
  return parseDate(text, locale, () => rules.currentYear);
}

function readBoolean(text: string, { words }: SheetLocale): boolean | null {
  const word = text.trim().toUpperCase();
  if (word === 'TRUE' || word === words.true.toUpperCase()) return true;
  return word === 'FALSE' || word === words.false.toUpperCase() ? false : null;
}
