import { fromBase64 } from '../connectors/base64';
import type { Host } from '../host';
import { importCsv, mappingOf } from '../steps/import-csv';
import { openWorld } from '../steps/open-world';
import { prepare } from '../steps/prepare';
import { Workbook } from '../steps/workbook';
import { tabToCsv } from '../tabs/tab-csv';
import type { Done, ExportedFile, ImportedFile } from './protocol';

/** What a file is that could not be made, or read. */
export const NO_FILE = { name: '', text: '' };
export const NOTHING_READ = { read: 0, added: 0, findings: [], mapping: null };

/** How many findings of a file are sent; a person reads no more of them. */
const MOST_FINDINGS = 100;

/** Brings a CSV file into the workbook; `mapping` null where its headers decide. */
export function importFile(host: Host, base64: string, mapping: unknown): ImportedFile {
  prepare(host, new Workbook(host));
  const chosen = mapping === null || mapping === undefined ? null : mappingOf(mapping);
  const done = host.alone(() => importCsv(openWorld(host), fromBase64(base64), chosen));
  return { ...done, findings: done.findings.slice(0, MOST_FINDINGS) };
}

/** A tab as a CSV file that is safe to open. */
export function exportTab(host: Host, tab: string): ExportedFile | Done {
  const grid = host.readTab(tab);
  if (!grid) return { ok: false, message: `There is no tab '${tab}'.` };
  const name = `${tab}.csv`;
  return { ok: true, message: `${name} is ready.`, name, text: tabToCsv(grid) };
}
