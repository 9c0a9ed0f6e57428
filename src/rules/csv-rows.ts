/// <reference path="./papaparse.d.ts" />
import { parse } from 'papaparse';
import type { CsvFinding } from './csv-finding';
import { type CsvText, textOfFile } from './csv-text';

/** A file as rows of text; lines are counted from 1, as an editor shows them. */
export interface CsvRows {
  readonly headers: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly delimiter: string;
  readonly encoding: Extract<CsvText, { readonly text: string }>['encoding'];
}

export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A larger file would not fit into one run. */
const MOST_ROWS = 20_000;
const MOST_BYTES = 20_000_000;

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Splits a file into its header and rows, blank lines left out; or says why it cannot be. */
export function rowsOfFile(bytes: Uint8Array): CsvRows | CsvFinding {
  if (bytes.length > MOST_BYTES) return tooLarge();
  const read = textOfFile(bytes);
  if ('code' in read) return whole(read.code, `${read.message}.`, 'Export it again as CSV.');
  const { sep, text, line } = withoutHint(read.text.replace(/\r\n?/g, '\n'));
  const delimiter = sep ?? delimiterOf(headerLine(text));
  if (delimiter === null) {
    const message = 'It is unclear which sign separates the columns: commas and semicolons alike.';
    return whole('E-302', message, 'Export it again with semicolons or tabs.');
  }
  const { data, errors } = parse(text, { delimiter, newline: '\n' });
  const open = errors.find(({ type }) => type === 'Quotes');
  if (open) return unclosed(open, { data, line });
  const rows = numbered(data, line);
  const [header, ...rest] = rows;
  if (!header || rest.length === 0) {
    return whole('E-307', 'The file has no rows.', 'Export it again, with its rows.');
  }
  if (rest.length > MOST_ROWS) return tooLarge();
  const headers = header.cells.map((cell) => cell.trim());
  return { headers, rows: rest, delimiter, encoding: read.encoding };
}

/** Excel writes the delimiter into a first line of its own: `sep=;`. */
function withoutHint(text: string) {
  const match = /^"?sep=(.)"?\n/i.exec(text);
  if (!match) return { sep: null, text, line: 1 };
  return { sep: match[1] ?? ',', text: text.slice(match[0].length), line: 2 };
}

function headerLine(text: string): string {
  return text.replace(/^\n+/, '').split('\n', 1)[0] ?? '';
}

/** The delimiter that the header has most of, outside quotes; null for two that tie. */
function delimiterOf(header: string): string | null {
  const bare = header.replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map((sign) => ({ sign, count: bare.split(sign).length - 1 }));
  const [most, next] = counts.sort((a, b) => b.count - a.count);
  if (!most || most.count === 0) return ',';
  return next && next.count === most.count ? null : most.sign;
}

function numbered(data: readonly (readonly string[])[], first: number): readonly CsvRow[] {
  let line = first;
  return data.flatMap((cells) => {
    const at = line;
    line += 1 + cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    return cells.every((cell) => cell.trim() === '') ? [] : [{ line: at, cells }];
  });
}

function unclosed(
  { code, row = 0 }: { readonly code: string; readonly row?: number },
  { data, line }: { readonly data: readonly (readonly string[])[]; readonly line: number },
): CsvFinding {
  const before = data.slice(0, row).flat();
  const breaks = before.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
  const at = line + row + breaks;
  const what =
    code === 'MissingQuotes'
      ? `A quote opened on line ${at} never closes.`
      : `A quote on line ${at} stands in the middle of a value.`;
  return { ...whole('E-306', what, 'Correct that line, or export the file again.'), line: at };
}

function tooLarge(): CsvFinding {
  const message = `It is larger than ${MOST_ROWS.toLocaleString('en-US')} rows or 20 MB.`;
  return whole('E-308', message, 'Split the file, by month for example.');
}

function whole(code: string, message: string, fix: string): CsvFinding {
  return { line: 0, code, field: '', message, fix };
}
