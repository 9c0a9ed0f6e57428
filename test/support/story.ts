import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { ProvidersState } from '../../src/local/providers/providers-state';
import { sampleFirm } from '../../src/local/providers/sample-firm/sample-firm';
import { BundleFirm } from './bundle-firm';

export const KESTREL = 'Kestrel Robotics, Inc.';
export const LUMIERE = 'Hôtel Lumière & Fils S.A.S.';

type Row = Readonly<Record<string, unknown>>;

/** The sample firm with a few approved entries and expenses of some of its clients. */
export function firmOf(clients: readonly string[], each: number): ProvidersState {
  const firm = sampleFirm();
  const { lists } = firm.harvest;
  const some = <R extends Row>(rows: readonly R[], count: number) =>
    clients.flatMap((name) =>
      rows
        .filter((row) => (row['client'] as { readonly name: string }).name === name)
        .filter((row) => row['approval_status'] === 'approved' && row['billable'] === true)
        .slice(0, count),
    );
  const kept = {
    time_entries: some(lists.time_entries, each),
    expenses: some(lists.expenses, 1),
  };
  return { ...firm, harvest: { ...firm.harvest, lists: { ...lists, ...kept } } };
}

/** A workbook whose work is reviewed, so that a story can type its terms before it is priced. */
export function reviewed(state: ProvidersState): BundleFirm {
  const firm = BundleFirm.connected(state);
  firm.press('pull');
  firm.press('review');
  firm.call('acceptSuggestions');
  firm.press('review');
  return firm;
}

/** Settings by name. */
export function choose(firm: BundleFirm, settings: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(settings))
    firm.type('Settings', name, { Value: value });
}

/** Some columns of a tab as a table of text; figures that a float spoilt are shown to a millionth. */
export function table(firm: BundleFirm, name: string, headers: readonly string[]): string {
  const known = firm.tab(name)[0] ?? [];
  const unknown = headers.filter((header) => !known.includes(header));
  if (unknown.length > 0) throw new Error(`${name} has no ${unknown.join(', ')}`);
  const rows = firm.rows(name).map((row) => headers.map((header) => shown(row[header])));
  const all = [headers, ...rows];
  const widths = headers.map((_, at) => Math.max(...all.map((row) => (row[at] ?? '').length)));
  const lines = all.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join(' | ')
      .trimEnd(),
  );
  return [`## ${name}`, ...lines].join('\n');
}

const shown = (cell: unknown): string =>
  typeof cell === 'number' ? String(Math.round(cell * 1e6) / 1e6) : String(cell ?? '');

/** Holds a story against the file that tells it; `GOLDEN=write` tells it anew. */
export function expectStory(story: string, parts: readonly string[]): void {
  const file = join(__dirname, '../golden/stories', `${story}.txt`);
  const told = `${parts.join('\n\n')}\n`;
  if (process.env['GOLDEN'] === 'write') writeFileSync(file, told);
  expect(told).toBe(readFileSync(file, 'utf8'));
}

export const INVOICE = ['Customer', 'Currency', 'Hours', 'Net', 'Tax', 'Total', 'State'];
export const LINE = [
  'Description',
  'Hours',
  'Quantity',
  'Unit price',
  'Per',
  'Discount',
  'Net',
  'Tax',
];
export const REPORT = [
  'Line',
  'Tracked hours',
  'Billed hours',
  'Tracked, at its rate',
  'By agreement',
  'By increment',
  'By cents of lines',
  'By discount',
  'Net',
  'Exact tax',
  'By rounding of tax',
  'By cash rounding',
  'Total',
];
export const TIES = [
  'Level',
  'Client',
  'Invoice',
  'Net, sheet',
  'Net, ledger',
  'Difference',
  'State',
  'Explanation',
];
