import { localDateOf } from '../../calendar/local-date';
import { readAmount } from '../../money/amount';
import { type CurrencyCode, currencyOf, minorUnits } from '../../money/currency';
import { type Decimal, decimalOf, divide } from '../../money/decimal';
import type { SourceClient } from '../../records/client';
import type { ExpenseCategory } from '../../records/expense-category';
import type { SourcePerson } from '../../records/person';
import type { Project } from '../../records/project';
import type { Task } from '../../records/task';
import type { SourceExpense, SourceFacts, SourceTimeEntry } from '../connector';
import { dayOfMoment } from '../zoned-text';
import type {
  WireClient,
  WireExpense,
  WireExpenseCategory,
  WireProject,
  WireTask,
  WireTimeEntry,
  WireUser,
} from './wire';

export const clockifyId = (id: string): string => `clockify:${id}`;

const idOrNone = (id: string | null | undefined): string => (id ? clockifyId(id) : '');

/** Work without a task can still be mapped to an item. */
const NO_TASK = { taskId: 'clockify:no-task', task: 'No task' };
const NO_CATEGORY = { categoryId: 'clockify:no-category', category: 'No category' };

export function toClient(wire: WireClient, facts: SourceFacts): SourceClient {
  return {
    clientId: clockifyId(wire.id),
    name: wire.name,
    currency: currencyOf(wire.currencyCode ?? facts.currency ?? ''),
    address: wire.address ?? '',
    email: wire.email ?? '',
    taxNumber: '',
    number: '',
    active: !wire.archived,
  };
}

export function toProject(wire: WireProject): Project {
  return {
    projectId: clockifyId(wire.id),
    name: wire.name,
    code: '',
    clientId: idOrNone(wire.clientId),
    client: wire.clientName ?? '',
    billable: wire.billable,
    active: !wire.archived,
  };
}

export function toTask({ id, name, billable, status }: WireTask): Task {
  return {
    taskId: clockifyId(id),
    name,
    billableByDefault: billable ?? true,
    active: status !== 'DONE',
  };
}

export function toPerson({ id, name, email, settings, status }: WireUser): SourcePerson {
  return {
    personId: clockifyId(id),
    name,
    email,
    zone: settings?.timeZone ?? '',
    contractor: false,
    active: status !== 'INACTIVE' && status !== 'DECLINED',
  };
}

export function toExpenseCategory(wire: WireExpenseCategory): ExpenseCategory {
  return { categoryId: clockifyId(wire.id), name: wire.name, active: !wire.archived };
}

/**
 * A time entry of Clockify, from its detailed report. Its day is that of its start in the zone of
 * the account, in which the report was asked for, as its own reports show it. Throws a RangeError
 * that names the field for a value that cannot be one.
 */
export function toTimeEntry(wire: WireTimeEntry, facts: SourceFacts): SourceTimeEntry {
  const { start, end, duration } = wire.timeInterval;
  const running = (end ?? '') === '';
  const task = wire.taskId
    ? { taskId: clockifyId(wire.taskId), task: wire.taskName ?? '' }
    : NO_TASK;
  return {
    entryId: clockifyId(wire._id),
    spentOn: dayOfMoment(start),
    personId: clockifyId(wire.userId),
    person: wire.userName,
    clientId: idOrNone(wire.clientId),
    client: wire.clientName ?? '',
    projectId: idOrNone(wire.projectId),
    project: wire.projectName ?? '',
    ...task,
    notes: wire.description ?? '',
    seconds: running ? 0 : wholeSeconds(duration ?? Number.NaN),
    startedTime: start,
    endedTime: end ?? '',
    billable: wire.billable,
    sourceRate: wire.rate ? fromMinor(wire.rate, currencyOf(facts.currency ?? '')) : null,
    sourceState: running ? 'running' : 'final',
    approval: facts.usesApproval ? 'unsubmitted' : 'none',
    sourceInvoice: isInvoiced(wire) ? 'marked as invoiced' : '',
    sourceTime: start,
    sourceZone: facts.zone ?? '',
  };
}

/**
 * An expense of Clockify. Its total stands in the currency's smallest unit, unlike the amount that
 * one is created with; it is in the currency of the workspace.
 */
export function toExpense(wire: WireExpense, facts: SourceFacts): SourceExpense {
  const currency = currencyOf(facts.currency ?? '');
  const { project, category, fileId } = wire;
  const filed = category
    ? { categoryId: clockifyId(category.id), category: category.name }
    : NO_CATEGORY;
  return {
    expenseId: clockifyId(wire.id),
    spentOn: localDateOf(wire.date.slice(0, 10)),
    personId: clockifyId(wire.userId),
    person: '',
    clientId: idOrNone(project?.clientId),
    client: project?.clientName ?? '',
    projectId: idOrNone(project?.id),
    project: project?.name ?? '',
    ...filed,
    notes: wire.notes ?? '',
    cost: readAmount(fromMinor(wire.total, currency), currency),
    currency,
    billable: wire.billable,
    sourceState: 'final',
    approval: facts.usesApproval ? 'unsubmitted' : 'none',
    sourceInvoice: '',
    receiptUrl: fileId
      ? `https://api.clockify.me/api/v1/workspaces/${wire.workspaceId}/expenses/${wire.id}/files/${fileId}`
      : '',
    receiptName: wire.fileName ?? '',
    receiptType: '',
  };
}

function isInvoiced({ invoicingInfo }: WireTimeEntry): boolean {
  return Boolean(invoicingInfo?.invoiceId) || invoicingInfo?.manuallyInvoiced === true;
}

function wholeSeconds(seconds: number): number {
  if (Number.isInteger(seconds)) return seconds;
  throw new RangeError(`duration: ${seconds} is no whole number of seconds`);
}

function fromMinor(figure: number, currency: CurrencyCode): Decimal {
  return divide(decimalOf(figure), decimalOf(String(10 ** minorUnits(currency))));
}
