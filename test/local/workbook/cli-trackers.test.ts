import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { Documents } from '../../../src/local/services/spreadsheet/model/documents';
import { asJson } from '../../../src/local/workbook/cli/print-table';
import { tableOf } from '../../../src/local/workbook/cli/tab-table';
import { SavedWorld } from '../../../src/local/workbook/state/saved-world';
import { exportOf } from '../../steps/support/tracker-exports';
import { trackers, work } from '../../steps/support/tracker-worlds';
import { runEntry } from '../support/running-workbook';

const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Seconds by client and day that the workbook of a data folder shows, without running timers. */
function hoursByClientAndDay(data: string): Readonly<Record<string, number>> {
  const [book] = Documents.of(SavedWorld.open(data).world).all();
  const sheet = book?.sheets.find(({ name }) => name === 'Time');
  if (!sheet) throw new Error('no tab Time');
  const sums: Record<string, number> = {};
  for (const row of asJson(tableOf(sheet)) as readonly Record<string, unknown>[]) {
    if (row['In tracker'] !== 'final') continue;
    const key = `${row['Client']} ${row['Date']}`;
    sums[key] = (sums[key] ?? 0) + Math.round(Number(row['Hours']) * 3600);
  }
  return Object.fromEntries(Object.entries(sums).sort());
}

test.each(Object.keys(trackers))(
  '`run pull --data DIR` from %s, and a CSV of it, end with the same hours by client and day',
  async (tracker) => {
    const [pulled, filed] = [join(folder, `${tracker}-api`), join(folder, `${tracker}-csv`)];
    const file = join(folder, `${tracker}.csv`);
    writeFileSync(file, exportOf(tracker, work, trackers[tracker]?.dayZone));
    const pull = runEntry('workbook', ['run', 'pull', '--source', tracker, '--data', pulled]);
    expect(await pull.ended).toMatchObject({ code: 0, errors: '' });
    const imported = runEntry('workbook', ['import', file, '--data', filed]);
    expect(await imported.ended).toMatchObject({ code: 0, errors: '' });
    const hours = hoursByClientAndDay(pulled);
    expect(Object.keys(hours).length).toBeGreaterThan(50);
    expect(hoursByClientAndDay(filed)).toEqual(hours);
  },
  240_000,
);

test('`run pull --ledger xero` reads the books of the other ledger, and says where there is none', async () => {
  const data = join(folder, 'xero');
  const pull = (ledger: string) =>
    runEntry('workbook', ['run', 'pull', '--ledger', ledger, '--data', data]).ended;
  expect(await pull('xero')).toMatchObject({ code: 0, errors: '' });
  const [book] = Documents.of(SavedWorld.open(data).world).all();
  const sheet = book?.sheets.find(({ name }) => name === 'Customers');
  const rows = sheet ? (asJson(tableOf(sheet)) as readonly Record<string, unknown>[]) : [];
  expect(rows.map((row) => String(row['Customer ID']))).toContainEqual(
    expect.stringMatching(/^[0-9a-f]{8}-/),
  );
  expect(await pull('abacus')).toMatchObject({
    code: 2,
    errors: 'There is no ledger "abacus". Ledgers are quickbooks, xero.\n',
  });
}, 120_000);

test('a tracker that there is none of is told', async () => {
  const args = ['run', 'pull', '--source', 'sundial', '--data', join(folder, 'none')];
  expect(await runEntry('workbook', args).ended).toMatchObject({
    code: 2,
    errors: 'There is no tracker "sundial". Trackers are harvest, toggl, clockify, kimai.\n',
  });
}, 60_000);
