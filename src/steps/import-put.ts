import type { CurrencyCode } from '../money/currency';
import type { CsvKind } from '../rules/csv-mapping';
import { allRecords, type CsvRecords } from '../rules/csv-readers';
import { bankLinesTab } from '../tabs/bank-lines-tab';
import { categoriesTab } from '../tabs/categories-tab';
import { clientsTab } from '../tabs/clients-tab';
import { expensesTab } from '../tabs/expenses-tab';
import { payrollLinesTab } from '../tabs/payroll-lines-tab';
import { peopleTab } from '../tabs/people-tab';
import { projectsTab } from '../tabs/projects-tab';
import type { Tab } from '../tabs/tab';
import { tasksTab } from '../tabs/tasks-tab';
import { timeTab } from '../tabs/time-tab';
import {
  bankLines,
  clientsOfProjects,
  listedClients,
  listedPeople,
  listedProjects,
  payrollLines,
} from './import-lists';
import { importedRows } from './import-rows';
import type { FiledWork } from './import-vanished';
import { knownNames } from './known-names';
import type { Workbook } from './workbook';
import type { World } from './world';

/** How many rows of a file are in the workbook now, and how many were not before. */
export interface Brought {
  readonly read: number;
  readonly added: number;
}

const TABS: Readonly<Record<CsvKind, string>> = {
  time: timeTab.name,
  expenses: expensesTab.name,
  bank: bankLinesTab.name,
  payroll: payrollLinesTab.name,
  people: peopleTab.name,
  projects: projectsTab.name,
  clients: clientsTab.name,
};

/** The tab that rows of a kind come to. */
export const importedTab = (kind: CsvKind): string => TABS[kind];

/** Puts the records of a file into their tabs, with the clients, people … that they name. */
export function putRecords(
  { host, workbook }: World,
  records: CsvRecords,
  { currency, file }: { readonly currency: CurrencyCode; readonly file: string },
): Brought {
  const known = knownNames(workbook);
  const digest = (text: string) => host.digest(text);
  const rows = importedRows(records, { known, currency, digest });
  const into = <R extends object>(tab: Tab<R>, values: ReadonlyMap<string, Partial<R>>) =>
    put(workbook, tab, values);
  into(clientsTab, rows.clients);
  into(clientsTab, clientsOfProjects(records.projects, known, currency));
  into(projectsTab, rows.projects);
  into(peopleTab, rows.people);
  into(tasksTab, rows.tasks);
  into(categoriesTab, rows.categories);
  const added =
    into(timeTab, rows.time) +
    into(expensesTab, rows.expenses) +
    into(clientsTab, listedClients(records.clients, known, currency)) +
    into(projectsTab, listedProjects(records.projects, known)) +
    into(peopleTab, listedPeople(records.people, known)) +
    into(bankLinesTab, bankLines(records.bank, file, digest)) +
    into(payrollLinesTab, payrollLines(records.payroll, { file, known }, digest));
  return { read: allRecords(records).length, added };
}

/** Work that files have brought before, and what this one would bring. */
export function filedWork(
  { host, workbook }: World,
  records: CsvRecords,
  currency: CurrencyCode,
): { readonly earlier: readonly FiledWork[]; readonly now: readonly FiledWork[] } {
  const digest = (text: string) => host.digest(text);
  const rows = importedRows(records, { known: knownNames(workbook), currency, digest });
  const filed = (values: ReadonlyMap<string, Partial<FiledWork>>) =>
    [...values].map(([id, row]) => ({ ...row, id }) as FiledWork);
  const isTime = records.time.length > 0;
  return {
    earlier: isTime
      ? workbook.records(timeTab).map((row) => ({ ...row, id: row.entryId }))
      : workbook.records(expensesTab).map((row) => ({ ...row, id: row.expenseId })),
    now: isTime ? filed(rows.time) : filed(rows.expenses),
  };
}

function put<R extends object>(
  workbook: Workbook,
  tab: Tab<R>,
  values: ReadonlyMap<string, Partial<R>>,
): number {
  if (values.size === 0) return 0;
  const before = new Set(workbook.table(tab).rows.map(({ key }) => key));
  workbook.put(tab, { owner: 'pull', values, mode: 'merge' });
  return [...values.keys()].filter((key) => !before.has(key)).length;
}
