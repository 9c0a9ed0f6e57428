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

  constructor(code: string, message: string, fix: string) {
    super(message);
    this.name = 'CsvFault';
    this.code = code;
    this.fix = fix;
  }
}

/** A finding of a row: `Line 57: 9 fields, expected 10.` */
export function rowFinding(
  line: number,
  {
    code,
    message,
    fix = '',
  }: { readonly code: string; readonly message: string; readonly fix?: string },
): CsvFinding {
  return { line, code, field: '', message: `Line ${line}: ${message}.`, fix };
}
