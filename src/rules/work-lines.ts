import type { LocalDate } from '../calendar/local-date';
import { durationText, type Seconds } from '../calendar/seconds';
import type { Amount } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import { type Decimal, decimalOf } from '../money/decimal';
import type { Expense } from '../records/expense';
import type { InvoiceLine } from '../records/invoice-line';
import type { TimeEntry } from '../records/time-entry';
import { counted } from './counted';
import { type LineGrouping, timeLineKey } from './line-key';
import { type LineQuantity, onePiece, timeQuantity } from './line-quantity';
import { lineText } from './line-text';
import { rateText } from './time-explanation';
import type { TimePolicy } from './time-policy';

/** Work with a price, ready for a line. */
export type PricedEntry = TimeEntry & {
  readonly billedSeconds: Seconds;
  readonly hourlyRate: Decimal;
  readonly currency: CurrencyCode;
};
export type PricedExpense = Expense & { readonly amount: Amount };

/** A part of a line: what it takes of an entry, and its weight in the line's money. */
export interface LinePart {
  readonly entryId: string;
  /** Tracked time, 0 of an expense. */
  readonly seconds: Seconds;
  readonly weight: Seconds;
}

/** A line before its money and its place are known. */
export interface WorkLine extends LineQuantity {
  readonly kind: InvoiceLine['kind'];
  readonly projectId: string;
  readonly project: string;
  readonly servedOn: LocalDate;
  readonly description: string;
  readonly itemId: string;
  readonly taxCodeId: string;
  readonly billedSeconds: Seconds;
  readonly unitPrice: Decimal;
  /** Version of the policy that rounded its time; empty on an expense. */
  readonly policy: string;
  readonly parts: readonly LinePart[];
  /** How the quantity and the price came about, for the line's explanation. */
  readonly basis: string;
}

export interface LineTerms {
  readonly grouping: LineGrouping;
  /** The policies in force, by version. */
  readonly policies: ReadonlyMap<string, TimePolicy>;
}

/**
 * The lines of one customer's work: by project, time before expenses, each expense by itself. The
 * same work gives the same lines, in whatever order it comes.
 */
export function workLines(
  entries: readonly PricedEntry[],
  expenses: readonly PricedExpense[],
  { grouping, policies }: LineTerms,
): readonly WorkLine[] {
  const groups = new Map<string, PricedEntry[]>();
  for (const entry of sortedBy(entries, ({ entryId }) => entryId)) {
    const key = timeLineKey(entry, grouping);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  const time = [...groups.values()].flatMap((group) => timeLine(group, { grouping, policies }));
  const spent = sortedBy(expenses, ({ expenseId }) => expenseId).map(expenseLine);
  return sortedBy([...time, ...spent], orderOf);
}

function timeLine(group: readonly PricedEntry[], terms: LineTerms): readonly WorkLine[] {
  const [first] = group;
  if (!first) return [];
  const billedSeconds = sumOf(group, (entry) => entry.billedSeconds);
  const tracked = sumOf(group, ({ seconds }) => seconds);
  const days = group.map(({ spentOn }) => spentOn).sort();
  const { projectId, project, itemId, taxCodeId, hourlyRate, currency, policy } = first;
  return [
    {
      kind: 'time',
      projectId,
      project,
      itemId,
      taxCodeId,
      billedSeconds,
      servedOn: days[days.length - 1] ?? first.spentOn,
      description: lineText(group, terms.grouping),
      unitPrice: hourlyRate,
      policy,
      ...timeQuantity(billedSeconds, terms.policies.get(policy)?.hours ?? 'exact'),
      parts: group.map(({ entryId, seconds, billedSeconds: weight }) => ({
        entryId,
        seconds,
        weight,
      })),
      basis:
        `${counted(group.length, 'entry', 'entries')}, ${durationText(tracked)} tracked, ` +
        `${durationText(billedSeconds)} billed; ${rateText(hourlyRate, currency)}/h`,
    },
  ];
}

function expenseLine(expense: PricedExpense): WorkLine {
  const { expenseId, projectId, project, itemId, taxCodeId, spentOn, category, notes } = expense;
  const about = notes.trim() === '' ? '' : `: ${notes.trim()}`;
  return {
    kind: 'expense',
    projectId,
    project,
    itemId,
    taxCodeId,
    billedSeconds: 0,
    servedOn: spentOn,
    description: `${project}: ${category}, ${spentOn}${about}`,
    unitPrice: decimalOf(expense.amount),
    policy: '',
    ...onePiece,
    parts: [{ entryId: expenseId, seconds: 0, weight: 1 }],
    basis: expense.explanation,
  };
}

const KINDS = { time: '1', expense: '2' } as const;

/** Sorts by code units, as every machine does alike. */
function orderOf(line: WorkLine): string {
  const { project, projectId, kind, description, servedOn, parts } = line;
  return [
    project,
    projectId,
    KINDS[kind],
    kind === 'expense' ? servedOn : '',
    description,
    parts[0]?.entryId ?? '',
  ].join('\u0000');
}

function sortedBy<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  return all
    .map((one) => ({ one, key: keyOf(one) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ one }) => one);
}

const sumOf = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0);
