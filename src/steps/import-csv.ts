import { csvExports } from '../connectors/csv-exports';
import { type CurrencyCode, isCurrencyCode } from '../money/currency';
import type { CsvFinding } from '../rules/csv-finding';
import { csvKindForms } from '../rules/csv-kinds';
import type { CsvKind, CsvMapping } from '../rules/csv-mapping';
import { allRecords } from '../rules/csv-readers';
import { type CsvReading, readCsv } from '../rules/read-csv';
import { recallMapping, rememberMapping } from './csv-memory';
import { logEvents } from './event-log';
import { reportFindings } from './import-problems';
import { type Brought, filedWork, importedTab, putRecords } from './import-put';
import { vanishedFinding } from './import-vanished';
import { knownNames } from './known-names';
import { readLedgerFacts } from './ledger-facts';
import { settingsOf } from './settings';
import type { World } from './world';

/** A file that a person has chosen. */
export interface CsvFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How she wants it brought in. */
export interface CsvChoice {
  /** Null where its headers, or what is remembered of them, are to decide. */
  readonly mapping: CsvMapping | null;
  /** Import it although most of what earlier files had is missing. */
  readonly anyway?: boolean;
}

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

/**
 * Brings the rows of a file into the workbook, once: rows that were imported before are the same
 * rows again. Bad rows are told on the Problems tab and stop no others. How the file was read is
 * remembered for the next one with the same headers.
 */
export function importCsv(world: World, file: CsvFile, choice: CsvChoice): CsvImport {
  const { host, workbook } = world;
  const print = host.digest(JSON.stringify([...file.bytes]));
  const earlier = host.journal.get(`csv:${print}`);
  const reading = readFile(world, file.bytes, choice.mapping);
  const done = bring(world, reading, { file, choice, earlier });
  reportFindings(workbook, file.name, done.findings);
  if (!done.ok) return done;
  if (earlier === null) host.journal.set(`csv:${print}`, today(world));
  if (reading.mapping) {
    rememberMapping(host, reading.file?.headers ?? [], reading.mapping);
    logImport(world, file.name, { ...done, kind: reading.mapping.kind });
  }
  return done;
}

/** Reads a file as a person wants it, or as one with its headers was read before. */
export function readFile(world: World, bytes: Uint8Array, mapping: CsvMapping | null): CsvReading {
  const how = { mapping, forms: csvExports, firmZone: settingsOf(world).settings.firmZone };
  const first = readCsv(bytes, how);
  if (mapping !== null || !first.file) return first;
  const remembered = recallMapping(world.host, first.file.headers);
  return remembered ? readCsv(bytes, { ...how, remembered }) : first;
}

interface Bringing {
  readonly file: CsvFile;
  readonly choice: CsvChoice;
  /** Day on which the same file came before. */
  readonly earlier: string | null;
}

function bring(world: World, reading: CsvReading, { file, choice, earlier }: Bringing): CsvImport {
  const { mapping } = reading;
  const found = [...reading.refused, ...reading.warnings];
  const read = allRecords(reading).length;
  const stopped = (finding: CsvFinding | undefined): CsvImport => ({
    ok: false,
    message: finding ? `${finding.message} ${finding.fix}`.trim() : 'The file has no rows of work.',
    read: 0,
    added: 0,
    findings: finding && !found.includes(finding) ? [finding, ...found] : found,
    mapping,
  });
  if (!mapping || read === 0) return stopped(reading.refused[0]);
  const currency = clientCurrency(world, reading, mapping);
  if (currency === null) {
    const message = 'The currency of the file is named nowhere.';
    const fix = 'Choose it, then import again.';
    return stopped({ line: 0, code: 'E-205', field: '', message, fix });
  }
  const vanished = choice.anyway ? null : lostWork(world, reading, currency);
  if (vanished) return stopped(vanished);
  const brought = putRecords(world, reading, { currency, file: file.name });
  return {
    ok: true,
    message: messageOf(reading, { ...brought, kind: mapping.kind, earlier }),
    read,
    added: brought.added,
    findings: [...found, ...sameAgain(earlier, brought.added)],
    mapping,
  };
}

/** The currency of clients that the file makes; null where it is needed and named nowhere. */
export function clientCurrency(
  { host, workbook }: World,
  reading: CsvReading,
  mapping: CsvMapping,
): CurrencyCode | null {
  const known = knownNames(workbook);
  const rows = [...reading.time, ...reading.expenses, ...reading.clients];
  const named = rows.find(({ currency }) => currency !== '')?.currency;
  if (named !== undefined && isCurrencyCode(named)) return named;
  if (isCurrencyCode(mapping.currency)) return mapping.currency;
  const clients = [...rows, ...reading.projects].map(({ client }) => client);
  const fresh = clients.some((client) => client !== '' && known.client(client) === '');
  const base = readLedgerFacts(host.journal)?.baseCurrency;
  if (!fresh) return base ?? ('USD' as CurrencyCode);
  return null;
}

function lostWork(world: World, reading: CsvReading, currency: CurrencyCode): CsvFinding | null {
  const { earlier, now } = filedWork(world, reading, currency);
  return vanishedFinding(earlier, now);
}

function sameAgain(earlier: string | null, added: number): readonly CsvFinding[] {
  if (earlier === null) return [];
  const message = `Imported ${earlier} already (same sha256); ${added} new rows.`;
  return [{ line: 0, code: 'W-310', field: '', message, fix: '' }];
}

function messageOf(
  { refused }: CsvReading,
  done: Brought & { readonly kind: CsvKind; readonly earlier: string | null },
): string {
  const { read, added, earlier, kind } = done;
  if (earlier !== null) return `This file was imported on ${earlier} already; ${added} new rows.`;
  const [one, many] = csvKindForms[kind].noun;
  const bad =
    refused.length === 0
      ? ''
      : `, ${refused.length} ${refused.length === 1 ? 'row' : 'rows'} not readable`;
  return `${read} ${read === 1 ? one : many} read, ${added} new${bad}.`;
}

function logImport(
  world: World,
  name: string,
  { kind, read, added }: CsvImport & { readonly kind: CsvKind },
): void {
  const tab = importedTab(kind);
  const after = `${read} rows, ${added} new`;
  logEvents(world, [{ action: 'imported a file', tab, key: name, before: '', after }]);
}

const today = ({ host }: World): string => new Date(host.now()).toISOString().slice(0, 10);
