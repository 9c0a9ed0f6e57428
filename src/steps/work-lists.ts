import type { Source, Stream } from '../connectors/connector';
import { trackedDayOf } from '../rules/tracked-day';
import type { TrackedRow } from '../rules/vanished';
import { expensesTab } from '../tabs/expenses-tab';
import { timeTab } from '../tabs/time-tab';
import type { Workbook } from './workbook';

/** A list of work of a tracker, and the tab that holds it. */
export interface WorkList {
  /** Name of its stream. */
  readonly name: string;
  readonly tab: string;
  readonly noun: string;
  readonly stream: Stream<object>;
  /** Rows that came from the connected tracker, each on the day under which it is filed there. */
  rows(workbook: Workbook): readonly TrackedRow[];
  idOf(record: object): string;
  markGone(workbook: Workbook, ids: readonly string[]): void;
}

/** The lists of work that a tracker has; `tracker` is its id, by which its rows are known. */
export function workLists({ timeEntries, expenses }: Source, tracker: string): readonly WorkList[] {
  const own = (rows: readonly TrackedRow[]) =>
    rows.filter(({ id }) => id.startsWith(`${tracker}:`));
  const gone = (ids: readonly string[]) =>
    new Map(ids.map((id) => [id, { sourceState: 'gone' as const }]));
  const time: WorkList = {
    name: 'time-entries',
    tab: timeTab.name,
    noun: 'time entries',
    stream: timeEntries,
    rows: (workbook) =>
      own(
        workbook.records(timeTab).map((row) => ({
          id: row.entryId,
          sourceState: row.sourceState,
          spentOn: trackedDayOf(row),
        })),
      ),
    idOf: (record) => (record as { readonly entryId: string }).entryId,
    markGone: (workbook, ids) =>
      void workbook.put(timeTab, { owner: 'pull', values: gone(ids), mode: 'merge' }),
  };
  if (!expenses) return [time];
  const spent: WorkList = {
    name: 'expenses',
    tab: expensesTab.name,
    noun: 'expenses',
    stream: expenses,
    rows: (workbook) =>
      own(workbook.records(expensesTab).map((row) => ({ ...row, id: row.expenseId }))),
    idOf: (record) => (record as { readonly expenseId: string }).expenseId,
    markGone: (workbook, ids) =>
      void workbook.put(expensesTab, { owner: 'pull', values: gone(ids), mode: 'merge' }),
  };
  return [time, spent];
}
