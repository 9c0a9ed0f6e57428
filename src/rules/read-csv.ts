import { tidied, warningsOf } from './csv-clean';
import { guessMapping, placesOf } from './csv-columns';
import { dateOrderOf } from './csv-date';
import { decimalSignOf } from './csv-decimal-sign';
import { CsvFault, type CsvFinding, rowFinding } from './csv-finding';
import type { CsvField, CsvForm, CsvMapping, DurationForm } from './csv-mapping';
import { type CellOf, type CsvExpense, type CsvTime, readExpense, readTime } from './csv-record';
import { type CsvRow, rowsOfFile } from './csv-rows';
import { unguarded } from './write-csv';

/** What a file holds. A bad row never stops the good ones; a bad file has only its finding. */
export interface CsvReading {
  readonly time: readonly CsvTime[];
  readonly expenses: readonly CsvExpense[];
  /** Rows, or the file, that cannot be read. */
  readonly refused: readonly CsvFinding[];
  /** What was passed over or put right. */
  readonly warnings: readonly CsvFinding[];
  /** How the file was read, to be shown, changed and remembered; null for a bad file. */
  readonly mapping: CsvMapping | null;
}

/**
 * Reads a file of time or expenses. Without a mapping the headers tell which of the known exports
 * it is; formats of dates, numbers and durations that the mapping leaves open are found out from
 * the whole column, and a cell that could mean two things is asked about, never guessed.
 */
export function readCsv(
  bytes: Uint8Array,
  {
    mapping: given,
    forms,
  }: { readonly mapping: CsvMapping | null; readonly forms: readonly CsvForm[] },
): CsvReading {
  const file = rowsOfFile(bytes);
  if ('code' in file) return nothing(file);
  const wanted = given ?? guessMapping(file.headers, forms);
  try {
    const places = placesOf(file.headers, wanted);
    const cellOf = ({ cells }: CsvRow, field: CsvField): string => {
      const place = places[field];
      return place === undefined ? '' : unguarded((cells[place] ?? '').trim());
    };
    const mapping = completed(wanted, (field) => file.rows.map((row) => cellOf(row, field)));
    const last = Math.max(...Object.values(places));
    const read = file.rows.map((row) =>
      readRow(row, {
        mapping,
        width: file.headers.length,
        last,
        cell: (field) => cellOf(row, field),
      }),
    );
    return {
      time: read.flatMap(({ time }) => time ?? []),
      expenses: read.flatMap(({ expense }) => expense ?? []),
      refused: read.flatMap(({ refused }) => refused ?? []),
      warnings: read.flatMap(({ warnings }) => warnings ?? []),
      mapping,
    };
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    const message = `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`;
    return nothing({ line: 1, code: error.code, field: '', message, fix: error.fix });
  }
}

function nothing(finding: CsvFinding): CsvReading {
  return { time: [], expenses: [], refused: [finding], warnings: [], mapping: null };
}

/** The mapping with what the columns themselves decide. */
function completed(
  mapping: CsvMapping,
  column: (field: CsvField) => readonly string[],
): CsvMapping {
  const figures = [...column('amount'), ...column('rate'), ...bareFigures(column('duration'))];
  return {
    ...mapping,
    dateOrder: mapping.dateOrder ?? dateOrderOf([...column('date'), ...column('endDate')]),
    decimalSign: mapping.decimalSign ?? decimalSignOf(figures),
    durationForm: mapping.durationForm ?? durationFormOf(mapping.columns.duration ?? ''),
  };
}

const bareFigures = (cells: readonly string[]): readonly string[] =>
  cells.filter((cell) => !/[:a-z]/i.test(cell));

/** What bare figures count, by the header above them; null where it does not say. */
function durationFormOf(header: string): DurationForm | null {
  if (/sec|sek/i.test(header)) return 'seconds';
  if (/min/i.test(header)) return 'minutes';
  return /hour|decimal|stunden|heures|horas|\(h\)/i.test(header) ? 'hours' : null;
}

interface RowAt {
  readonly mapping: CsvMapping;
  /** How many columns the header has, and the last that is read, from 0. */
  readonly width: number;
  readonly last: number;
  readonly cell: CellOf;
}

interface ReadRow {
  readonly time?: CsvTime;
  readonly expense?: CsvExpense;
  readonly refused?: CsvFinding;
  readonly warnings?: readonly CsvFinding[];
}

function readRow(row: CsvRow, { mapping, width, last, cell }: RowAt): ReadRow {
  const { line, cells } = row;
  const total = cells.find((one) => one.trim() !== '')?.trim() ?? '';
  if (TOTAL.test(total) && (cell('date') === '' || TOTAL.test(cell('date')))) {
    return { warnings: [rowFinding(line, { code: 'W-314', message: `row '${total}' skipped` })] };
  }
  const extra = cells.slice(width).some((one) => one.trim() !== '');
  if (cells.length <= last || extra) {
    const message = `${cells.length} fields, expected ${width}`;
    const fix = 'Correct the row, or export the file again.';
    return { refused: rowFinding(line, { code: 'E-304', message, fix }) };
  }
  const clean: CellOf = (field) => tidied(cell(field));
  try {
    const warnings = warningsOf(row);
    return mapping.kind === 'time'
      ? { time: readTime(line, clean, mapping), warnings }
      : { expense: readExpense(line, clean, mapping), warnings };
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    return { refused: rowFinding(line, error) };
  }
}

const TOTAL = /^(grand )?(total|totals|sum|summe|gesamt|insgesamt|totaal|totale)\b:?/i;
