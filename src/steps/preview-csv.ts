import { csvExports } from '../connectors/csv-exports';
import type { Host } from '../host';
import { formOf } from '../rules/csv-any-file';
import { mappingBy } from '../rules/csv-columns';
import type { CsvFinding } from '../rules/csv-finding';
import { csvKindForms } from '../rules/csv-kinds';
import type { CsvField, CsvKind, CsvMapping } from '../rules/csv-mapping';
import { type CsvQuestion, questionsOf } from '../rules/csv-questions';
import { allRecords } from '../rules/csv-readers';
import { understoodRows } from '../rules/csv-understood';
import type { CsvReading } from '../rules/read-csv';
import { clientsTab } from '../tabs/clients-tab';
import { customersTab } from '../tabs/customers-tab';
import { peopleTab } from '../tabs/people-tab';
import { recallMapping } from './csv-memory';
import { clientCurrency, readFile } from './import-csv';
import { readLedgerFacts } from './ledger-facts';
import { settingsOf } from './settings';
import type { World } from './world';

/** A file as it was understood; nothing of it is in the workbook yet. */
export interface CsvPreview {
  /** It can be imported as it stands. */
  readonly ok: boolean;
  /** One sentence: what it is, or why it cannot be read. */
  readonly message: string;
  /** How it would be read; null where it has no rows at all. */
  readonly mapping: CsvMapping | null;
  /** As "comma, UTF-8". */
  readonly written: string;
  readonly columns: readonly CsvColumn[];
  /** Fields that a column may have, of the kind that the file is. */
  readonly fields: readonly { readonly field: CsvField; readonly label: string }[];
  readonly questions: readonly CsvQuestion[];
  /** The first rows as they were understood. */
  readonly rows: readonly string[];
  readonly counts: {
    readonly rows: number;
    readonly readable: number;
    readonly refused: number;
  };
  readonly findings: readonly CsvFinding[];
}

/** A column of the file, and what stands in its first row. */
export interface CsvColumn {
  readonly header: string;
  readonly sample: string;
}

const SHOWN_ROWS = 3;
const LONGEST_SAMPLE = 60;

/** Reads a file as it would be imported, and changes nothing. */
export function previewCsv(
  world: World,
  bytes: Uint8Array,
  chosen: { readonly mapping: CsvMapping | null; readonly kind: CsvKind | null },
): CsvPreview {
  const first = readFile(world, bytes, chosen.mapping);
  const reading = ofKind(world, first, { bytes, kind: chosen.kind });
  const { file, refused } = reading;
  const mapping = reading.mapping ?? file?.guess ?? null;
  const readable = allRecords(reading).length;
  const questions = questionsOf(reading, answersOf(world, reading, mapping));
  const waits = questions.some(({ open, setting }) => open && setting === 'currency');
  return {
    ok: readable > 0 && !waits,
    message: messageOf(world.host, reading, readable),
    mapping,
    written: file ? `${DELIMITERS[file.delimiter] ?? file.delimiter}, ${file.encoding}` : '',
    columns: (file?.headers ?? []).flatMap((header, at) =>
      header === '' ? [] : [{ header, sample: sampleOf(file?.rows[0]?.cells[at]) }],
    ),
    fields: fieldsOf(mapping),
    questions,
    rows: mapping ? understoodRows(reading, mapping, SHOWN_ROWS) : [],
    counts: { rows: file?.rows.length ?? 0, readable, refused: refused.length },
    findings: [...refused, ...reading.warnings],
  };
}

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

/** The reading as another kind of file, where a person says that it is one. */
function ofKind(
  world: World,
  reading: CsvReading,
  { bytes, kind }: { readonly bytes: Uint8Array; readonly kind: CsvKind | null },
): CsvReading {
  const { file } = reading;
  if (!file || kind === null || file.guess.kind === kind) return reading;
  return readFile(world, bytes, mappingBy(file.headers, formOf(kind)));
}

function answersOf(world: World, reading: CsvReading, mapping: CsvMapping | null) {
  const { host, workbook } = world;
  const base = readLedgerFacts(host.journal)?.baseCurrency;
  const rows = [...workbook.records(clientsTab), ...workbook.records(customersTab)];
  const { firmZone } = settingsOf(world).settings;
  return {
    currencies: [...(base ? [base] : []), ...rows.map(({ currency }) => currency), ...COMMON],
    zones: [firmZone, ...workbook.records(peopleTab).map(({ zone }) => zone)],
    needsCurrency: mapping !== null && clientCurrency(world, reading, mapping) === null,
  };
}

const COMMON = ['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'CHF'];

function fieldsOf(mapping: CsvMapping | null): CsvPreview['fields'] {
  if (!mapping) return [];
  const { fields } = csvKindForms[mapping.kind];
  return (Object.entries(fields) as [CsvField, string][]).map(([field, label]) => ({
    field,
    label,
  }));
}

const sampleOf = (cell: string | undefined): string =>
  (cell ?? '').trim().replace(/\s+/g, ' ').slice(0, LONGEST_SAMPLE);

function messageOf(host: Host, reading: CsvReading, readable: number): string {
  const { file, mapping, refused } = reading;
  if (!file || !mapping) {
    const [first] = refused;
    return first ? `${first.message} ${first.fix}`.trim() : 'The file has no rows.';
  }
  const [one, many] = csvKindForms[mapping.kind].noun;
  const known = csvExports.find(({ signature }) =>
    signature.every((header) => file.headers.includes(header)),
  );
  const rest =
    refused.length === 0
      ? ''
      : `, ${refused.length} ${refused.length === 1 ? 'row' : 'rows'} not readable`;
  const how = recallMapping(host, file.headers)
    ? ' Its columns are known from an earlier file.'
    : known
      ? ` It is the export “${known.title}”.`
      : '';
  return `${readable.toLocaleString('en-US')} ${readable === 1 ? one : many}${rest}.${how}`;
}
