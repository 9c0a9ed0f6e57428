import { readDuration } from '../calendar/seconds';
import { decimalOf, isDecimal } from '../money/decimal';
import type { CreditPart } from './credit-shares';

/** What a person fills in to credit a part of an invoice. */
export interface CreditForm {
  readonly what: 'whole' | 'lines' | 'hours' | 'amount';
  /** Positions of lines: `1, 3`; one where hours or an amount of it are meant. */
  readonly lines: string;
  /** `1:30` for hours, `50.00` for an amount. */
  readonly value: string;
}

/** Reads the form; a sentence where it says nothing that can be done. */
export function creditPartOf({ what, lines, value }: CreditForm): CreditPart | string {
  if (what === 'whole') return { kind: 'whole' };
  const parts = lines.split(/[\s,;]+/).filter((text) => text !== '');
  if (parts.length === 0 || !parts.every((text) => /^[1-9]\d{0,5}$/.test(text))) {
    return `'${lines}' names no line: write the position of one, as 2, or of several, as 1, 3.`;
  }
  const positions = [...new Set(parts.map(Number))];
  if (what === 'lines') return { kind: 'lines', positions };
  const [position = 0, second] = positions;
  if (second !== undefined) return 'Hours and amounts are of one line: write its position, as 2.';
  const text = value.trim();
  if (what === 'hours') {
    const seconds = readDuration(text);
    if (seconds === null) return `'${text}' is no time: write hours and minutes, as 1:30.`;
    return { kind: 'hours', position, seconds };
  }
  if (!isDecimal(text)) return `'${text}' is no amount: write it with a point, as 50.00.`;
  return { kind: 'amount', position, amount: decimalOf(text) };
}
