import type { ClockifyState } from '../../../connectors/clockify/simulator-state';
import type { FirmWork } from './firm-work';

const WORKSPACE = '64c0f1d2a9e3b75d8812f004';

/** A firm's work as a workspace of Clockify. */
export function clockifyFirm(work: FirmWork): ClockifyState {
  const clients = new Map(work.clients.map((client) => [client.id, client]));
  const [owner] = work.people;
  return {
    login: {
      token: 'c2FtcGxlLWNsb2NraWZ5LWtleQ',
      workspaceId: WORKSPACE,
      userId: hexId(owner?.id ?? 0),
    },
    workspace: {
      id: WORKSPACE,
      name: work.name,
      currencies: [
        { id: hexId(1), code: 'USD', isDefault: true },
        { id: hexId(2), code: 'EUR', isDefault: false },
      ],
    },
    clients: work.clients.map(({ id, name, currency, address }) => ({
      id: hexId(id),
      name,
      address,
      currencyCode: currency,
      archived: false,
      workspaceId: WORKSPACE,
    })),
    projects: work.projects.map((project, place) => ({
      id: hexId(project.id),
      name: project.name,
      clientId: hexId(project.clientId),
      clientName: clients.get(project.clientId)?.name ?? '',
      billable: project.billable,
      archived: false,
      workspaceId: WORKSPACE,
      tasks: work.tasks.map(({ id, name }) => ({
        id: taskIdIn(place, id),
        name,
        projectId: hexId(project.id),
        billable: true,
        status: 'ACTIVE',
      })),
    })),
    users: work.people.map(({ id, name, email, zone }) => ({
      id: hexId(id),
      name,
      email,
      status: 'ACTIVE',
      settings: { timeZone: zone },
    })),
    categories: [{ id: hexId(7), name: 'Travel', archived: false }],
    expenses: expensesOf(work),
    entries: work.time.map((entry) => ({
      id: hexId(entry.id),
      userId: hexId(entry.personId),
      projectId: hexId(entry.projectId),
      taskId: taskIdIn(
        work.projects.findIndex(({ id }) => id === entry.projectId),
        entry.taskId,
      ),
      description: entry.notes,
      billable: entry.billable,
      startMs: entry.startMs,
      seconds: entry.running ? null : entry.seconds,
      rate: entry.rate === null ? null : Math.round(entry.rate * 100),
      invoiced: entry.invoiced,
    })),
    files: {
      [hexId(77)]: {
        contentType: 'application/pdf',
        base64: Buffer.from('%PDF-1.4 ticket').toString('base64'),
      },
    },
  };
}

/** Two train tickets, one of them with its receipt and its category. */
function expensesOf(work: FirmWork): ClockifyState['expenses'] {
  const clients = new Map(work.clients.map((client) => [client.id, client]));
  const [owner] = work.people;
  return work.projects.slice(0, 2).map(({ id, name, clientId }, at) => ({
    id: hexId(900 + at),
    workspaceId: WORKSPACE,
    date: `2026-03-1${at}T00:00:00Z`,
    userId: hexId(owner?.id ?? 0),
    project: {
      id: hexId(id),
      name,
      clientId: hexId(clientId),
      clientName: clients.get(clientId)?.name ?? '',
    },
    category: at === 0 ? { id: hexId(7), name: 'Travel' } : null,
    notes: 'Train',
    quantity: 1,
    total: 4550 + at,
    billable: true,
    fileId: at === 0 ? hexId(77) : null,
    fileName: at === 0 ? 'ticket.pdf' : null,
  }));
}

/** Clockify's ids are 24 hexadecimal digits. */
const hexId = (id: number): string => id.toString(16).padStart(24, '5');

/** Every project has tasks of its own. */
const taskIdIn = (place: number, taskId: number): string => hexId(taskId * 100 + place);
