import * as z from 'zod/mini';
import type { Host } from '../host';
import {
  type CsvMapping,
  csvFields,
  csvKinds,
  dateOrders,
  durationForms,
} from '../rules/csv-mapping';

const mappingSchema = z.object({
  kind: z.enum(csvKinds),
  columns: z.partialRecord(z.enum(csvFields), z.string()),
  dateOrder: z.nullable(z.enum(dateOrders)),
  decimalSign: z.nullable(z.enum(['.', ','])),
  durationForm: z.nullable(z.enum(durationForms)),
  currency: z.string(),
  bracketsAreNegative: z.boolean(),
  blankBillable: z.nullable(z.boolean()),
  zone: z.string(),
});

/** Reads a mapping that a person chose. Throws a RangeError for what cannot be one. */
export function mappingOf(chosen: unknown): CsvMapping {
  const read = mappingSchema.safeParse(chosen);
  if (read.success) return read.data as CsvMapping;
  throw new RangeError('mapping: it is no mapping of columns. Choose the columns again.');
}

/** How a file with these headers was read last; null for headers that are new. */
export function recallMapping(host: Host, headers: readonly string[]): CsvMapping | null {
  const text = host.journal.get(keyOf(host, headers));
  if (text === null) return null;
  const read = mappingSchema.safeParse(JSON.parse(text));
  return read.success ? (read.data as CsvMapping) : null;
}

/** Keeps how a file was read, by the shape of its headers. */
export function rememberMapping(host: Host, headers: readonly string[], mapping: CsvMapping): void {
  host.journal.set(keyOf(host, headers), JSON.stringify(mapping));
}

/** Headers in any case and spacing are the same shape; in another order they are another. */
function keyOf(host: Host, headers: readonly string[]): string {
  const shape = headers.map((header) => header.trim().replace(/\s+/g, ' ').toLowerCase());
  return `csv-mapping:${host.digest(JSON.stringify(shape)).slice(0, 24)}`;
}
