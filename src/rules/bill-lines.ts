import { durationText } from '../calendar/seconds';
import type { CurrencyCode } from '../money/currency';
import { type Decimal, decimalOf, ZERO } from '../money/decimal';
import type { Account } from '../records/account';
import type { Expense } from '../records/expense';
import type { TimeEntry } from '../records/time-entry';
import { groupedBy, joinedKey } from './grouped-by';
import { onePiece, timeQuantity } from './line-quantity';
import { exactValue, lastDay, plainTerms, sortedBy, sumOf, type WorkLine } from './work-line';

/** Time with what an hour of it costs. */
export type CostedEntry = TimeEntry & {
  readonly costRate: Decimal;
  readonly costCurrency: CurrencyCode;
};

interface BillWork {
  readonly entries: readonly CostedEntry[];
  readonly expenses: readonly Expense[];
  readonly accountId: string;
  /** What the supplier's own invoices are taxed at; empty where they are not. */
  readonly taxCodeId: string;
  /** Accounts of expense categories that have one of their own. */
  readonly categoryAccounts: ReadonlyMap<string, Pick<Account, 'accountId'>>;
}

/** Lines of a bill: a person's time on a project at one rate, then what was spent, by day. */
export function billLines(work: BillWork): readonly WorkLine[] {
  const { entries, expenses, accountId, taxCodeId, categoryAccounts } = work;
  const groups = groupedBy(
    sortedBy(entries, ({ entryId }) => entryId),
    ({ project, projectId, person, costRate }) => joinedKey([project, projectId, person, costRate]),
  );
  const time = sortedBy([...groups], ([key]) => key).flatMap(([, group]) =>
    timeLine(group, accountId),
  );
  const spent = sortedBy(expenses, ({ spentOn, expenseId }) => `${spentOn} ${expenseId}`);
  const accountOf = ({ categoryId }: Expense): string =>
    categoryAccounts.get(categoryId)?.accountId ?? accountId;
  const lines = [...time, ...spent.map((expense) => expenseLine(expense, accountOf(expense)))];
  return lines.map((line) => ({ ...line, taxCodeId }));
}

function timeLine(group: readonly CostedEntry[], accountId: string): readonly WorkLine[] {
  const [first] = group;
  if (!first) return [];
  const { client, projectId, project, person, costRate, costCurrency } = first;
  const seconds = sumOf(group, (entry) => entry.seconds);
  const weights = group.map((entry) => exactValue(entry.seconds, costRate));
  return [
    {
      ...untaxed,
      kind: 'time',
      client,
      projectId,
      project,
      servedOn: lastDay(group) ?? first.spentOn,
      description: `${project}: ${person}, ${durationText(seconds)} h`,
      itemId: accountId,
      billedSeconds: seconds,
      unitPrice: costRate,
      ...timeQuantity(seconds, 'exact'),
      trackedValue: exactValue(seconds, costRate),
      parts: group.map(({ entryId, seconds: own }, index) => ({
        entryId,
        spentOn: null,
        seconds: own,
        writtenOffSeconds: 0,
        weight: weights[index] ?? ZERO,
      })),
      basis: `${durationText(seconds)} tracked at a cost of ${costRate} ${costCurrency}/h`,
    },
  ];
}

function expenseLine(expense: Expense, accountId: string): WorkLine {
  const { expenseId, client, projectId, project, spentOn, category, notes, cost, person } = expense;
  const about = notes.trim() === '' ? '' : `: ${notes.trim()}`;
  const value = decimalOf(cost);
  return {
    ...untaxed,
    kind: 'expense',
    client,
    projectId,
    project,
    servedOn: spentOn,
    description: `${project}: ${category}, ${person}, ${spentOn}${about}`,
    itemId: accountId,
    billedSeconds: 0,
    unitPrice: value,
    ...onePiece,
    trackedValue: value,
    parts: [{ entryId: expenseId, spentOn: null, seconds: 0, writtenOffSeconds: 0, weight: value }],
    basis: `spent by ${person}`,
  };
}

const untaxed = {
  taxCodeId: '',
  policy: '',
  isReduction: false,
  ...plainTerms,
} as const;
