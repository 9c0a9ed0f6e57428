import { currencyOf } from '../../money/currency';
import { type Decimal, decimalOf, divide } from '../../money/decimal';
import type { SourceClient } from '../../records/client';
import type { SourcePerson } from '../../records/person';
import type { Project } from '../../records/project';
import type { Task } from '../../records/task';
import type { SourceFacts, SourceTimeEntry } from '../connector';
import { markedAs } from '../marks';
import { dayOfMoment } from '../zoned-text';
import { BILLED_TAG } from './marks';
import type { WireClient, WireMember, WireProject, WireTask, WireTimeEntry } from './wire';

export const togglId = (id: number): string => `toggl:${id}`;

/** Tasks are part of Toggl's paid plans; work without one can still be mapped to an item. */
const NO_TASK = { taskId: 'toggl:no-task', task: 'No task' };

/** A client has no currency of its own in Toggl: it is billed in that of the workspace. */
export function toClient({ id, name, archived }: WireClient, facts: SourceFacts): SourceClient {
  return {
    clientId: togglId(id),
    name,
    currency: currencyOf(facts.currency ?? ''),
    address: '',
    email: '',
    taxNumber: '',
    number: '',
    active: archived !== true,
  };
}

export function toProject(wire: WireProject): Project {
  return {
    projectId: togglId(wire.id),
    name: wire.name,
    code: '',
    clientId: idOrNone(wire.client_id),
    client: wire.client_name ?? '',
    billable: wire.billable ?? false,
    active: wire.active,
  };
}

export function toTask({ id, name, project_billable, active }: WireTask): Task {
  return { taskId: togglId(id), name, billableByDefault: project_billable ?? false, active };
}

export function toPerson({ uid, name, email, timezone, inactive }: WireMember): SourcePerson {
  return {
    personId: togglId(uid),
    name,
    email,
    zone: timezone ?? '',
    contractor: false,
    active: inactive !== true,
  };
}

/**
 * A time entry of Toggl. Its day is that of its start in the zone of whoever tracked it, as in
 * Toggl's own reports. The report names the client without its id, which the project knows. A
 * running timer has no stop and counts below zero. Throws a RangeError that names the field for a
 * value that cannot be one.
 */
export function toTimeEntry(wire: WireTimeEntry, facts: SourceFacts): SourceTimeEntry {
  const running = wire.seconds < 0 || (wire.stop ?? '') === '';
  const task =
    wire.task_id == null ? NO_TASK : { taskId: togglId(wire.task_id), task: wire.task_name ?? '' };
  return {
    entryId: togglId(wire.id),
    spentOn: dayOfMoment(wire.start),
    personId: togglId(wire.user_id),
    person: wire.username,
    clientId: '',
    client: wire.client_name ?? '',
    projectId: idOrNone(wire.project_id),
    project: wire.project_name ?? '',
    ...task,
    notes: wire.description ?? '',
    seconds: running ? 0 : wholeSeconds(wire.seconds),
    startedTime: wire.start,
    endedTime: running ? '' : (wire.stop ?? ''),
    billable: wire.billable,
    sourceRate: rateOf(wire, facts),
    sourceState: running ? 'running' : 'final',
    approval: facts.usesApproval ? 'unsubmitted' : 'none',
    sourceInvoice: isBilled(wire) ? markedAs(BILLED_TAG) : '',
    sourceTime: wire.start,
    sourceZone: '',
  };
}

const isBilled = ({ tag_names }: WireTimeEntry): boolean =>
  (tag_names ?? []).some((name) => name.trim().toLowerCase() === BILLED_TAG);

const idOrNone = (id: number | null | undefined): string => (id == null ? '' : togglId(id));

function wholeSeconds(seconds: number): number {
  if (Number.isInteger(seconds)) return seconds;
  throw new RangeError(`seconds: ${seconds} is no whole number`);
}

/**
 * Toggl gives hundredths of the currency's unit, whatever decimals the currency has. A rate in
 * another currency than the client's is none that the client could be billed at.
 */
function rateOf(
  { hourly_rate_in_cents: cents, currency }: WireTimeEntry,
  facts: SourceFacts,
): Decimal | null {
  if (cents == null || (currency != null && currency !== facts.currency)) return null;
  return divide(decimalOf(cents), decimalOf('100'));
}
