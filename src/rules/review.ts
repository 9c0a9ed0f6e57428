import type { Client } from '../records/client';
import type { Customer } from '../records/customer';
import type { Expense } from '../records/expense';
import type { Item } from '../records/item';
import type { Mapping, MappingKind } from '../records/mapping';
import type { Problem } from '../records/problem';
import type { TimeEntry } from '../records/time-entry';
import { takesCosts } from './cost-accounts';
import { type BillingPolicy, type Decision, decideExpense, decideTime } from './disposition';
import { findLookAlikes } from './look-alikes';
import {
  isOptional,
  type MappingNeeds,
  mappingId,
  type Named,
  proposeMappings,
} from './mapping-rows';
import type { LedgerLists } from './mapping-suggestion';
import { gapProblem, type MappingTarget, resolveMappings } from './mapping-targets';
import { problem } from './problem';

/** What the review looks at. */
export interface ReviewInput {
  readonly time: readonly TimeEntry[];
  readonly expenses: readonly Expense[];
  readonly clients: readonly Client[];
  readonly mappings: readonly Mapping[];
  readonly lists: LedgerLists;
  readonly policy: BillingPolicy;
}

/** The columns of a time entry or an expense that the review owns. */
export type Reviewed = Pick<
  TimeEntry,
  'disposition' | 'dispositionReason' | 'customerId' | 'customer' | 'itemId' | 'taxCodeId'
>;

/** The columns of the tabs that the review owns, by key of their row. */
export interface ReviewResult {
  readonly mappings: ReadonlyMap<string, Partial<Mapping>>;
  readonly time: ReadonlyMap<string, Reviewed>;
  readonly expenses: ReadonlyMap<string, Reviewed>;
  readonly problems: readonly Problem[];
}

/**
 * Decides about every entry and expense whether it is billed, held, blocked or never billed, and
 * where it belongs in the ledger. What lacks a confirmed mapping is blocked, with one problem a
 * mapping row that says how much waits for it.
 */
export function review(input: ReviewInput): ReviewResult {
  const proposed = proposeMappings(needsOf(input), input.lists, input.mappings);
  const known = new Map(input.mappings.map((row) => [row.mappingId, row]));
  const rows = proposed.map((row): Mapping => {
    const { target = '', confirmed = false } = known.get(row.mappingId) ?? {};
    return { ...row, target, confirmed, targetId: '' };
  });
  const ways = new Ways(rows, input);
  const time = new Map(
    input.time.map((entry) => [
      entry.entryId,
      ways.reviewTime(entry, decideTime(entry, input.policy)),
    ]),
  );
  const expenses = new Map(
    input.expenses.map((expense) => [
      expense.expenseId,
      ways.reviewExpense(expense, decideExpense(expense, input.policy)),
    ]),
  );
  return {
    mappings: new Map(rows.map((row) => [row.mappingId, ways.ownColumns(row)])),
    time,
    expenses,
    problems: [...ways.problems(), ...findLookAlikes(input.time)],
  };
}

function needsOf({ time, expenses, clients }: ReviewInput): MappingNeeds {
  const used = new Set([...time, ...expenses].map(({ clientId }) => clientId));
  return {
    clients: clients.filter(({ clientId }) => used.has(clientId)),
    projects: distinct(
      [...time, ...expenses].map(({ projectId, project }) => ({ id: projectId, name: project })),
    ),
    tasks: distinct(time.map(({ taskId, task }) => ({ id: taskId, name: task }))),
    categories: distinct(
      expenses.map(({ categoryId, category }) => ({ id: categoryId, name: category })),
    ),
  };
}

const distinct = (all: readonly Named[]): readonly Named[] => [
  ...new Map(all.map((one) => [one.id, one])).values(),
];

/** The ways from the tracker's records to the ledger's, and what still waits on them. */
class Ways {
  private readonly rows: ReadonlyMap<string, Mapping>;
  private readonly resolved: ReturnType<typeof resolveMappings>;
  private readonly customers: ReadonlyMap<string, Customer>;
  private readonly items: ReadonlyMap<string, Item>;
  private readonly costs: ReadonlySet<string>;
  private readonly clients: ReadonlyMap<string, Client>;
  private readonly waiting = new Map<string, number>();
  private readonly found: Problem[] = [];

  constructor(rows: readonly Mapping[], { lists, clients }: ReviewInput) {
    this.rows = new Map(rows.map((row) => [row.mappingId, row]));
    this.resolved = resolveMappings(rows, lists);
    this.customers = new Map(lists.customers.map((one) => [one.customerId, one]));
    this.items = new Map(lists.items.map((one) => [one.itemId, one]));
    this.costs = new Set(lists.accounts.filter(takesCosts).map(({ accountId }) => accountId));
    this.clients = new Map(clients.map((one) => [one.clientId, one]));
  }

  ownColumns({ target: _, confirmed: __, ...row }: Mapping): Partial<Mapping> {
    return { ...row, targetId: this.targetOf(row.mappingId)?.id ?? '' };
  }

