import { fromBase64 } from '../connectors/base64';
import { Busy, type Host } from '../host';
import { csvKinds } from '../rules/csv-mapping';
import { mappingOf } from '../steps/csv-memory';
import { type CsvFile, importCsv } from '../steps/import-csv';
import { openWorld } from '../steps/open-world';
import { prepare } from '../steps/prepare';
import { previewCsv } from '../steps/preview-csv';
import { busyWith } from '../steps/runner';
import { runningStep } from '../steps/step-record';
import { Workbook } from '../steps/workbook';
import { tabToCsv } from '../tabs/tab-csv';
import type { ChosenFile, Done, ExportedFile, FilePreview, ImportedFile } from './protocol';

/** What a file is that could not be made, or read. */
export const NO_FILE = { name: '', text: '' };
export const NOTHING_READ = { read: 0, added: 0, findings: [], mapping: null };
export const NO_PREVIEW = {
  mapping: null,
  written: '',
  columns: [],
  fields: [],
  questions: [],
  rows: [],
  counts: { rows: 0, readable: 0, refused: 0 },
  findings: [],
};

/** How many findings of a file are sent; a person reads no more of them. */
const MOST_FINDINGS = 100;

/** Shows how a file would be read; writes nothing of it. */
export function previewFile(host: Host, chosen: ChosenFile): FilePreview {
  prepare(host, new Workbook(host));
  const { bytes, mapping } = readChosen(chosen);
  const kind = csvKinds.find((one) => one === chosen.kind) ?? null;
  const preview = previewCsv(openWorld(host), bytes, { mapping, kind });
  return { ...preview, findings: preview.findings.slice(0, MOST_FINDINGS) };
}

/** Brings a CSV file into the workbook; without a mapping its headers decide. */
export function importFile(host: Host, chosen: ChosenFile): ImportedFile {
  prepare(host, new Workbook(host));
  const running = runningStep(host.journal, host.now());
  if (running) throw new Busy(busyWith(running, host.now()));
  const { mapping, ...file } = readChosen(chosen);
  const anyway = chosen.anyway === true;
  const done = host.alone(() => importCsv(openWorld(host), file, { mapping, anyway }));
  return { ...done, findings: done.findings.slice(0, MOST_FINDINGS) };
}

/** A file as it comes from the page, where anything may have been sent. */
function readChosen(
  chosen: ChosenFile,
): CsvFile & { mapping: ReturnType<typeof mappingOf> | null } {
  const mapping = chosen?.mapping ?? null;
  return {
    name: String(chosen?.name ?? '').trim() || 'file.csv',
    bytes: fromBase64(String(chosen?.base64 ?? '')),
    mapping: mapping === null ? null : mappingOf(mapping),
  };
}

/** A tab as a CSV file that is safe to open. */
export function exportTab(host: Host, tab: string): ExportedFile | Done {
  const grid = host.readTab(tab);
  if (!grid) return { ok: false, message: `There is no tab '${tab}'.` };
  const name = `${tab}.csv`;
  return { ok: true, message: `${name} is ready.`, name, text: tabToCsv(grid) };
}
