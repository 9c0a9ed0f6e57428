import { forbiddingArea, PROTECTED_MESSAGE, warningArea } from './protection-check';
import { cellAt } from './rectangle';
import { Formula } from './scalar';
import type { SheetModel } from './sheet-model';
import { refusalText, refusingRule } from './validation-check';
import { type EntrySwitches, entryReader, putEntry } from './write';

/** Longest text of a cell (apps-script.md 2). */
export const CELL_LIMIT = 50_000;
export const TOO_LONG =
  'Your input contains more than the maximum of 50000 characters in a single cell.';

export interface TypingPerson {
  readonly user: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly switches: EntrySwitches;
  /** Whether the person has already agreed to edit cells that only warn. */
  readonly agreed: boolean;
}

export type TypingOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly message: string }
  /** Ask the person, then type again with `agreed`. */
  | { readonly kind: 'warning'; readonly message: string };

const WARNING =
  "You're trying to edit part of this sheet that shouldn't be changed accidentally. Edit anyway?";

/**
 * Edits a cell as a person does who types into it: protection, validation, then the same reading
 * of numbers, dates and formulas that a script's text gets.
 */
export function typeInto(
  sheet: SheetModel,
  row: number,
  column: number,
  text: string,
  person: TypingPerson,
): TypingOutcome {
  const block = cellAt(row, column);
  if (forbiddingArea(sheet, block, person.user)) {
    return { kind: 'refused', message: PROTECTED_MESSAGE };
  }
  if (!person.agreed && warningArea(sheet, block)) return { kind: 'warning', message: WARNING };
  if (text.length > CELL_LIMIT) return { kind: 'refused', message: TOO_LONG };
  const entry = entryReader(sheet, person)(row, column, text);
  const { content } = entry;
  if (!(content instanceof Formula)) {
    const rule = refusingRule(sheet, { row, column }, content, person.now);
    if (rule) return { kind: 'refused', message: refusalText(rule, row, column) };
  }
  putEntry(sheet, row, column, entry);
  sheet.contentChanged();
  return { kind: 'done' };
}
