import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { runEntry } from '../support/running-workbook';

const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const data = join(folder, 'data');
const file = join(folder, 'april.csv');
const workbook = (...args: readonly string[]) =>
  runEntry('workbook', [...args, '--data', data]).ended;

test('a file is imported once its questions are answered, and the answers are remembered', async () => {
  writeFileSync(file, 'Tag;Kunde;Dauer;Notiz\n03/04/2026;Acme;1,5;=1+1\n05/04/2026;Acme;soon;x\n');
  const asked = await workbook('import', file, '--column', 'date=Tag', '--currency', 'EUR');
  expect(asked.code).toBe(1);
  expect(asked.output).toContain('? Which day is 03/04/2026? Say it with --dates.');
  expect(asked.output).toContain('dmy: day first: 3 April 2026');
  expect(asked.output).toContain('Nothing was imported.');
  const answers = ['--dates', 'dmy', '--durations', 'hours', '--currency', 'EUR'];
  const done = await workbook('import', file, '--column', 'date=Tag', ...answers);
  expect([done.code, done.output]).toEqual([
    0,
    [
      '1 time entry, 1 row not readable. (semicolons, UTF-8)',
      '  2026-04-03 · 1:30 · Acme',
      "  E-313 Line 3: duration 'soon' is no duration. Choose the duration format of the file, or correct it.",
      "  W-124 Line 2: a text starts with '=', '+' or '@'; it is kept as text.",
      '1 time entry read, 1 new, 1 row not readable.\n',
    ].join('\n'),
  ]);
  const again = await workbook('import', file, '--json');
  expect(JSON.parse(again.output)).toMatchObject({ done: { ok: true, added: 0 } });
}, 120_000);

test('tabs are saved as files that are safe to open', async () => {
  const saved = await workbook('save', join(folder, 'out'), 'time', 'Problems');
  expect(saved.output.trim().split('\n')).toEqual([
    join(folder, 'out', 'Time.csv'),
    join(folder, 'out', 'Problems.csv'),
  ]);
  const [, row = ''] = readFileSync(join(folder, 'out', 'Time.csv'), 'utf8').split('\r\n');
  expect(row.split(',').slice(0, 8)).toEqual([
    '2026-04-03',
    '',
    'Acme',
    '',
    'No task',
    "'=1+1",
    '1.5',
    'TRUE',
  ]);
  expect(readFileSync(join(folder, 'out', 'Problems.csv'), 'utf8')).toContain('april.csv, line 3');
}, 120_000);
