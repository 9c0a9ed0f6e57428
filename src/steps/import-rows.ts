import type { CurrencyCode } from '../money/currency';
import { type SourceClient, unknownClient } from '../records/client';
import type { Expense } from '../records/expense';
import type { ExpenseCategory } from '../records/expense-category';
import type { SourcePerson } from '../records/person';
import type { Project } from '../records/project';
import type { Task } from '../records/task';
import type { TimeEntry } from '../records/time-entry';
import type { CsvRecords } from '../rules/csv-readers';
import type { CsvExpense, CsvTime } from '../rules/csv-record';
import type { KnownNames } from './known-names';
import { expenseIds, timeIds } from './row-ids';

/** The tabs' rows that the work of a file comes to, each by its key; only what is not known yet. */
export interface ImportedRows {
  readonly clients: ReadonlyMap<string, SourceClient>;
  readonly projects: ReadonlyMap<string, Project>;
  readonly people: ReadonlyMap<string, SourcePerson>;
  readonly tasks: ReadonlyMap<string, Task>;
  readonly categories: ReadonlyMap<string, ExpenseCategory>;
  readonly time: ReadonlyMap<string, Partial<TimeEntry>>;
  readonly expenses: ReadonlyMap<string, Partial<Expense>>;
}

/** What rows are made with. */
export interface RowParts {
  readonly known: KnownNames;
  /** Of clients that no row names a currency for. */
  readonly currency: CurrencyCode;
  readonly digest: (text: string) => string;
}

/**
 * The work of a file as rows. Whom and what the workbook knows by name is that; anybody and
 * anything else is new and known by the name: `csv:acme`, `csv:acme/alpha`.
 */
export function importedRows(
  { time, expenses }: Pick<CsvRecords, 'time' | 'expenses'>,
  parts: RowParts,
): ImportedRows {
  const rows = new Rows(parts);
  const [timeId, expenseId] = [timeIds(parts.digest), expenseIds(parts.digest)];
  const work = [...time, ...expenses];
  return {
    clients: fresh(work.map((row) => rows.client(row))),
    projects: fresh(work.map((row) => rows.project(row))),
    people: fresh(work.map((row) => rows.person(row))),
    tasks: fresh(time.map((row) => rows.task(row))),
    categories: fresh(expenses.map((row) => rows.category(row))),
    time: keyed(time, timeId, (row, entryId) => ({ ...rows.entry(row), entryId })),
    expenses: keyed(expenses, expenseId, (row, id) => ({ ...rows.expense(row), expenseId: id })),
  };
}

/** The id that a name has where nothing else names it. */
export function nameId(name: string): string {
  const plain = name.trim().replace(/\s+/g, ' ').toLowerCase();
  return plain === '' ? '' : `csv:${plain}`;
}

function keyed<R, T>(
  all: readonly R[],
  idOf: (row: R) => string,
  make: (row: R, id: string) => T,
): ReadonlyMap<string, T> {
  return new Map(
    all.map((row) => {
      const id = idOf(row);
      return [id, make(row, id)];
    }),
  );
}

/** New records by their id; what was there before is not touched. */
function fresh<R>(all: readonly Named<R>[]): ReadonlyMap<string, R> {
  return new Map(
    all.flatMap(({ id, isKnown, record }) => (id === '' || isKnown ? [] : [[id, record] as const])),
  );
}

interface Named<R> {
  readonly id: string;
  readonly isKnown: boolean;
  readonly record: R;
}

type Work = CsvTime | CsvExpense;

class Rows {
  private readonly parts: RowParts;

  constructor(parts: RowParts) {
    this.parts = parts;
  }

  client({ client: name, currency }: Work): Named<SourceClient> {
    const { id, isKnown } = this.named(name, this.parts.known.client(name));
    const own = currency || this.parts.currency;
    return {
      id,
      isKnown,
      record: { ...unknownClient, clientId: id, name, currency: own },
    };
  }

  project(row: Work): Named<Project> {
    const { client, project: name } = row;
    const own = name === '' ? '' : `${client}/${name}`;
    const { id, isKnown } = this.named(own, this.parts.known.project(client, name));
    const clientId = this.client(row).id;
    return {
      id,
      isKnown,
      record: { projectId: id, name, code: '', clientId, client, billable: true, active: true },
    };
  }

  person({ person: name }: Work): Named<SourcePerson> {
    const { id, isKnown } = this.named(name, this.parts.known.person(name));
    const rest = { email: '', zone: '', contractor: false, active: true };
    return { id, isKnown, record: { personId: id, name, ...rest } };
  }

  /** Work without a task can still be mapped to an item. */
  task({ task }: CsvTime): Named<Task> {
    const { id, isKnown } = this.named(task || 'no-task', this.parts.known.task(task));
    const name = task || 'No task';
    return { id, isKnown, record: { taskId: id, name, billableByDefault: true, active: true } };
  }

  category({ category }: CsvExpense): Named<ExpenseCategory> {
    const { known } = this.parts;
    const { id, isKnown } = this.named(category || 'no-category', known.category(category));
    return {
      id,
      isKnown,
      record: { categoryId: id, name: category || 'No category', active: true },
    };
  }

  entry(row: CsvTime): Partial<TimeEntry> {
    const { seconds, startedTime, endedTime, sourceTime, sourceRate } = row;
    const { taskId, name: task } = this.task(row).record;
    const times = { seconds, startedTime, endedTime, sourceTime };
    return { ...this.shared(row), taskId, task, ...times, sourceRate };
  }

  expense(row: CsvExpense): Partial<Expense> {
    const { cost, currency, receiptName } = row;
    const { categoryId, name: category } = this.category(row).record;
    return { ...this.shared(row), categoryId, category, cost, currency, receiptName };
  }

  private shared(row: Work) {
    const { spentOn, person, client, project, notes, billable, approval, sourceInvoice } = row;
    return {
      ...{ spentOn, person, client, project, notes, billable, approval, sourceInvoice },
      personId: this.person(row).id,
      clientId: this.client(row).id,
      projectId: this.project(row).id,
      sourceState: 'final' as const,
    };
  }

  private named(name: string, known: string): { readonly id: string; readonly isKnown: boolean } {
    return known === '' ? { id: nameId(name), isKnown: false } : { id: known, isKnown: true };
  }
}
