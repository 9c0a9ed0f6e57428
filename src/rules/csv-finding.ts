import type { CsvField } from './csv-mapping';

/** What is wrong in a file, or was put right: the code and the words of the catalogue. */
export interface CsvFinding {
  /** Line of the file, from 1; 0 where it is the whole file. */
  readonly line: number;
  readonly code: string;
  /** Header of the column; empty where it is the whole row. */
  readonly field: string;
  readonly message: string;
  readonly fix: string;
}

/** Thrown for a cell that cannot be read; becomes the finding of its row. */
export class CsvFault extends Error {
  readonly code: string;
  readonly fix: string;
  /** The field that it is about, where that is known. */
  field: CsvField | null = null;

  constructor(code: string, message: string, fix: string) {
    super(message);
    this.name = 'CsvFault';
    this.code = code;
    this.fix = fix;
  }

  /** The same fault, told of the column of a field. */
  in(field: CsvField): this {
    this.field = field;
    return this;
  }
}

/** A finding of a row: `Line 57: 9 fields, expected 10.` */
export function rowFinding(
  line: number,
  {
    code,
    message,
    fix = '',
    field = '',
  }: {
    readonly code: string;
    readonly message: string;
    readonly fix?: string;
    readonly field?: string;
  },
): CsvFinding {
  return { line, code, field, message: `Line ${line}: ${message}.`, fix };
}
