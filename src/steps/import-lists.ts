import type { CurrencyCode } from '../money/currency';
import type { BankLine } from '../records/bank-line';
import { type SourceClient, unknownClient } from '../records/client';
import type { PayrollLine } from '../records/payroll-line';
import type { SourcePerson } from '../records/person';
import type { Project } from '../records/project';
import type { CsvBankLine } from '../rules/csv-bank';
import type { CsvClient, CsvPerson, CsvProject } from '../rules/csv-lists';
import type { CsvPayrollLine } from '../rules/csv-payroll';
import { nameId } from './import-rows';
import type { KnownNames } from './known-names';
import { rowIds } from './row-ids';

/** The rows of a list; who came from the tracker stays as the tracker has them. */
export function listedClients(
  rows: readonly CsvClient[],
  known: KnownNames,
  currency: CurrencyCode,
): ReadonlyMap<string, SourceClient> {
  return ours(
    rows,
    ({ client }) => [client, known.client(client)],
    (row, clientId) => {
      const { client: name, id: number, address, email, taxNumber, active } = row;
      const rest = { address, email, taxNumber, number, active };
      return { clientId, name, currency: row.currency || currency, ...rest };
    },
  );
}

export function listedProjects(
  rows: readonly CsvProject[],
  known: KnownNames,
): ReadonlyMap<string, Project> {
  const idOf = ({ client, project }: CsvProject) =>
    [`${client}/${project}`, known.project(client, project)] as const;
  return ours(rows, idOf, (row, projectId) => {
    const { project: name, client, code, billable, active } = row;
    const clientId = known.client(client) || nameId(client);
    return { projectId, name, code, clientId, client, billable, active };
  });
}

export function listedPeople(
  rows: readonly CsvPerson[],
  known: KnownNames,
): ReadonlyMap<string, SourcePerson> {
  return ours(
    rows,
    ({ person }) => [person, known.person(person)],
    (row, personId) => {
      const { person: name, email, zone, contractor, active } = row;
      return { personId, name, email, zone, contractor, active };
    },
  );
}

/** The clients that projects of a list are for and that nobody knows yet. */
export function clientsOfProjects(
  rows: readonly CsvProject[],
  known: KnownNames,
  currency: CurrencyCode,
): ReadonlyMap<string, SourceClient> {
  const named = rows.map(({ line, client }) => {
    return { ...unknownClient, line, id: '', client, currency };
  });
  return listedClients(
    named.filter(({ client }) => known.client(client) === ''),
    known,
    currency,
  );
}

export function bankLines(
  rows: readonly CsvBankLine[],
  file: string,
  digest: (text: string) => string,
): ReadonlyMap<string, BankLine> {
  const idOf = rowIds<CsvBankLine>(
    'bank',
    ({ bookedOn, amount, currency, text, counterparty, reference, account }) => [
      ...[bookedOn, amount, currency, text, counterparty, reference, account],
    ],
    digest,
  );
  return new Map(
    rows.map(({ line: _, id, ...row }) => {
      const bankLineId = idOf({ line: 0, id, ...row });
      return [bankLineId, { ...row, bankLineId, file }];
    }),
  );
}

export function payrollLines(
  rows: readonly CsvPayrollLine[],
  { file, known }: { readonly file: string; readonly known: KnownNames },
  digest: (text: string) => string,
): ReadonlyMap<string, PayrollLine> {
  const idOf = rowIds<CsvPayrollLine>(
    'payroll',
    ({ person, periodFrom, periodTo, seconds, gross, currency, text }) => [
      ...[person, periodFrom, periodTo, seconds, gross, currency, text],
    ],
    digest,
  );
  return new Map(
    rows.map(({ line: _, id, ...row }) => {
      const payrollLineId = idOf({ line: 0, id, ...row });
      return [payrollLineId, { ...row, personId: known.person(row.person), payrollLineId, file }];
    }),
  );
}

function ours<R, T>(
  rows: readonly R[],
  nameOf: (row: R) => readonly [name: string, known: string],
  make: (row: R, id: string) => T,
): ReadonlyMap<string, T> {
  return new Map(
    rows.flatMap((row) => {
      const [name, known] = nameOf(row);
      const id = known === '' ? nameId(name) : known;
      return id.startsWith('csv:') ? [[id, make(row, id)] as const] : [];
    }),
  );
}
