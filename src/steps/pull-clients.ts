import { projectsTab } from '../tabs/projects-tab';
import type { Workbook } from './workbook';

interface Work {
  readonly projectId?: string;
  readonly clientId?: string;
  readonly client?: string;
}

/** Work with the client of its project, where the tracker names only the project. */
export function withClients<W extends Work>(workbook: Workbook, work: readonly W[]): readonly W[] {
  if (work.every(({ clientId }) => clientId !== '')) return work;
  const projects = new Map(workbook.records(projectsTab).map((one) => [one.projectId, one]));
  return work.map((one) => {
    const project = projects.get(one.projectId ?? '');
    if (one.clientId !== '' || !project) return one;
    return { ...one, clientId: project.clientId, client: project.client };
  });
}
