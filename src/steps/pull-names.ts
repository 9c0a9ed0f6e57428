import { arrivalOf, type WritingZones } from '../rules/arrival';
import { peopleTab } from '../tabs/people-tab';
import { projectsTab } from '../tabs/projects-tab';
import type { Workbook } from './workbook';

interface Work {
  readonly projectId?: string;
  readonly clientId?: string;
  readonly client?: string;
  readonly personId?: string;
  readonly person?: string;
  readonly sourceTime?: string;
  readonly sourceZone?: string;
}

/**
 * Work with its client and its person by name, where the tracker names only project and id, and
 * with what its time means in its zone: that of whoever worked, where the tracker names no other.
 */
export function withNames<W extends Work>(
  workbook: Workbook,
  work: readonly W[],
  zones: WritingZones,
): readonly W[] {
  return withArrival(workbook, withPeople(workbook, withClients(workbook, work)), zones);
}

function withArrival<W extends Work>(
  workbook: Workbook,
  work: readonly W[],
  writing: WritingZones,
): readonly W[] {
  if (work.every(({ sourceTime }) => sourceTime === undefined)) return work;
  const zones = new Map(workbook.records(peopleTab).map(({ personId, zone }) => [personId, zone]));
  return work.map((one) => {
    const { sourceTime, personId } = one;
    if (sourceTime === undefined) return one;
    const sourceZone = one.sourceZone || zones.get(personId ?? '') || '';
    return { ...one, ...arrivalOf({ sourceTime, sourceZone }, writing) };
  });
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
