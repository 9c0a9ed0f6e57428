import type * as z from 'zod/mini';
import type { RefusedRow } from './connector';
import { parseWire } from './parse-wire';

/** How the rows of a page become records, one by one. */
export interface RowReader<W, R> {
  readonly schema: z.ZodMiniType<W>;
  /** `harvest:12` of a row that may be anything; empty where even that cannot be read. */
  readonly key: (row: unknown) => string;
  /** May throw a RangeError whose message says what is wrong with the row. */
  readonly translate: (row: W) => R;
}

/** Reads each row by itself, so that a bad one is refused with its reason and the others arrive. */
export function readRows<W, R>(
  rows: readonly unknown[],
  { schema, key, translate }: RowReader<W, R>,
): { readonly records: readonly R[]; readonly refused: readonly RefusedRow[] } {
  const records: R[] = [];
  const refused: RefusedRow[] = [];
  for (const row of rows) {
    const parsed = parseWire(schema, row);
    if (!('data' in parsed)) {
      refused.push(refusal(key(row), parsed.field, parsed.what));
      continue;
    }
    try {
      records.push(translate(parsed.data));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      refused.push(refusal(key(row), error.message.split(':')[0] ?? '', error.message));
    }
  }
  return { records, refused };
}

function refusal(key: string, field: string, what: string): RefusedRow {
  return {
    key,
    code: 'E-607',
    field,
    message: `${key || 'A row without an id'} cannot be read: ${what}.`,
    fix: 'Correct it in the tracker, then pull again.',
  };
}
