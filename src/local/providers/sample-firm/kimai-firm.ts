import type { KimaiState } from '../../../connectors/kimai/simulator-state';
import type { FirmWork } from './firm-work';

/** A firm's work as a Kimai that the firm hosts itself. */
export function kimaiFirm(work: FirmWork): KimaiState {
  const zones = new Map(work.people.map(({ id, zone }) => [id, zone]));
  return {
    login: { token: 'sample-kimai-token', host: 'time.larkspurfinch.example' },
    customers: work.clients.map(({ id, name, currency }) => ({
      id,
      name,
      currency,
      visible: true,
      billable: true,
    })),
    projects: work.projects.map(({ id, name, clientId, billable }) => ({
      id,
      name,
      customer: clientId,
      parentTitle: work.clients.find((client) => client.id === clientId)?.name ?? '',
      billable,
      visible: true,
    })),
    activities: work.tasks.map(({ id, name }) => ({ id, name, billable: true, visible: true })),
    users: work.people.map(({ id, name, email }) => ({
      id,
      username: email.split('@')[0] ?? '',
      alias: name,
      enabled: true,
    })),
    timesheets: work.time.map((entry) => ({
      id: entry.id,
      user: entry.personId,
      project: entry.projectId,
      activity: entry.taskId,
      zone: zones.get(entry.personId) ?? 'Etc/UTC',
      beginMs: entry.startMs,
      modifiedMs: entry.startMs + entry.seconds * 1000,
      duration: entry.running ? null : entry.seconds,
      description: entry.notes,
      hourlyRate: entry.rate,
      billable: entry.billable,
      exported: entry.invoiced,
    })),
  };
}
