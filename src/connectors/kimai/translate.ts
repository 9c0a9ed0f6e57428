import { currencyOf } from '../../money/currency';
import { type Decimal, decimalOf, divide, equal, multiply } from '../../money/decimal';
import { roundTo } from '../../money/rounding';
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
 * that was exported is on an invoice already, as far as Kimai knows. Throws a RangeError that names the field for a value that cannot be one.
 */
export function toTimeEntry(wire: WireTimesheet): SourceTimeEntry {
  const running = (wire.end ?? '') === '';
  const { activity, project, user } = wire;
  const task = activity ? { taskId: kimaiId(activity.id), task: activity.name } : NO_TASK;
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
    sourceRate: running ? null : hourlyOf(wire.rate ?? 0, wire.duration ?? 0),
    sourceState: running ? 'running' : 'final',
    approval: 'none',
    sourceInvoice: wire.exported ? 'marked as exported' : '',
    sourceTime: wire.begin,
    sourceZone: '',
  };
}

const nameOf = ({ alias, username }: Pick<WireUser, 'alias' | 'username'>): string =>
  alias || username;

/**
 * The rate for the hour that an entry's worth follows from: its list names no rate (code of 2.66).
 * One that does not give the worth back to its four decimals, as mostly with a fixed fee, is none.
 */
function hourlyOf(worth: number, seconds: number): Decimal | null {
  if (worth <= 0 || seconds <= 0) return null;
  const [money, hours] = [decimalOf(worth), divide(decimalOf(seconds), decimalOf(3600))];
  const hourly = roundTo(divide(multiply(money, decimalOf(3600)), decimalOf(seconds)), 2);
  return equal(roundTo(multiply(hourly, hours), 4), roundTo(money, 4)) ? decimalOf(hourly) : null;
}

function wholeSeconds(seconds: number): number {
  if (Number.isInteger(seconds)) return seconds;
  throw new RangeError(`duration: ${seconds} is no whole number of seconds`);
}
