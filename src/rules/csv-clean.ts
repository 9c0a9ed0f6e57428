import { type CsvFinding, rowFinding } from './csv-finding';
import type { CsvRow } from './csv-rows';

/** Signs that no text needs and that could hide what it says: controls and changes of direction. */
const HIDDEN = /(?![\t\n\r])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

/** The most that a cell of a sheet can hold. */
const LONGEST = 50_000;

/** A text as a sheet can keep it. */
export const tidied = (text: string): string =>
  text.replace(HIDDEN, '').replace(LONE_SURROGATE, '\ufffd').slice(0, LONGEST);

/** What of a row had to be put right, or only looks dangerous. */
export function warningsOf({ line, cells }: CsvRow): readonly CsvFinding[] {
  const found: CsvFinding[] = [];
  if (cells.some((cell) => /^[=+@]/.test(cell) && !/^\+?[\d.,]+$/.test(cell))) {
    const message = "a text starts with '=', '+' or '@'; it is kept as text";
    found.push(rowFinding(line, { code: 'W-124', message }));
  }
  if (cells.some((cell) => cell.length > LONGEST)) {
    found.push(rowFinding(line, { code: 'W-125', message: `a text was cut at ${LONGEST} signs` }));
  }
  const kept = cells.map((cell) => cell.slice(0, LONGEST));
  if (kept.some((cell) => tidied(cell) !== cell)) {
    found.push(rowFinding(line, { code: 'W-126', message: 'hidden signs were taken out' }));
  }
  return found;
}
