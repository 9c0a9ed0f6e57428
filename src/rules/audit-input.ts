import type { AuditFinding } from '../records/audit-finding';
import type { Client } from '../records/client';
import type { Customer } from '../records/customer';
import type { ExpenseCategory } from '../records/expense-category';
import type { HourlyRate } from '../records/hourly-rate';
import type { Mapping } from '../records/mapping';
import type { Person } from '../records/person';
import type { Project } from '../records/project';
import type { Settings } from '../records/settings';
import type { Supplier } from '../records/supplier';
import type { Task } from '../records/task';
import { type AuditRecord, onlyNamed } from './audit-record';
import type { LedgerLists } from './mapping-suggestion';

/** The lists of the tracker and of the ledger, and what the workbook says of them. */
export interface AuditInput {
  readonly clients: readonly Client[];
  readonly projects: readonly Project[];
  readonly people: readonly Person[];
  readonly tasks: readonly Task[];
  readonly categories: readonly ExpenseCategory[];
  readonly lists: LedgerLists;
  readonly suppliers: readonly Supplier[];
  readonly mappings: readonly Mapping[];
  readonly costRates: readonly HourlyRate[];
  /** Clients that time or expenses are tracked for. */
  readonly usedClients: ReadonlySet<string>;
  readonly names: Settings['names'];
  /** What was found before. */
  readonly known: readonly AuditFinding[];
}

export const clientRecord = ({ clientId, active: _, ...client }: Client): AuditRecord => ({
  ...client,
  id: clientId,
});

export const customerRecord = (one: Customer): AuditRecord => ({
  ...onlyNamed(one.customerId, one.name),
  email: one.email,
  address: one.address,
  taxNumber: one.taxNumber,
  number: one.number,
  currency: one.currency,
});

export const supplierRecord = ({ supplierId, name, email, currency }: Supplier): AuditRecord => ({
  ...onlyNamed(supplierId, name),
  email,
  currency,
});

export const personRecord = ({ personId, name, email }: Person): AuditRecord => ({
  ...onlyNamed(personId, name),
  email,
});

export const projectRecord = ({ projectId, name, code: number }: Project): AuditRecord => ({
  ...onlyNamed(projectId, name),
  number,
});

/** What is active and so may still be used. */
export const activeOf = <R extends { readonly active: boolean }>(all: readonly R[]): readonly R[] =>
  all.filter(({ active }) => active);
