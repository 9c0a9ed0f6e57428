import { describe, expect, test } from '@jest/globals';
import type { HarvestList } from '../../src/connectors/harvest/simulator-state';
import * as wire from '../../src/connectors/harvest/wire';
import { sharedText } from '../support/shared-data';
import { callerOf, facts, firm, get, lists, simulatedHarvest, streams } from './support/harvest';
import { HarvestContract } from './support/harvest-contract';
import { jsonOf } from './support/simulated';

const yaml = sharedText('contracts/harvest/harvest-openapi.yaml');
const examples = sharedText('contracts/harvest/examples.json');

(yaml && examples ? describe : describe.skip)('against what Harvest publishes', () => {
  const published = JSON.parse(examples ?? '{}') as Record<string, Record<string, unknown>>;
  const contract = new HarvestContract(yaml ?? 'paths: {}\ncomponents: { schemas: {} }');

  test.each(lists)('the simulated list of %s is as described', (list) => {
    const body = jsonOf(simulatedHarvest().fetch(get(`${list}?per_page=2000`)));
    expect(contract.complaints(`/${list}`, body)).toEqual([]);
  });

  test('the simulated company and single records are as described', () => {
    const company = jsonOf(simulatedHarvest().fetch(get('company')));
    expect(contract.complaints('/company', company)).toEqual([]);
    const [entry] = firm.harvest.lists.time_entries;
    const one = jsonOf(simulatedHarvest().fetch(get(`time_entries/${entry?.id}`)));
    expect(contract.complaints('/time_entries/{timeEntryId}', one)).toEqual([]);
  });

  test('an answer with a wrong field, or a field of a wrong kind, is refused', () => {
    const [entry] = firm.harvest.lists.time_entries;
    const page = { ...published['listTimeEntries'], time_entries: [{ ...entry, hour: 1 }] };
    expect(contract.complaints('/time_entries', page)).toEqual([
      '/time_entries/0 must NOT have additional properties',
    ]);
    const wrong = { ...page, time_entries: [{ ...entry, hours: '1' }] };
    expect(contract.complaints('/time_entries', wrong)[0]).toContain('must be number');
  });

  test.each(lists)('every parameter of a request for %s is described', (list) => {
    const provider = simulatedHarvest();
    const since = '2026-03-01T00:00:00Z';
    callerOf(provider).call(streams[list].page({ since, next: null }, facts));
    const names = provider.passed.flatMap(({ request }) => request.query.map(([name]) => name));
    expect(names).toEqual(['per_page', 'updated_since']);
    expect(contract.parameters(`/${list}`)).toEqual(expect.arrayContaining(names));
  });

  const rows = {
    clients: ['listClients', wire.client],
    projects: ['listProjects', wire.project],
    tasks: ['listTasks', wire.task],
    users: ['listUsers', wire.user],
    expense_categories: ['listExpenseCategories', wire.expenseCategory],
    time_entries: ['listTimeEntries', wire.timeEntry],
    expenses: ['listExpenses', wire.expense],
  } as const satisfies Record<HarvestList, unknown>;

  test.each(lists)('the published examples of %s can be read', (list) => {
    const [operation, schema] = rows[list];
    const page = wire.pageOf(list).parse(published[operation]);
    expect(page.rows.length).toBeGreaterThan(0);
    for (const row of page.rows) expect(schema.safeParse(row)).toMatchObject({ success: true });
  });

  test.each([
    ['retrieveCompany', wire.company],
    ['retrieveClient', wire.client],
    ['retrieveProject', wire.project],
    ['retrieveTask', wire.task],
    ['retrieveUser', wire.user],
    ['retrieveExpenseCategory', wire.expenseCategory],
    ['retrieveTimeEntry', wire.timeEntry],
    ['restartStoppedTimeEntry', wire.timeEntry],
    ['stopRunningTimeEntry', wire.timeEntry],
    ['retrieveExpense', wire.expense],
  ] as const)('the published example of %s can be read', (operation, schema) => {
    expect(schema.safeParse(published[operation])).toMatchObject({ success: true });
  });

  test('all 89 published examples are as described, and those of what is read can be read', () => {
    const all = contract.examples();
    expect(all).toHaveLength(89);
    expect(all.filter(({ complaints }) => complaints.length > 0)).toEqual([]);
    const read: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> = {
      Company: wire.company,
      Client: wire.client,
      Project: wire.project,
      Task: wire.task,
      User: wire.user,
      ExpenseCategory: wire.expenseCategory,
      TimeEntry: wire.timeEntry,
      Expense: wire.expense,
    };
    const ours = all.filter(({ of }) => of in read);
    expect(new Set(ours.map(({ of }) => of)).size).toBe(Object.keys(read).length);
    const unread = ours.filter(({ of, value }) => !read[of]?.safeParse(value).success);
    expect(unread.map(({ name }) => name)).toEqual([]);
  });
});

if (!yaml)
  test.skip('what Harvest publishes (no contracts/harvest beside this checkout)', () => {});
