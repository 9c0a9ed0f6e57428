import { type CsvBankLine, readBankLine } from './csv-bank';
import type { CsvCells } from './csv-cells';
import {
  type CsvClient,
  type CsvPerson,
  type CsvProject,
  readClient,
  readListedPerson,
  readProject,
} from './csv-lists';
import { type CsvKind, csvKinds } from './csv-mapping';
import { type CsvPayrollLine, readPayrollLine } from './csv-payroll';
import { type CsvExpense, type CsvTime, readExpense, readTime } from './csv-record';

/** What a file holds, by kind; a file has rows of one kind only. */
export interface CsvRecords {
  readonly time: readonly CsvTime[];
  readonly expenses: readonly CsvExpense[];
  readonly bank: readonly CsvBankLine[];
  readonly payroll: readonly CsvPayrollLine[];
  readonly people: readonly CsvPerson[];
  readonly projects: readonly CsvProject[];
  readonly clients: readonly CsvClient[];
}

export const NO_RECORDS: CsvRecords = {
  time: [],
  expenses: [],
  bank: [],
  payroll: [],
  people: [],
  projects: [],
  clients: [],
};

type Readers = { readonly [K in CsvKind]: (cells: CsvCells) => CsvRecords[K][number] };

const readers: Readers = {
  time: readTime,
  expenses: readExpense,
  bank: readBankLine,
  payroll: readPayrollLine,
  people: readListedPerson,
  projects: readProject,
  clients: readClient,
};

/** Any record of a file: at least its line, and the id that the file gives it. */
export type CsvRecord = CsvRecords[CsvKind][number];

/** Reads a row as the mapping says. Throws a CsvFault for a cell that cannot be read. */
export function readRecord(cells: CsvCells): CsvRecord {
  return readers[cells.mapping.kind](cells);
}

/** The records of a file under the name of its kind. */
export function recordsOf(kind: CsvKind, records: readonly CsvRecord[]): CsvRecords {
  return { ...NO_RECORDS, [kind]: records };
}

/** All records of a file, whatever they are. */
export const allRecords = (records: CsvRecords): readonly CsvRecord[] =>
  csvKinds.flatMap((kind): readonly CsvRecord[] => records[kind]);
