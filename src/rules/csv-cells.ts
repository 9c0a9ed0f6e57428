import { CsvFault, type CsvFinding, rowFinding } from './csv-finding';
import type { CsvField, CsvMapping } from './csv-mapping';

/** A row by its fields, and what is to be told of it although it can be read. */
export class CsvCells {
  readonly line: number;
  readonly mapping: CsvMapping;
  /** Zone of the firm, for clock times of which nobody has said where they were read. */
  readonly firmZone: string;
  readonly told: CsvFinding[] = [];
  private readonly cell: (field: CsvField) => string;

  constructor(
    line: number,
    row: {
      readonly mapping: CsvMapping;
      readonly firmZone: string;
      readonly cell: (field: CsvField) => string;
    },
  ) {
    this.line = line;
    this.mapping = row.mapping;
    this.firmZone = row.firmZone;
    this.cell = row.cell;
  }

  /** Whether the file has a column for it. */
  has(field: CsvField): boolean {
    return (this.mapping.columns[field] ?? '') !== '';
  }

  /** The text of a cell, trimmed; empty where the file has no such column. */
  text(field: CsvField): string {
    return this.cell(field);
  }

  /** Reads a cell; what is wrong with it is told of its column. */
  read<T>(field: CsvField, read: (text: string) => T): T {
    try {
      return read(this.cell(field));
    } catch (error) {
      if (!(error instanceof CsvFault) || error.field !== null) throw error;
      throw error.in(field);
    }
  }

  /** The same, and null for an empty cell. */
  readIf<T>(field: CsvField, read: (text: string) => T): T | null {
    return this.cell(field) === '' ? null : this.read(field, read);
  }

  /** Tells something of the row that keeps nothing back. */
  tell(code: string, field: CsvField, { message, fix }: { message: string; fix: string }): void {
    const header = this.mapping.columns[field] ?? '';
    this.told.push(rowFinding(this.line, { code, message, fix, field: header }));
  }

  /** The name of whoever the row is about, whole or in two parts. */
  get person(): string {
    const parts = `${this.cell('firstName')} ${this.cell('lastName')}`.trim();
    return this.cell('person') || parts;
  }
}
