import { describe, expect, test } from '@jest/globals';
import type { CsvMapping } from '../../src/rules/csv-mapping';
import { mappingOf } from '../../src/steps/csv-memory';
import { importCsv } from '../../src/steps/import-csv';
import type { World } from '../../src/steps/world';
import { clientsTab } from '../../src/tabs/clients-tab';
import { expensesTab } from '../../src/tabs/expenses-tab';
import { problemsTab } from '../../src/tabs/problems-tab';
import { projectsTab } from '../../src/tabs/projects-tab';
import { tasksTab } from '../../src/tabs/tasks-tab';
import { timeTab } from '../../src/tabs/time-tab';
import { bytes, expenses, time } from '../support/csv';
import { aWorld, nextRun } from './support/a-world';

const TIME = 'Date,Who,Client,Project,Notes,Hours,From,To,Billable,Rate';
const row = (notes: string, hours = '1') => `2026-03-02,Ana,Acme,Alpha,${notes},${hours},,,yes,120`;
const file = (...rows: readonly string[]) => bytes([TIME, ...rows].join('\n'));

const bring = (world: World, content: Uint8Array, mapping: CsvMapping | null) =>
  importCsv(world, { name: 'march.csv', bytes: content }, { mapping });

describe('an import', () => {
  test('brings in its work, with whom and what it is for', () => {
    const world = aWorld();
    const done = bring(world, file(row('a'), row('b', 'soon'), row('c', '2.5')), time);
    expect(done).toMatchObject({
      ok: true,
      message: '2 time entries read, 2 new, 1 row not readable.',
      findings: [{ line: 3, code: 'E-313' }],
    });
    const { workbook } = nextRun(world);
    expect(workbook.records(timeTab)).toMatchObject([
      { notes: 'a', seconds: 3600, clientId: 'csv:acme', projectId: 'csv:acme/alpha' },
      { notes: 'c', seconds: 9000, taskId: 'csv:no-task', sourceRate: '120' },
    ]);
    expect(workbook.records(clientsTab)).toMatchObject([{ name: 'Acme', currency: 'USD' }]);
    expect(workbook.records(projectsTab)).toMatchObject([{ name: 'Alpha', client: 'Acme' }]);
    expect(workbook.records(tasksTab)).toMatchObject([{ name: 'No task' }]);
  });

  test('of the same file again brings nothing, and says when it came', () => {
    const world = aWorld();
    bring(world, file(row('a'), row('a')), time);
    const again = bring(nextRun(world), file(row('a'), row('a')), time);
    expect(again).toMatchObject({ added: 0, findings: [{ code: 'W-310' }] });
    expect(again.message).toBe('This file was imported on 2026-04-02 already; 0 new rows.');
    expect(nextRun(world).workbook.records(timeTab)).toHaveLength(2);
  });

  test('of a later file that holds the same rows brings only the new ones', () => {
    const world = aWorld();
    bring(world, file(row('a'), row('a'), row('b')), time);
    const later = bring(nextRun(world), file(row('c'), row('b'), row('a'), row('a')), time);
    expect(later).toMatchObject({ read: 4, added: 1 });
    expect(nextRun(world).workbook.records(timeTab)).toHaveLength(4);
  });

  test('takes over a mark of approval or of billing that came later', () => {
    const world = aWorld();
    const columns = { ...time.columns, invoiced: 'Invoiced' };
    const marked = (mark: string) => bytes(`${TIME},Invoiced\n${row('a')},${mark}`);
    bring(world, marked('no'), { ...time, columns });
    bring(nextRun(world), marked('yes'), { ...time, columns });
    expect(nextRun(world).workbook.records(timeTab)).toMatchObject([
      { sourceInvoice: 'marked as invoiced' },
    ]);
  });

  test('of expenses keeps each in its currency', () => {
    const world = aWorld();
    const spent = bytes(
      'Date,Client,Amount,Currency\n2026-03-02,Acme,12.50,EUR\n2026-03-03,Acme,9,JPY',
    );
    bring(world, spent, expenses);
    expect(nextRun(world).workbook.records(expensesTab)).toMatchObject([
      { cost: '12.50', currency: 'EUR', category: 'No category' },
      { cost: '9', currency: 'JPY' },
    ]);
  });

  test.each([
    ['a file without rows', bytes(TIME), 'The file has no rows. Export it again, with its rows.'],
    ['a file of bad rows', file(row('a', '?')), "Line 2: duration '?' is no duration."],
    ['an empty file', bytes(''), 'The file has no rows.'],
  ])('of %s changes nothing', (_, bad, message) => {
    const world = aWorld();
    const tabs = () => JSON.stringify([...world.host.tabs].filter(([name]) => name !== 'Problems'));
    const before = tabs();
    const done = bring(world, bad, time);
    expect(done).toMatchObject({ ok: false, added: 0 });
    expect(done.message).toContain(message);
    expect(tabs()).toBe(before);
    expect(nextRun(world).workbook.records(problemsTab)).toMatchObject(
      done.findings.map(({ code }) => ({ code, step: 'import' })),
    );
  });

  test('asks for the currency where the file names none', () => {
    const world = aWorld();
    const done = bring(world, file(row('a')), { ...time, currency: '' });
    expect(done).toMatchObject({ ok: false, mapping: { currency: '' } });
    expect(done.message).toContain('currency');
    expect(nextRun(world).workbook.records(timeTab)).toEqual([]);
  });
});

test.each([null, {}, 'x', { ...time, kind: 'invoices' }, { ...time, columns: { nothing: 'A' } }])(
  'a mapping %j is none',
  (chosen) => {
    expect(() => mappingOf(chosen)).toThrow('Choose the columns again');
  },
);

test('a mapping that a person chose stays as it is', () => {
  expect(mappingOf(JSON.parse(JSON.stringify(time)))).toEqual(time);
});
