import { plainName } from '../rules/plain-name';
import { categoriesTab } from '../tabs/categories-tab';
import { clientsTab } from '../tabs/clients-tab';
import { peopleTab } from '../tabs/people-tab';
import { projectsTab } from '../tabs/projects-tab';
import { tasksTab } from '../tabs/tasks-tab';
import type { Workbook } from './workbook';

/** Ids of what the workbook knows by name; empty for a name that it does not know. */
export interface KnownNames {
  client(name: string): string;
  project(client: string, name: string): string;
  person(name: string): string;
  task(name: string): string;
  category(name: string): string;
}

/** What stands on the tabs now; of two with one name the active one counts, else the first. */
export function knownNames(workbook: Workbook): KnownNames {
  const clients = index(workbook.records(clientsTab), (row) => [row.name, row.clientId]);
  const people = index(workbook.records(peopleTab), (row) => [row.name, row.personId]);
  const tasks = index(workbook.records(tasksTab), (row) => [row.name, row.taskId]);
  const categories = index(workbook.records(categoriesTab), (row) => [row.name, row.categoryId]);
  const projects = index(workbook.records(projectsTab), (row) => [
    `${row.client}\u0000${row.name}`,
    row.projectId,
  ]);
  const from = (ids: ReadonlyMap<string, string>) => (name: string) => ids.get(spelled(name)) ?? '';
  return {
    client: from(clients),
    person: from(people),
    task: from(tasks),
    category: from(categories),
    project: (client, name) => from(projects)(`${client}\u0000${name}`),
  };
}

function index<R extends { readonly active: boolean }>(
  rows: readonly R[],
  of: (row: R) => readonly [name: string, id: string],
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const activeFirst = [...rows].sort((a, b) => Number(b.active) - Number(a.active));
  for (const row of activeFirst) {
    const [name, id] = of(row);
    if (!ids.has(spelled(name))) ids.set(spelled(name), id);
  }
  return ids;
}

const spelled = (name: string): string => plainName(name).replace(/\s+/g, ' ');
