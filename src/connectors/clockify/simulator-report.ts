import { isZone, resolveWall, zonedText } from '../../calendar/zone';
import type { SimulatedAnswer, SimulatedRequest } from '../simulator';
import { jsonAnswer, textOf } from '../simulator-tools';
import type { ClockifyEntry, ClockifyState } from './simulator-state';

const LARGEST_PAGE = 1000;
const LONGEST_MS = 31 * 86_400_000;

interface Filter {
  readonly dateRangeStart?: unknown;
  readonly dateRangeEnd?: unknown;
  readonly timeZone?: string;
  readonly detailedFilter?: { readonly page?: number; readonly pageSize?: number };
}

/** The detailed report: its days are read, and its times written, in the zone that it asks for. */
export function reportPage(request: SimulatedRequest, state: ClockifyState): SimulatedAnswer {
  const filter = JSON.parse(textOf(request.body)) as Filter;
  const { timeZone = 'Etc/UTC', detailedFilter } = filter;
  const from = instantIn(timeZone, filter.dateRangeStart);
  const to = instantIn(timeZone, filter.dateRangeEnd);
  const { page = 1, pageSize = 50 } = detailedFilter ?? {};
  if (!detailedFilter || from === null || to === null || from > to) return refusal('Bad filter');
  if (to - from > LONGEST_MS) return refusal('Your plan reports 31 days at most');
  if (page < 1 || pageSize < 1 || pageSize > LARGEST_PAGE) return refusal('Bad page');
  const found = state.entries
    .filter(({ startMs }) => startMs >= from && startMs <= to)
    .sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1));
  const rows = found.slice((page - 1) * pageSize, page * pageSize);
  return jsonAnswer(200, {
    totals: [{ entriesCount: found.length }],
    timeentries: rows.map((entry) => lineOf(entry, timeZone, state)),
  });
}

/** The wall clock counts, whatever zone the text names. */
function instantIn(zone: string, text: unknown): number | null {
  const [wall] = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.exec(String(text)) ?? [];
  return wall === undefined || !isZone(zone) ? null : resolveWall(zone, wall).chosen;
}

const refusal = (message: string): SimulatedAnswer => jsonAnswer(400, { message, code: 501 });

function lineOf(entry: ClockifyEntry, zone: string, state: ClockifyState) {
  const user = state.users.find(({ id }) => id === entry.userId);
  const project = state.projects.find(({ id }) => id === entry.projectId);
  const tasks = (project?.['tasks'] ?? []) as readonly { id: string; name: string }[];
  const end = entry.seconds === null ? null : entry.startMs + entry.seconds * 1000;
  return {
    _id: entry.id,
    description: entry.description,
    userId: entry.userId,
    userName: user?.['name'] ?? '',
    userEmail: user?.['email'] ?? '',
    billable: entry.billable,
    projectId: entry.projectId,
    projectName: project?.['name'] ?? null,
    clientId: project?.['clientId'] ?? null,
    clientName: project?.['clientName'] ?? null,
    taskId: entry.taskId,
    taskName: tasks.find(({ id }) => id === entry.taskId)?.name ?? null,
    rate: entry.rate,
    approvalRequestId:
      state.approvals?.find(({ entryIds }) => entryIds.includes(entry.id))?.id ?? null,
    isLocked: entry.invoiced,
    invoicingInfo: entry.invoiced ? { invoiceId: null, manuallyInvoiced: true } : null,
    timeInterval: {
      start: zonedText(zone, entry.startMs),
      end: end === null ? null : zonedText(zone, end),
      duration: entry.seconds,
    },
  };
}
