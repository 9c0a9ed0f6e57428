import type { TogglState } from '../../../connectors/toggl/simulator-state';
import type { FirmWork } from './firm-work';

/** A firm's work as a workspace of Toggl Track on a Premium plan. */
export function togglFirm(work: FirmWork): TogglState {
  const clientOf = new Map(work.projects.map(({ id, clientId }) => [id, clientId]));
  const currencyOf = new Map(work.clients.map(({ id, currency }) => [id, currency]));
  return {
    login: {
      token: '5f1c0a9be27d4463a8e0d2b7c4916f3e',
      workspaceId: '7341902',
      userId: work.people[0]?.id ?? 0,
    },
    workspace: {
      id: 7_341_902,
      name: work.name,
      organization_id: 6_120_881,
      default_currency: 'USD',
      premium: true,
      business_ws: true,
      rounding: 1,
      rounding_minutes: 15,
    },
    clients: work.clients.map(({ id, name }) => ({ id, name, wid: 7_341_902, archived: false })),
    projects: work.projects.map(({ id, name, clientId, billable }) => ({
      id,
      workspace_id: 7_341_902,
      client_id: clientId,
      name,
      active: true,
      billable,
      currency: currencyOf.get(clientId) ?? 'USD',
    })),
    tasks: work.projects.flatMap((project, place) =>
      work.tasks.map(({ id, name }) => ({
        id: taskIdIn(place, id),
        name,
        project_id: project.id,
        workspace_id: 7_341_902,
        active: true,
        project_billable: project.billable,
      })),
    ),
    members: work.people.map(({ id, name, email, zone }) => ({
      id: id + 50_000_000,
      uid: id,
      wid: 7_341_902,
      name,
      email,
      timezone: zone,
      active: true,
      inactive: false,
    })),
    entries: work.time.map((entry) => ({
      id: entry.id,
      user_id: entry.personId,
      project_id: entry.projectId,
      task_id: taskIdIn(
        work.projects.findIndex(({ id }) => id === entry.projectId),
        entry.taskId,
      ),
      description: entry.notes,
      billable: entry.billable,
      startMs: entry.startMs,
      seconds: entry.running ? null : entry.seconds,
      rateInCents: entry.rate === null ? null : Math.round(entry.rate * 100),
      currency: currencyOf.get(clientOf.get(entry.projectId) ?? 0) ?? 'USD',
    })),
    hourlyQuota: 600,
    bucket: 10,
    recent: [],
  };
}

/** Every project has tasks of its own. */
const taskIdIn = (place: number, taskId: number): number => taskId * 100 + place;
