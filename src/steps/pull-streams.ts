import type { Page, Position, Source, SourceFacts, Stream } from '../connectors/connector';
import type { Exchange } from '../connectors/exchange';
import type { Ledger, LedgerFacts, LedgerList } from '../connectors/ledger';
import { compareTexts } from '../rules/compare-texts';
import { accountsTab } from '../tabs/accounts-tab';
import { categoriesTab } from '../tabs/categories-tab';
import { classesTab } from '../tabs/classes-tab';
import { clientsTab } from '../tabs/clients-tab';
import { currenciesTab } from '../tabs/currencies-tab';
import { customersTab } from '../tabs/customers-tab';
import { expensesTab } from '../tabs/expenses-tab';
import { itemsTab } from '../tabs/items-tab';
import { peopleTab } from '../tabs/people-tab';
import { projectsTab } from '../tabs/projects-tab';
import { suppliersTab } from '../tabs/suppliers-tab';
import type { Tab } from '../tabs/tab';
import { tasksTab } from '../tabs/tasks-tab';
import { taxCodesTab } from '../tabs/tax-codes-tab';
import { termsTab } from '../tabs/terms-tab';
import { timeTab } from '../tabs/time-tab';
import { type Understanding, withNames } from './pull-names';
import { balances, payments } from './pull-payments';
import type { Workbook } from './workbook';

/** What pages of a list brought to their tab. */
export interface Brought {
  readonly read: number;
  readonly added: number;
  readonly refused: Page<unknown>['refused'];
}

/** One list of a provider and the tab that holds it. */
export interface PullStream<Of, Facts> {
  readonly name: string;
  readonly tab: string;
  /** What its records are called when they are counted. */
  readonly label: string;
  rowCount(workbook: Workbook): number;
  /** How the provider lists it; null where it has no such records. */
  listed(of: Of): 'byChange' | 'byDays' | null;
  /** Whether the connected account has this list; not asked of a tracker. */
  applies?(of: Of, facts: Facts, workbook: Workbook): boolean;
  /** From when on a first pass reads; null, or without the method, everything. */
  beginning?(workbook: Workbook): string | null;
  page(of: Of, position: Position, facts: Facts): Exchange<Page<object>>;
  /** Puts what was read into its tab; of a record that was read twice, the later reading. */
  put(workbook: Workbook, page: Page<object>, zones: Understanding): Brought;
  /** Makes the rows inactive that a page has not, which is the whole list. */
  retire?(workbook: Workbook, page: Page<object>): void;
  /** Empties its tab, because another company is read from now on. */
  clear?(workbook: Workbook): void;
}

export const sourceStreams: readonly PullStream<Source, SourceFacts>[] = [
  fromSource('clients', clientsTab, ({ clients }) => clients),
  fromSource('projects', projectsTab, ({ projects }) => projects),
  fromSource('tasks', tasksTab, ({ tasks }) => tasks),
  fromSource('people', peopleTab, ({ people }) => people),
  fromSource('expense categories', categoriesTab, ({ expenseCategories }) => expenseCategories),
  fromSource('time entries', timeTab, ({ timeEntries }) => timeEntries),
  fromSource('expenses', expensesTab, ({ expenses }) => expenses),
];

/** The lists of work; the other lists of a tracker are what work refers to. */
export const workStreams = sourceStreams.filter(({ tab }) =>
  [timeTab.name, expensesTab.name].includes(tab),
);

export const ledgerStreams: readonly PullStream<Ledger, LedgerFacts>[] = [
  fromLedger('customers', customersTab, ({ customers }) => customers),
  fromLedger('items', itemsTab, ({ items }) => items),
  fromLedger('tax codes', taxCodesTab, ({ taxCodes }) => taxCodes),
  fromLedger('accounts', accountsTab, ({ accounts }) => accounts),
  fromLedger('terms', termsTab, ({ terms }) => terms),
  fromLedger('classes', classesTab, ({ classes }) => classes),
  fromLedger('currencies', currenciesTab, ({ currencies }) => currencies),
  fromLedger('suppliers', suppliersTab, ({ suppliers }) => suppliers),
  balances,
  payments,
];

function fromSource<P extends object, R extends P>(
  label: string,
  tab: Tab<R>,
  pick: (source: Source) => Stream<P> | undefined,
): PullStream<Source, SourceFacts> {
  return {
    ...streamOf(label, tab),
    listed: (source) => {
      const stream = pick(source);
      if (!stream) return null;
      return stream.byDays ? 'byDays' : 'byChange';
    },
    page: (source, position, facts) => {
      const stream = pick(source);
      if (!stream) throw new Error(`${label}: a page of what the provider does not have`);
      return stream.page(position, facts);
    },
  };
}

function fromLedger<R extends { readonly active: boolean }>(
  label: string,
  tab: Tab<R>,
  pick: (ledger: Ledger) => LedgerList<R> | undefined,
): PullStream<Ledger, LedgerFacts> {
  return {
    ...streamOf(label, tab),
    listed: (ledger) => (pick(ledger) ? 'byChange' : null),
    clear: (workbook) => {
      workbook.put(tab, { owner: 'pull', values: new Map(), mode: 'replace' });
    },
    retire: (workbook, page) => retire(workbook, tab, page),
    applies: (ledger, facts) => pick(ledger)?.has?.(facts) ?? true,
    page: (ledger, { next, since }, facts) => {
      const list = pick(ledger);
      if (!list) throw new Error(`${label}: a page of what the ledger does not have`);
      return list.page(next, facts, since);
    },
  };
}

function retire<R extends { readonly active: boolean }>(
  workbook: Workbook,
  tab: Tab<R>,
  page: Page<object>,
): void {
  const records = page.records as readonly R[];
  const present = new Set(records.map((record) => String(record[tab.key])));
  const active = workbook.table(tab).rows.filter(({ record }) => record.active);
  const gone = active.filter(({ key }) => !present.has(key));
  if (gone.length === 0 || gone.length * 2 > active.length) return;
  const values = new Map(gone.map(({ key }) => [key, { active: false } as Partial<R>]));
  workbook.put(tab, { owner: 'pull', values, mode: 'merge' });
}

function streamOf<R>(label: string, tab: Tab<R>) {
  return {
    name: label.replace(' ', '-'),
    label,
    tab: tab.name,
    rowCount: (workbook: Workbook) => workbook.table(tab).rows.length,
    put: (workbook: Workbook, page: Page<object>, zones: Understanding) =>
      putPage(workbook, tab, { ...page, records: withNames(workbook, page.records, zones) }),
  };
}

function putPage<R>(workbook: Workbook, tab: Tab<R>, page: Page<object>): Brought {
  const records = page.records as readonly Partial<R>[];
  const keyOf = (record: Partial<R>): string => String(record[tab.key]);
  const known = new Set(workbook.table(tab).rows.map(({ key }) => key));
  const latest = [...new Map(records.map((record) => [keyOf(record), record])).values()];
  const sorted = latest.sort((a, b) => compareTexts(sortKey(tab, a), sortKey(tab, b)));
  const values = new Map(sorted.map((record) => [keyOf(record), record]));
  workbook.put(tab, { owner: 'pull', values, mode: 'merge' });
  const added = [...values.keys()].filter((key) => !known.has(key)).length;
  return { read: records.length, added, refused: page.refused };
}

/** New rows stand in the order of their first column, then of their key. */
function sortKey<R>(tab: Tab<R>, record: Partial<R>): string {
  const [first] = Object.keys(tab.columns) as (keyof R)[];
  return `${first ? String(record[first]) : ''}\u0000${String(record[tab.key])}`;
}
