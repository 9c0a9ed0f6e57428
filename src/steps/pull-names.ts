import type { LocalDate } from '../calendar/local-date';
import type { TimeEntry } from '../records/time-entry';
import { type Arrival, arrivalOf, type WritingZones } from '../rules/arrival';
import { billingDayOf, type DayPolicy } from '../rules/day-policy';
import { peopleTab } from '../tabs/people-tab';
import { projectsTab } from '../tabs/projects-tab';
import { timeTab } from '../tabs/time-tab';
import type { Workbook } from './workbook';

interface Work {
  readonly projectId?: string;
  readonly clientId?: string;
  readonly client?: string;
  readonly personId?: string;
  readonly person?: string;
  readonly sourceTime?: string;
  readonly sourceZone?: string;
  readonly entryId?: string;
  readonly spentOn?: LocalDate;
}

/** How the time of work is understood: the zones that it is written down in, and whose day counts. */
export type Understanding = WritingZones & { readonly days: DayPolicy };

/**
 * Work with its client and its person by name, where the tracker names only project and id, and
 * with what its time means in its zone: that of whoever worked, where the tracker names no other.
 */
export function withNames<W extends Work>(
  workbook: Workbook,
  work: readonly W[],
  zones: Understanding,
): readonly W[] {
  return withArrival(workbook, withPeople(workbook, withClients(workbook, work)), zones);
}

function withArrival<W extends Work>(
  workbook: Workbook,
  work: readonly W[],
  writing: Understanding,
): readonly W[] {
  if (work.every(({ sourceTime }) => sourceTime === undefined)) return work;
  const zones = new Map(workbook.records(peopleTab).map(({ personId, zone }) => [personId, zone]));
  const billed = billedEntries(workbook);
  return work.map((one) => {
    const { sourceTime, personId } = one;
    if (sourceTime === undefined) return one;
    const sourceZone = one.sourceZone || zones.get(personId ?? '') || '';
    const arrived = { ...one, ...arrivalOf({ sourceTime, sourceZone }, writing) };
    const { spentOn } = arrived;
    if (spentOn === undefined) return arrived;
    return { ...arrived, spentOn: dayOf({ ...arrived, spentOn }, writing.days, billed) };
  });
}

/** Entries on invoices by their ids; they stay on their day while the tracker leaves them alone. */
function billedEntries(workbook: Workbook): ReadonlyMap<string, TimeEntry> {
  const billed = workbook.records(timeTab).filter(({ documentId }) => documentId !== '');
  return new Map(billed.map((entry) => [entry.entryId, entry]));
}

function dayOf(
  work: Work & Arrival & { readonly spentOn: LocalDate },
  days: DayPolicy,
  billed: ReadonlyMap<string, TimeEntry>,
): LocalDate {
  const { entryId = '', clientId = '' } = work;
  const known = billed.get(entryId);
  if (known && known.sourceTime === work.sourceTime) return known.spentOn;
  return billingDayOf({ ...work, clientId }, days);
}

function withClients<W extends Work>(workbook: Workbook, work: readonly W[]): readonly W[] {
  if (work.every(({ clientId }) => clientId !== '')) return work;
  const projects = new Map(workbook.records(projectsTab).map((one) => [one.projectId, one]));
  return work.map((one) => {
    const project = projects.get(one.projectId ?? '');
    if (one.clientId !== '' || !project) return one;
    return { ...one, clientId: project.clientId, client: project.client };
  });
}

function withPeople<W extends Work>(workbook: Workbook, work: readonly W[]): readonly W[] {
  if (work.every(({ person }) => person !== '')) return work;
  const people = new Map(workbook.records(peopleTab).map((one) => [one.personId, one.name]));
  return work.map((one) =>
    one.person === '' ? { ...one, person: people.get(one.personId ?? '') ?? '' } : one,
  );
}
