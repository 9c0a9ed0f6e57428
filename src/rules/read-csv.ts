import { checkBalances } from './csv-bank';
import { CsvCells } from './csv-cells';
import { tidied, warningsOf } from './csv-clean';
import { guessMapping, placesOf } from './csv-columns';
import { dateOrderOf } from './csv-date';
import { decimalSignOf } from './csv-decimal-sign';
import { CsvFault, type CsvFinding, rowFinding } from './csv-finding';
import type { CsvField, CsvForm, CsvMapping, DurationForm } from './csv-mapping';
import { type CsvRecord, type CsvRecords, NO_RECORDS, readRecord, recordsOf } from './csv-readers';
import { unrepeated } from './csv-repeats';
import { type CsvRow, type CsvRows, rowsOfFile } from './csv-rows';
import { unguarded } from './write-csv';

/** What a file holds. A bad row never stops the good ones; a bad file has only its finding. */
export interface CsvReading extends CsvRecords {
  /** Rows, or the file, that cannot be read. */
  readonly refused: readonly CsvFinding[];
  /** What was passed over or put right. */
  readonly warnings: readonly CsvFinding[];
  /** How the file was read, to be shown, changed and remembered; null for a bad file. */
  readonly mapping: CsvMapping | null;
  /** The file as it stands, and what its columns seem to be; null where it has no rows at all. */
  readonly file: (CsvRows & { readonly guess: CsvMapping }) | null;
}

export interface CsvHow {
  /** How a person wants it read; null where its headers are to decide. */
  readonly mapping: CsvMapping | null;
  /** How a file with the same headers was read; what this file itself says goes before. */
  readonly remembered?: CsvMapping | null;
  /** Exports that are known. */
  readonly forms: readonly CsvForm[];
  /** Zone of the firm, for clock times of which nobody has said where they were read. */
  readonly firmZone?: string;
}

/**
 * Reads a file of any kind. Without a mapping the headers tell which of the known exports it is;
 * formats of dates, numbers and durations that the mapping leaves open are found out from the whole
 * column, and a cell that could mean two things is asked about, never guessed.
 */
export function readCsv(bytes: Uint8Array, how: CsvHow): CsvReading {
  const rows = rowsOfFile(bytes);
  if ('code' in rows) return nothing(rows, null);
  const { mapping: given, remembered = null, forms, firmZone = '' } = how;
  const guess = given ?? remembered ?? guessMapping(rows.headers, forms);
  const file = { ...rows, guess };
  try {
    const places = placesOf(rows.headers, guess);
    const cellOf = ({ cells }: CsvRow, field: CsvField): string => {
      const place = places[field];
      return place === undefined ? '' : unguarded((cells[place] ?? '').trim());
    };
    const column = (field: CsvField) => rows.rows.map((row) => cellOf(row, field));
    const mapping = completed(guess, { column, fileFirst: given === null });
    const at = { mapping, firmZone, width: rows.headers.length, last: lastOf(places) };
    const read = rows.rows.map((row) =>
      readRow(row, { ...at, cell: (field) => tidied(cellOf(row, field)) }),
    );
    return { ...wholeOf(read, mapping), mapping, file };
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    const message = `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`;
    return nothing({ line: 1, code: error.code, field: '', message, fix: error.fix }, file);
  }
}

function nothing(finding: CsvFinding, file: CsvReading['file']): CsvReading {
  return { ...NO_RECORDS, refused: [finding], warnings: [], mapping: null, file };
}

const lastOf = (places: Readonly<Record<string, number>>): number =>
  Math.max(...Object.values(places));

/** All rows together, with what only shows when they are held against each other. */
function wholeOf(read: readonly ReadRow[], mapping: CsvMapping) {
  const { kind, columns } = mapping;
  const found = read.flatMap(({ record }) => record ?? []);
  const { records, refused, warnings } = unrepeated(kind, found, columns.id ?? '');
  const whole = recordsOf(kind, records);
  return {
    ...whole,
    refused: [...read.flatMap(({ refused: one }) => one ?? []), ...refused],
    warnings: [
      ...read.flatMap(({ warnings: own }) => own ?? []),
      ...warnings,
      ...checkBalances(whole.bank, columns.balance ?? ''),
    ],
  };
}

/** The mapping with what the columns themselves decide. */
function completed(
  mapping: CsvMapping,
  {
    column,
    fileFirst,
  }: { readonly column: (field: CsvField) => readonly string[]; readonly fileFirst: boolean },
): CsvMapping {
  const all = (fields: readonly CsvField[]) => fields.flatMap(column);
  const dateOrder = dateOrderOf(all(['date', 'endDate', 'periodFrom', 'periodTo']));
  const decimalSign = decimalSignOf([...all(MONEY), ...bareFigures(column('duration'))]);
  const durationForm = durationFormOf(mapping.columns.duration ?? '');
  return {
    ...mapping,
    dateOrder: (fileFirst ? dateOrder : null) ?? mapping.dateOrder ?? dateOrder,
    decimalSign: (fileFirst ? decimalSign : null) ?? mapping.decimalSign ?? decimalSign,
    durationForm: mapping.durationForm ?? durationForm,
  };
}

const MONEY = ['amount', 'rate', 'tax', 'moneyIn', 'moneyOut', 'balance'] as const;

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
  readonly firmZone: string;
  /** How many columns the header has, and the last that is read, from 0. */
  readonly width: number;
  readonly last: number;
  readonly cell: (field: CsvField) => string;
}

interface ReadRow {
  readonly record?: CsvRecord;
  readonly refused?: CsvFinding;
  readonly warnings?: readonly CsvFinding[];
}

function readRow(row: CsvRow, at: RowAt): ReadRow {
  const { line, cells: texts } = row;
  const total = totalOf(row, at);
  if (total !== null) {
    return { warnings: [rowFinding(line, { code: 'W-314', message: `row '${total}' skipped` })] };
  }
  const extra = texts.slice(at.width).some((one) => one.trim() !== '');
  if (texts.length <= at.last || extra) {
    const message = `${texts.length} fields, expected ${at.width}`;
    const fix = 'Correct the row, or export the file again.';
    return { refused: rowFinding(line, { code: 'E-304', message, fix }) };
  }
  const cells = new CsvCells(line, at);
  try {
    const record = readRecord(cells);
    return { record, warnings: [...warningsOf(row), ...cells.told] };
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    const { code, message, fix, field } = error;
    const header = field === null ? '' : (at.mapping.columns[field] ?? '');
    const finding = rowFinding(line, { code, message, fix, field: header });
    return code.startsWith('W-') ? { warnings: [finding] } : { refused: finding };
  }
}

const TOTAL = /^(grand )?(total|totals|sum|summe|gesamt|insgesamt|totaal|totale)\b:?/i;

/** What a row of totals is called; null for any other row. Rows of lists have no day at all. */
function totalOf({ cells }: CsvRow, { mapping: { kind }, cell }: RowAt): string | null {
  if (['people', 'projects', 'clients'].includes(kind)) return null;
  const first = cells.find((one) => one.trim() !== '')?.trim() ?? '';
  const when = cell('date') || cell('period') || cell('periodFrom');
  return TOTAL.test(first) && (when === '' || TOTAL.test(when)) ? first : null;
}
