import { durationText } from '../calendar/seconds';
import type { CsvMapping } from './csv-mapping';
import type { CsvRecords } from './csv-readers';

/**
 * The first rows of a file as they were understood, each in one line that a person can check:
 * `2026-03-02 · 1:30 · Ana · Acme · Alpha`.
 */
export function understoodRows(
  records: CsvRecords,
  { kind }: Pick<CsvMapping, 'kind'>,
  most: number,
): readonly string[] {
  return partsOf(records, most)[kind].map((parts) =>
    parts.filter((part) => part !== '' && part !== null).join(' · '),
  );
}

type Parts = readonly (readonly (string | null)[])[];

function partsOf(records: CsvRecords, most: number): Readonly<Record<CsvMapping['kind'], Parts>> {
  const first = <R>(rows: readonly R[]): readonly R[] => rows.slice(0, most);
  return {
    time: first(records.time).map((row) => [
      row.spentOn,
      durationText(row.seconds),
      ...[row.person, row.client, row.project, row.task, row.billable ? '' : 'not billable'],
    ]),
    expenses: first(records.expenses).map((row) => [
      row.spentOn,
      `${row.cost} ${row.currency}`,
      ...[row.person, row.client, row.project, row.category],
    ]),
    bank: first(records.bank).map((row) => [
      row.bookedOn,
      `${row.amount} ${row.currency}`,
      ...[row.counterparty, row.text, row.reference],
    ]),
    payroll: first(records.payroll).map((row) => [
      row.person,
      `${row.periodFrom} to ${row.periodTo}`,
      row.seconds === null ? null : durationText(row.seconds),
      `${row.gross} ${row.currency}`,
    ]),
    people: first(records.people).map((row) => [row.person, row.email, row.zone]),
    projects: first(records.projects).map((row) => [row.project, row.client, row.code]),
    clients: first(records.clients).map((row) => [row.client, row.currency, row.address]),
  };
}
