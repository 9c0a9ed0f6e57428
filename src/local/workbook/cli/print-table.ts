import type { TabTable } from './tab-table';

/** Characters of the widest column; longer texts are cut with an ellipsis. */
const WIDEST = 48;

/** A table for a terminal: columns aligned, numbers to the right. */
export function asText({ headers, rows }: TabTable): string {
  if (headers.length === 0) return '(empty)';
  const lines = [headers, ...rows].map((line) => line.map(oneLine));
  const widths = headers.map((_, column) =>
    Math.max(...lines.map((line) => width(line[column] ?? ''))),
  );
  const numeric = headers.map((_, column) => rows.length > 0 && isNumeric(rows, column));
  const draw = (line: readonly string[]) =>
    line
      .map((text, column) => padded(text, widths[column] ?? 0, numeric[column] ?? false))
      .join('  ')
      .trimEnd();
  const rule = widths.map((size) => '-'.repeat(size)).join('  ');
  const [head = [], ...body] = lines;
  return [draw(head), rule, ...body.map(draw)].join('\n');
}

/** A table as RFC 4180 has it, with line feeds. */
export function asCsv({ headers, rows }: TabTable): string {
  const field = (text: string) =>
    /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return [headers, ...rows].map((line) => line.map(field).join(',')).join('\n');
}

/** One object a row, by header. */
export function asJson({ headers, rows }: TabTable): Record<string, string>[] {
  return rows.map((row) =>
    Object.fromEntries(
      headers.flatMap((header, index) => (header === '' ? [] : [[header, row[index] ?? '']])),
    ),
  );
}

function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return [...flat].length > WIDEST ? `${[...flat].slice(0, WIDEST - 1).join('')}…` : flat;
}

const width = (text: string): number => [...text].length;

function padded(text: string, size: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, size - width(text)));
  return right ? space + text : text + space;
}

/** Whether every filled cell of a column shows a number or an amount. */
function isNumeric(rows: readonly (readonly string[])[], column: number): boolean {
  const filled = rows.map((row) => row[column] ?? '').filter((text) => text !== '');
  return filled.length > 0 && filled.every((text) => /^[-+]?[\d,.]+%?$/.test(text));
}
