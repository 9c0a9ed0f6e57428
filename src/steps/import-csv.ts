import * as z from 'zod';
import { csvExports } from '../connectors/csv-exports';
import { isCurrencyCode } from '../money/currency';
import type { CsvFinding } from '../rules/csv-finding';
import { type CsvMapping, csvFields, dateOrders, durationForms } from '../rules/csv-mapping';
import { type CsvReading, readCsv } from '../rules/read-csv';
import { categoriesTab } from '../tabs/categories-tab';
import { clientsTab } from '../tabs/clients-tab';
import { expensesTab } from '../tabs/expenses-tab';
import { peopleTab } from '../tabs/people-tab';
import { projectsTab } from '../tabs/projects-tab';
import type { Tab } from '../tabs/tab';
import { tasksTab } from '../tabs/tasks-tab';
import { timeTab } from '../tabs/time-tab';
import { type ImportedRows, importedRows } from './import-rows';
import type { World } from './world';

/** What an import came to. */
export interface CsvImport {
  readonly ok: boolean;
  /** One sentence for the person. */
  readonly message: string;
  readonly read: number;
  readonly added: number;
  readonly findings: readonly CsvFinding[];
  /** How the file was read; null where it could not be. */
  readonly mapping: CsvMapping | null;
}

const mappingSchema = z.object({
  kind: z.enum(['time', 'expenses']),
  columns: z.partialRecord(z.enum(csvFields), z.string()),
  dateOrder: z.enum(dateOrders).nullable(),
  decimalSign: z.enum(['.', ',']).nullable(),
  durationForm: z.enum(durationForms).nullable(),
  currency: z.string(),
  bracketsAreNegative: z.boolean(),
  blankBillable: z.boolean().nullable(),
});

/** Reads a mapping that a person chose. Throws a RangeError for what cannot be one. */
export function mappingOf(chosen: unknown): CsvMapping {
  const read = mappingSchema.safeParse(chosen);
  if (read.success) return read.data as CsvMapping;
  throw new RangeError('mapping: it is no mapping of columns. Choose the columns again.');
}

/**
 * Brings the work of a file into the workbook, once: rows that were imported before are the same
 * rows again. Bad rows are told and stop no others. Without a mapping the headers decide.
 */
export function importCsv(
  { host, workbook }: World,
  bytes: Uint8Array,
  mapping: CsvMapping | null,
): CsvImport {
  const print = host.digest(JSON.stringify([...bytes]));
  const earlier = host.journal.get(`csv:${print}`);
  const reading = readCsv(bytes, { mapping, forms: csvExports });
  const read = reading.time.length + reading.expenses.length;
  if (read === 0) return nothingRead(reading);
  const currency = [...reading.time, ...reading.expenses].find((one) => one.currency)?.currency;
  if (currency === undefined || !isCurrencyCode(currency)) {
    return {
      ...nothingRead(reading),
      message: 'The currency of the file is named nowhere. Choose it, then import again.',
    };
  }
  const added = put(
    workbook,
    importedRows(reading, currency, (text) => host.digest(text)),
  );
  const today = new Date(host.now()).toISOString().slice(0, 10);
  if (earlier === null) host.journal.set(`csv:${print}`, today);
  return {
    ok: true,
    message: messageOf({ reading, read, added, earlier }),
    read,
    added,
    findings: [...reading.refused, ...reading.warnings, ...sameAgain(earlier, added)],
    mapping: reading.mapping,
  };
}

function nothingRead(reading: CsvReading): CsvImport {
  const [first] = reading.refused;
  return {
    ok: false,
    message: first ? `${first.message} ${first.fix}`.trim() : 'The file has no rows of work.',
    read: 0,
    added: 0,
    findings: [...reading.refused, ...reading.warnings],
    mapping: reading.mapping,
  };
}

function put(workbook: World['workbook'], rows: ImportedRows): number {
  const write = <R extends object>(
    tab: Tab<R>,
    values: ReadonlyMap<string, Partial<R>>,
  ): number => {
    if (values.size === 0) return 0;
    const known = new Set(workbook.table(tab).rows.map(({ key }) => key));
    workbook.put(tab, { owner: 'pull', values, mode: 'merge' });
    return [...values.keys()].filter((key) => !known.has(key)).length;
  };
  write(clientsTab, rows.clients);
  write(projectsTab, rows.projects);
  write(peopleTab, rows.people);
  write(tasksTab, rows.tasks);
  write(categoriesTab, rows.categories);
  return write(timeTab, rows.time) + write(expensesTab, rows.expenses);
}

function sameAgain(earlier: string | null, added: number): readonly CsvFinding[] {
  if (earlier === null) return [];
  const message = `Imported ${earlier} already (same sha256); ${added} new rows.`;
  return [{ line: 0, code: 'W-310', field: '', message, fix: '' }];
}

function messageOf(done: {
  readonly reading: CsvReading;
  readonly read: number;
  readonly added: number;
  readonly earlier: string | null;
}): string {
  const { reading, read, added, earlier } = done;
  if (earlier !== null) return `This file was imported on ${earlier} already; ${added} new rows.`;
  const refused = reading.refused.length;
  return `${read} rows read, ${added} of them new${refused === 0 ? '' : `, ${refused} not readable`}.`;
}
