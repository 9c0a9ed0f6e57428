import { ScriptError } from '../../engine/script-error';

/**
 * Rows of a CSV text. Quoted fields may hold the delimiter, line breaks and doubled quotes:
 * `parseCsv('a,"b ""c"" d"')` is `[['a', 'b "c" d']]`. A last line break starts no further row.
 */
export function parseCsv(text: string, delimiter = ','): string[][] {
  if (text === '') return [];
  const reader = new CsvReader(text, delimiter);
  const rows: string[][] = [];
  do rows.push(reader.row());
  while (!reader.ended());
  return rows;
}

class CsvReader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly delimiter: string,
  ) {}

  ended(): boolean {
    return this.at >= this.text.length;
  }

  row(): string[] {
    const fields: string[] = [];
    for (;;) {
      fields.push(this.text[this.at] === '"' ? this.quoted() : this.plain());
      if (this.text[this.at] !== this.delimiter) break;
      this.at++;
    }
    if (this.text[this.at] === '\r') this.at++;
    if (this.text[this.at] === '\n') this.at++;
    return fields;
  }

  private plain(): string {
    const from = this.at;
    while (!this.ended() && !this.endsField(this.text[this.at] ?? '')) this.at++;
    return this.text.slice(from, this.at);
  }

  private endsField(char: string): boolean {
    return char === this.delimiter || char === '\n' || char === '\r';
  }

  /** What follows a closing quote up to the delimiter still belongs to the field. */
  private quoted(): string {
    let field = '';
    this.at++;
    for (;;) {
      const end = this.text.indexOf('"', this.at);
      if (end === -1) throw new ScriptError('Could not parse text.');
      field += this.text.slice(this.at, end);
      this.at = end + 1;
      if (this.text[this.at] !== '"') return field + this.plain();
      field += '"';
      this.at++;
    }
  }
}
