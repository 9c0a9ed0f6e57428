/// <reference path="./papaparse.d.ts" />
import { unparse } from 'papaparse';

/** What a table shows: text, a figure, a tick; empty is `""`. */
export type CsvCell = string | number | boolean;

/** Texts that a spreadsheet would read as a formula (owasp.org, CSV Injection, read 2026-11). */
const FORMULA = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const GUARDED = /^'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/**
 * A table as a CSV file that is safe to open: UTF-8 with its mark, commas, Windows line ends, and
 * an apostrophe before every text that would become a formula: `=1+1` is written `'=1+1`. Figures
 * have a point and no thousands, whatever the locale.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  const cells = rows.map((row) => row.map(written));
  return `\ufeff${unparse(cells, { delimiter: ',', newline: '\r\n' })}\r\n`;
}

/** A text without the apostrophe that `writeCsv`, or another careful program, put before it. */
export function unguarded(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}

function written(cell: CsvCell): string {
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell === 'number') return String(cell);
  return FORMULA.test(cell) ? `'${cell}` : cell;
}
