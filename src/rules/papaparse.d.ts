/** What is used of Papa Parse 5: its published types need those of Node, which no rule may see. */
declare module 'papaparse' {
  interface ParseError {
    readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch';
    readonly code: string;
    readonly row?: number;
    readonly index?: number;
  }

  export function parse(
    text: string,
    how: { readonly delimiter: string; readonly newline: '\n' },
  ): { readonly data: readonly (readonly string[])[]; readonly errors: readonly ParseError[] };

  export function unparse(
    rows: readonly (readonly string[])[],
    how: { readonly delimiter: string; readonly newline: string },
  ): string;
}
