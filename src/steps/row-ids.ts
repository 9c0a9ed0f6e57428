import { readClock } from '../rules/csv-duration';
import type { CsvRecord } from '../rules/csv-readers';
import type { CsvExpense, CsvTime } from '../rules/csv-record';

type Digest = (text: string) => string;

/**
 * Gives records ids. A file without ids gets them from what its rows say, so that the same row of
 * a later file is the same record; rows that say the same are counted: `csv:1f0c…`, `csv:1f0c…-2`.
 * `said` gives what makes a row itself: nothing that may change later, as its approval.
 */
export function rowIds<R extends CsvRecord>(
  prefix: string,
  said: (row: R) => readonly unknown[],
  digest: Digest,
): (row: R) => string {
  const seen = new Map<string, number>();
  return (row) => {
    if (row.id !== '') return `${prefix}:${row.id}`;
    const id = `${prefix}:${digest(JSON.stringify(said(row))).slice(0, 16)}`;
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return times === 1 ? id : `${id}-${times}`;
  };
}

/** The same work, however a file writes its date, its times and its rate. */
export function timeIds(digest: Digest): (row: CsvTime) => string {
  return rowIds(
    'csv',
    ({ spentOn, person, client, project, task, notes, seconds, startedTime, endedTime }) => [
      ...[spentOn, person, client, project, task, notes, seconds],
      ...[readClock(startedTime), readClock(endedTime)],
    ],
    digest,
  );
}

export function expenseIds(digest: Digest): (row: CsvExpense) => string {
  return rowIds(
    'csv',
    ({ spentOn, person, client, project, category, notes, cost, currency }) => [
      ...[spentOn, person, client, project, category, notes, cost, currency],
    ],
    digest,
  );
}
