import { addedEntry, addedExpense } from '../rules/added-part';
import type { AddedWork } from '../rules/billable-work';
import { placeOf } from '../rules/drift';
import { expensesTab } from '../tabs/expenses-tab';
import { timeTab } from '../tabs/time-tab';
import { openParts, readDecisions } from './drift-memory';
import type { Claim } from './journal';
import type { World } from './world';

/**
 * What a person decided to bill on the next invoice of work that was billed before; only where it
 * still is as it was when she decided.
 */
export function addedWorkOf(
  { host, workbook }: Pick<World, 'host' | 'workbook'>,
  claimed: readonly Claim[],
): AddedWork {
  const lines = new Map(
    claimed.flatMap(({ invoice, lines }) =>
      lines.map((line) => [line.lineId, { invoice, line }] as const),
    ),
  );
  const time = new Map(workbook.records(timeTab).map((one) => [one.entryId, one]));
  const spent = new Map(workbook.records(expensesTab).map((one) => [one.expenseId, one]));
  const parts = openParts(readDecisions(host.journal), claimed).map((decision) => {
    const id = placeOf(decision).slice(0, placeOf(decision).lastIndexOf('|'));
    return { ...decision, id, first: lines.get(decision.part.lineId) };
  });
  return {
    entries: parts.flatMap(({ part, first, id, standing }) => {
      const entry = time.get(id);
      return first && entry && standing.endsWith(`> ${entry.seconds}`)
        ? [addedEntry(part, { ...first, entry })]
        : [];
    }),
    expenses: parts.flatMap(({ part, first, id, standing }) => {
      const expense = spent.get(id);
      return first && expense && standing.endsWith(`> ${expense.cost} ${expense.currency}`)
        ? [addedExpense(part, { ...first, expense })]
        : [];
    }),
  };
}
