import { currencyOf } from '../../money/currency';
import { decimalOf } from '../../money/decimal';
import type { SourceClient } from '../../records/client';
import type { SourcePerson } from '../../records/person';
import type { Project } from '../../records/project';
import type { Task } from '../../records/task';
import type { SourceTimeEntry } from '../connector';
import { dayOfMoment } from '../zoned-text';
import type { WireActivity, WireCustomer, WireProject, WireTimesheet, WireUser } from './wire';

export const kimaiId = (id: number): string => `kimai:${id}`;

/** Work without an activity can still be mapped to an item. */
const NO_TASK = { taskId: 'kimai:no-task', task: 'No activity' };

export function toClient({ id, name, currency, number, visible }: WireCustomer): SourceClient {
  return {
    clientId: kimaiId(id),
    name,
    currency: currencyOf(currency),
    address: '',
    email: '',
    taxNumber: '',
    number: number ?? '',
    active: visible,
  };
}

export function toProject(wire: WireProject): Project {
  return {
    projectId: kimaiId(wire.id),
    name: wire.name,
    code: '',
    clientId: kimaiId(wire.customer),
    client: wire.parentTitle ?? '',
    billable: wire.billable ?? true,
    active: wire.visible,
  };
}

export function toTask({ id, name, billable, visible }: WireActivity): Task {
  return { taskId: kimaiId(id), name, billableByDefault: billable ?? true, active: visible };
}

export function toPerson(wire: WireUser): SourcePerson {
  return {
    personId: kimaiId(wire.id),
    name: nameOf(wire),
    email: '',
    zone: '',
    contractor: false,
    active: wire.enabled,
  };
}

/**
 * A timesheet of Kimai. Its day is that of its begin in the zone of whoever tracked it. An entry
 * that was exported is on an invoice already, as far as Kimai knows. A fixed rate is no rate for
 * the hour. Throws a RangeError that names the field for a value that cannot be one.
 */
export function toTimeEntry(wire: WireTimesheet): SourceTimeEntry {
  const running = (wire.end ?? '') === '';
  const { activity, project, user } = wire;
  const task = activity ? { taskId: kimaiId(activity.id), task: activity.name } : NO_TASK;
  const hourly = wire.fixedRate == null ? wire.hourlyRate : null;
  return {
    entryId: kimaiId(wire.id),
    spentOn: dayOfMoment(wire.begin),
    personId: kimaiId(user.id),
    person: nameOf(user),
    clientId: kimaiId(project.customer.id),
    client: project.customer.name,
    projectId: kimaiId(project.id),
    project: project.name,
    ...task,
    notes: wire.description ?? '',
    seconds: running ? 0 : wholeSeconds(wire.duration ?? Number.NaN),
    startedTime: wire.begin,
    endedTime: wire.end ?? '',
    billable: wire.billable,
    sourceRate: hourly == null ? null : decimalOf(hourly),
    sourceState: running ? 'running' : 'final',
    approval: 'none',
    sourceInvoice: wire.exported ? 'marked as exported' : '',
    sourceTime: wire.begin,
    sourceZone: '',
  };
}

const nameOf = ({ alias, username }: Pick<WireUser, 'alias' | 'username'>): string =>
  alias || username;

function wholeSeconds(seconds: number): number {
  if (Number.isInteger(seconds)) return seconds;
  throw new RangeError(`duration: ${seconds} is no whole number of seconds`);
}
