import type { CurrencyCode } from '../money/currency';
import type { SourceClient } from '../records/client';
import type { Expense } from '../records/expense';
import type { ExpenseCategory } from '../records/expense-category';
import type { SourcePerson } from '../records/person';
import type { Project } from '../records/project';
import type { Task } from '../records/task';
import type { TimeEntry } from '../records/time-entry';
import type { CsvExpense, CsvTime } from '../rules/csv-record';

/** The tabs' rows that the work of a file comes to, each by its key. */
export interface ImportedRows {
  readonly clients: ReadonlyMap<string, SourceClient>;
  readonly projects: ReadonlyMap<string, Project>;
  readonly people: ReadonlyMap<string, SourcePerson>;
  readonly tasks: ReadonlyMap<string, Task>;
  readonly categories: ReadonlyMap<string, ExpenseCategory>;
  readonly time: ReadonlyMap<string, Partial<TimeEntry>>;
  readonly expenses: ReadonlyMap<string, Partial<Expense>>;
}

type Digest = (text: string) => string;

/**
 * Rows with ids. A file without ids gets them from what its rows say, so that the same row of a
 * later file is the same entry; rows that say the same are counted: `csv:1f0c…`, `csv:1f0c…-2`.
 * Clients and projects are known by their names.
 */
export function importedRows(
  read: { readonly time: readonly CsvTime[]; readonly expenses: readonly CsvExpense[] },
  currency: CurrencyCode,
  digest: Digest,
): ImportedRows {
  const work = [...read.time, ...read.expenses];
  const idOf = rowIds(digest);
  const time = read.time.map((row) => timeEntry(row, idOf(row)));
  const expenses = read.expenses.map((row) => expense(row, idOf(row)));
  return {
    clients: keyed(work.map(clientOf(currency)), ({ clientId }) => clientId),
    projects: keyed(work.map(projectOf), ({ projectId }) => projectId),
    people: keyed(work.map(personOf), ({ personId }) => personId),
    tasks: keyed(read.time.map(taskOf), ({ taskId }) => taskId),
    categories: keyed(read.expenses.map(categoryOf), ({ categoryId }) => categoryId),
    time: keyed(time, ({ entryId }) => entryId),
    expenses: keyed(expenses, ({ expenseId }) => expenseId),
  };
}

function keyed<R>(rows: readonly R[], key: (row: R) => string): ReadonlyMap<string, R> {
  return new Map(rows.filter((row) => key(row) !== '').map((row) => [key(row), row]));
}

function rowIds(digest: Digest): (row: CsvTime | CsvExpense) => string {
  const seen = new Map<string, number>();
  return (row) => {
    if (row.id !== '') return `csv:${row.id}`;
    const { line: _, id: __, billable: ___, approval: ____, sourceInvoice: _____, ...said } = row;
    const id = `csv:${digest(JSON.stringify(said)).slice(0, 16)}`;
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return times === 1 ? id : `${id}-${times}`;
  };
}

const named = (name: string): string => {
  const plain = name.trim().replace(/\s+/g, ' ').toLowerCase();
  return plain === '' ? '' : `csv:${plain}`;
};

type Work = CsvTime | CsvExpense;

const clientIdOf = ({ client }: Work): string => named(client);

const projectIdOf = ({ client, project }: Work): string =>
  project === '' ? '' : named(`${client}/${project}`);

const clientOf =
  (currency: CurrencyCode) =>
  (row: Work): SourceClient => ({
    clientId: clientIdOf(row),
    name: row.client,
    currency: row.currency || currency,
    address: '',
    active: true,
  });

const projectOf = (row: Work): Project => ({
  projectId: projectIdOf(row),
  name: row.project,
  code: '',
  clientId: clientIdOf(row),
  client: row.client,
  billable: true,
  active: true,
});

const personOf = ({ person }: Work): SourcePerson => ({
  personId: named(person),
  name: person,
  email: '',
  zone: '',
  contractor: false,
  active: true,
});

/** Work without a task can still be mapped to an item. */
const taskOf = ({ task }: CsvTime): Task => ({
  taskId: named(task) || 'csv:no-task',
  name: task || 'No task',
  billableByDefault: true,
  active: true,
});

const categoryOf = ({ category }: CsvExpense): ExpenseCategory => ({
  categoryId: named(category) || 'csv:no-category',
  name: category || 'No category',
  active: true,
});

function shared(row: Work) {
  const { spentOn, person, client, project, notes, billable, approval, sourceInvoice } = row;
  return {
    spentOn,
    person,
    client,
    project,
    notes,
    billable,
    approval,
    sourceInvoice,
    personId: named(person),
    clientId: clientIdOf(row),
    projectId: projectIdOf(row),
    sourceState: 'final' as const,
  };
}

function timeEntry(row: CsvTime, entryId: string): Partial<TimeEntry> & { entryId: string } {
  const { seconds, startedTime, endedTime, sourceTime, sourceRate } = row;
  const { taskId, name: task } = taskOf(row);
  const times = { seconds, startedTime, endedTime, sourceTime };
  return { ...shared(row), entryId, taskId, task, ...times, sourceRate };
}

function expense(row: CsvExpense, expenseId: string): Partial<Expense> & { expenseId: string } {
  const { cost, currency } = row;
  const { categoryId, name: category } = categoryOf(row);
  return { ...shared(row), expenseId, categoryId, category, cost, currency };
}
