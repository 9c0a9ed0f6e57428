import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { Documents } from '../../../src/local/services/spreadsheet/model/documents';
import { asCsv } from '../../../src/local/workbook/cli/print-table';
import { tableOf } from '../../../src/local/workbook/cli/tab-table';
import { SavedWorld } from '../../../src/local/workbook/state/saved-world';
import { runEntry } from '../support/running-workbook';

const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const workbook = (...args: readonly string[]) =>
  runEntry('workbook', [...args, '--data', folder]).ended;

const STEPS = ['pull', 'review', 'price', 'draft', 'approve', 'post', 'tieout'];
const runAll = ['run', ...STEPS, '--accept-suggestions', '--json'];

/** Every cell of every tab but the run log, as `show` prints them. */
function allTabs(): Readonly<Record<string, string>> {
  const [book] = Documents.of(SavedWorld.open(folder).world).all();
  const sheets = book?.sheets.filter(({ name }) => name !== 'Run log') ?? [];
  return Object.fromEntries(sheets.map((sheet) => [sheet.name, asCsv(tableOf(sheet))]));
}

test('all steps end done, and once more changes nothing but the run log', async () => {
  const first = await workbook(...runAll);
  expect([first.code, first.errors]).toEqual([0, '']);
  const { ok, steps } = JSON.parse(first.output) as {
    ok: boolean;
    steps: {
      step: string;
      status: string;
      message: string;
      counts: unknown[];
      problems: unknown[];
    }[];
  };
  expect(ok).toBe(true);
  expect(steps.map(({ step, status }) => [step, status])).toEqual(
    STEPS.map((step) => [step, 'done']),
  );
  expect(steps.find(({ step }) => step === 'post')?.message).toBe('5 invoices posted.');
  expect(steps.find(({ step }) => step === 'review')?.problems).not.toEqual([]);
  // The pull after posting reads what is open of each invoice.
  expect((await workbook(...runAll)).code).toBe(0);
  const before = allTabs();
  expect(before['Invoices']).toContain('INV-1001');
  const second = await workbook(...runAll);
  expect([second.code, JSON.parse(second.output)]).toMatchObject([0, { ok: true }]);
  expect(allTabs()).toEqual(before);
}, 240_000);

test('a tab is printed for a terminal, as CSV and as JSON', async () => {
  const { output } = await workbook('show', 'invoices');
  expect(output.split('\n')[0]).toMatch(/^Number\s+Customer\s+Kind\s+State/);
  const csv = (await workbook('show', 'Invoices', '--csv')).output.split('\n');
  expect([
    csv[0]?.startsWith('Number,Customer,Kind,State,'),
    csv[1]?.startsWith('INV-1001,'),
  ]).toEqual([true, true]);
  const json = JSON.parse((await workbook('show', 'Invoices', '--json')).output) as unknown[];
  expect(json).toHaveLength(5);
  expect(json[0]).toMatchObject({ Number: 'INV-1001', State: 'posted' });
}, 60_000);

test('a reader that stops early, as head does, ends nothing with an error', async () => {
  const { child, ended } = runEntry('workbook', ['show', 'Time', '--data', folder]);
  child.stdout?.destroy();
  expect(await ended).toMatchObject({ code: 0, errors: '' });
}, 60_000);

test('a cell is set as a person would, and refused where the cell refuses it', async () => {
  const set = await workbook('set', 'Settings', 'Days to pay', 'Value', '14');
  expect([set.code, set.output]).toEqual([0, 'Settings: Value of Days to pay is now 14\n']);
  const refused = await workbook('set', 'Settings', 'Rounding direction', 'Value', 'sideways');
  expect([refused.code, refused.errors.split('\n')[0]]).toEqual([
    1,
    expect.stringContaining('violates the data validation rules set on this cell'),
  ]);
}, 60_000);

test.each([
  [['show', 'Nowhere'], /^There is no tab "Nowhere"\. There are .*Invoices.*\.\n$/],
  [
    ['set', 'Settings', 'No such', 'Value', '1'],
    /^Settings has no row with the key "No such"\.\n$/,
  ],
  [
    ['set', 'Settings', 'Days to pay', 'Worth', '1'],
    /^Settings has no column "Worth"\. It has .*Value.*\.\n$/,
  ],
  [['run', 'everything'], /^There is no step "everything"\. .*\n$/],
])('%j gets one clear line', async (args, line) => {
  const { code, output, errors } = await workbook(...args);
  expect([code, output]).toEqual([2, '']);
  expect(errors).toMatch(line);
});

test('the clock goes on', async () => {
  const { code, output } = await workbook('advance', '3d', '--json');
  expect(code).toBe(0);
  expect((JSON.parse(output) as { now: string }).now).toMatch(/^2026-04-05T/);
});

test('a step that fails ends with 1', async () => {
  const fresh = join(folder, 'without-pull');
  const { code, output } = await runEntry('workbook', [
    'run',
    'post',
    '--data',
    fresh,
    '--route',
    'https://api.harvestapp.com=http://127.0.0.1:9',
    '--json',
  ]).ended;
  expect([code, JSON.parse(output)]).toMatchObject([1, { ok: false }]);
}, 60_000);