  reviewTime({ clientId, taskId }: TimeEntry, decision: Decision): Reviewed {
    return this.reviewed(decision, [
      mappingId('Client → customer', clientId),
      mappingId('Task → item', taskId),
      mappingId('Client → tax code', clientId),
    ]);
  }

  reviewExpense({ clientId, categoryId }: Expense, decision: Decision): Reviewed {
    return this.reviewed(decision, [
      mappingId('Client → customer', clientId),
      mappingId('Expense category → item', categoryId),
      mappingId('Client → tax code', clientId),
    ]);
  }

  problems(): readonly Problem[] {
    const gaps = [...this.waiting].flatMap(([rowId, count]) => {
      const row = this.rows.get(rowId);
      const resolved = this.resolved.get(rowId);
      return row && resolved && 'gap' in resolved ? gapProblem(row, resolved.gap, count) : [];
    });
    const currencies = [...this.rows.values()].flatMap((row) => this.currencyProblem(row) ?? []);
    const accounts = [...this.rows.values()].flatMap((row) => this.accountWarning(row) ?? []);
    const optional = [...this.rows.values()].flatMap((row) => this.lostChoice(row));
    return [...this.found, ...gaps, ...optional, ...currencies, ...accounts];
  }

  private reviewed(decision: Decision, way: readonly string[]): Reviewed {
    const [customer, item, taxCode] = way.map((rowId) => this.targetOf(rowId));
    this.found.push(...decision.problems);
    const missing = way.filter((rowId) => this.targetOf(rowId) === null);
    const blocked = decision.disposition === 'bill' && missing.length > 0;
    if (blocked)
      for (const rowId of missing) this.waiting.set(rowId, (this.waiting.get(rowId) ?? 0) + 1);
    return {
      disposition: blocked ? 'blocked' : decision.disposition,
      dispositionReason: blocked ? this.reasonOf(missing) : decision.reason,
      customerId: customer?.id ?? '',
      customer: customer?.name ?? '',
      itemId: item?.id ?? '',
      taxCodeId: taxCode?.id ?? '',
    };
  }

  private reasonOf(missing: readonly string[]): string {
    const nouns = missing.map((rowId) => NOUNS[this.rows.get(rowId)?.kind ?? 'Client → customer']);
    return `No ${nouns.join(', no ')} confirmed on the Mapping tab`;
  }

  /** Where a row leads; null as well where the customer bills in another currency. */
  private targetOf(rowId: string): MappingTarget | null {
    const resolved = this.resolved.get(rowId);
    if (!resolved || !('target' in resolved)) return null;
    const row = this.rows.get(rowId);
    return row && this.currencyProblem(row) ? null : resolved.target;
  }

  /** A choice that nothing needs, confirmed and yet leading nowhere. */
  private lostChoice(row: Mapping): readonly Problem[] {
    const resolved = this.resolved.get(row.mappingId);
    if (!isOptional(row.kind) || !row.confirmed || !resolved || !('gap' in resolved)) return [];
    return [gapProblem(row, resolved.gap, 0)];
  }

  /**
   * In the ledger the item decides the account of what is sold; a category mapped to another one is
   * told. An account of costs is where the bills of suppliers are posted to.
   */
  private accountWarning({ mappingId: key, kind, sourceId, source }: Mapping): Problem | null {
    const account = this.targetOf(key);
    const itemId = this.targetOf(mappingId('Expense category → item', sourceId))?.id ?? '';
    const item = this.items.get(itemId);
    if (kind !== 'Expense category → account' || !account || !item) return null;
    if (item.incomeAccountId === account.id || this.costs.has(account.id)) return null;
    return problem({
      code: 'W-416',
      step: 'review',
      tab: 'Mapping',
      key,
      field: 'target',
      message: `Expense category '${source}' is mapped to account '${account.name}', but its item '${item.name}' posts to '${item.incomeAccount}'.`,
      fix: 'Map the category to an item that posts to this account, or change the account of the item in the ledger.',
    });
  }

  private currencyProblem({ mappingId: key, kind, sourceId }: Mapping): Problem | null {
    const resolved = this.resolved.get(key);
    if (kind !== 'Client → customer' || !resolved || !('target' in resolved)) return null;
    const client = this.clients.get(sourceId);
    const customer = this.customers.get(resolved.target.id);
    const billedIn = client?.billedIn ?? client?.currency;
    if (!client || !customer || billedIn === customer.currency) return null;
    return problem({
      code: 'E-413',
      step: 'review',
      tab: 'Mapping',
      key,
      field: 'target',
      message: `Client '${client.name}' is tracked in ${client.currency}, customer '${customer.name}' is billed in ${customer.currency}.`,
      fix: 'Choose a customer in the currency of the client, change the currency in the tracker, or decide on the Conflicts tab which of them holds.',
    });
  }
}

const NOUNS: Readonly<Record<MappingKind, string>> = {
  'Client → customer': 'customer',
  'Client → tax code': 'tax code',
  'Client → terms': 'terms',
  'Project → class': 'class',
  'Task → item': 'item',
  'Expense category → item': 'item',
  'Expense category → account': 'account',
};
