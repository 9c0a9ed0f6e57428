import { localDateOf } from '../../calendar/local-date';
import { secondsOfHours } from '../../calendar/seconds';
import { readAmount } from '../../money/amount';
import { currencyOf } from '../../money/currency';
import { decimalOf } from '../../money/decimal';
import type { SourceClient } from '../../records/client';
import type { ExpenseCategory } from '../../records/expense-category';
import type { SourcePerson } from '../../records/person';
import type { Project } from '../../records/project';
import type { Task } from '../../records/task';
import type { TimeEntry } from '../../records/time-entry';
import type { SourceExpense, SourceFacts, SourceTimeEntry } from '../connector';
import type {
  WireClient,
  WireExpense,
  WireExpenseCategory,
  WireProject,
  WireTask,
  WireTimeEntry,
  WireUser,
} from './wire';
import { ianaZone } from './zones';

export const harvestId = (id: number): string => `harvest:${id}`;

export function toClient({ id, name, currency, address, is_active }: WireClient): SourceClient {
  return {
    clientId: harvestId(id),
    name,
    currency: currencyOf(currency),
    address: address ?? '',
    email: '',
    taxNumber: '',
    number: '',
    active: is_active,
  };
}

export function toProject(wire: WireProject): Project {
  return {
    projectId: harvestId(wire.id),
    name: wire.name,
    code: wire.code ?? '',
    clientId: harvestId(wire.client.id),
    client: wire.client.name,
    billable: wire.is_billable,
    active: wire.is_active,
  };
}

export function toTask({ id, name, billable_by_default, is_active }: WireTask): Task {
  return { taskId: harvestId(id), name, billableByDefault: billable_by_default, active: is_active };
}

export function toPerson(wire: WireUser): SourcePerson {
  return {
    personId: harvestId(wire.id),
    name: `${wire.first_name} ${wire.last_name}`.trim(),
    email: wire.email,
    zone: ianaZone(wire.timezone) ?? '',
    contractor: wire.is_contractor,
    active: wire.is_active,
  };
}

export function toExpenseCategory(wire: WireExpenseCategory): ExpenseCategory {
  return { categoryId: harvestId(wire.id), name: wire.name, active: wire.is_active };
}

/**
 * A time entry of Harvest. Its `hours`, not `rounded_hours`, are what was tracked: rounding is
 * ours to do and to explain. The day is a date of the account and is never shifted; its clock times are
 * of whoever worked. Throws a RangeError that names the field for a value that cannot be one.
 */
export function toTimeEntry(wire: WireTimeEntry, facts: SourceFacts): SourceTimeEntry {
  return {
    entryId: harvestId(wire.id),
    spentOn: localDateOf(wire.spent_date),
    personId: harvestId(wire.user.id),
    person: wire.user.name,
    clientId: harvestId(wire.client.id),
    client: wire.client.name,
    projectId: harvestId(wire.project.id),
    project: wire.project.name,
    taskId: harvestId(wire.task.id),
    task: wire.task.name,
    notes: wire.notes ?? '',
    seconds: secondsOfHours(wire.hours),
    startedTime: wire.started_time ?? '',
    endedTime: wire.ended_time ?? '',
    billable: wire.billable,
    sourceRate: wire.billable_rate === null ? null : decimalOf(wire.billable_rate),
    sourceState: wire.is_running ? 'running' : 'final',
    approval: toApproval(wire.approval_status, facts),
    sourceInvoice: billedBy(wire),
    sourceTime: `${wire.spent_date} ${wire.started_time ?? ''}`.trim(),
    sourceZone: '',
  };
}

export function toExpense(wire: WireExpense, facts: SourceFacts): SourceExpense {
  const currency = currencyOf(wire.client.currency);
  return {
    expenseId: harvestId(wire.id),
    spentOn: localDateOf(wire.spent_date),
    personId: harvestId(wire.user.id),
    person: wire.user.name,
    clientId: harvestId(wire.client.id),
    client: wire.client.name,
    projectId: harvestId(wire.project.id),
    project: wire.project.name,
    categoryId: harvestId(wire.expense_category.id),
    category: wire.expense_category.name,
    notes: wire.notes ?? '',
    cost: readAmount(String(wire.total_cost), currency),
    currency,
    billable: wire.billable,
    sourceState: 'final',
    approval: toApproval(wire.approval_status, facts),
    sourceInvoice: billedBy(wire),
    receiptUrl: wire.receipt?.url ?? '',
    receiptName: wire.receipt?.file_name ?? '',
    receiptType: wire.receipt?.content_type ?? '',
  };
}

/** An account without the approval feature calls everything "unsubmitted". */
function toApproval(status: string, { usesApproval }: SourceFacts): TimeEntry['approval'] {
  if (!usesApproval) return 'none';
  return status === 'approved' || status === 'submitted' ? status : 'unsubmitted';
}

function billedBy(wire: Pick<WireTimeEntry, 'is_billed' | 'invoice'>): string {
  return wire.is_billed ? (wire.invoice?.number ?? 'marked as invoiced') : '';
}
