import { localDayOf, zonedText } from '../../calendar/zone';
import type { SimulatedAnswer, SimulatedRequest } from '../simulator';
import { jsonAnswer, textOf } from '../simulator-tools';
import type { TogglEntry, TogglState } from './simulator-state';

const LARGEST_PAGE = 50;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The detailed report: entries of some days, each day that of the zone of who tracked it. */
export function reportPage(request: SimulatedRequest, state: TogglState): SimulatedAnswer {
  const wanted = JSON.parse(textOf(request.body)) as Readonly<Record<string, unknown>>;
  const { start_date: from, end_date: to, page_size: size = LARGEST_PAGE } = wanted;
  if (typeof from !== 'string' || typeof to !== 'string' || !DAY.test(from) || !DAY.test(to)) {
    return jsonAnswer(400, "Invalid 'start_date' value");
  }
  if (Date.parse(to) - Date.parse(from) > 366 * 86_400_000 || from > to) {
    return jsonAnswer(400, "Invalid 'end_date' value");
  }
  if (!Number.isInteger(size) || Number(size) < 1 || Number(size) > LARGEST_PAGE) {
    return jsonAnswer(400, "Invalid 'page_size' value");
  }
  const found = state.entries
    .filter(({ seconds }) => seconds !== null)
    .map((entry) => ({ entry, day: localDayOf(zoneOf(entry, state), entry.startMs) }))
    .filter(({ day }) => day >= from && day <= to)
    .map(({ entry }) => entry)
    .sort((a, b) => a.startMs - b.startMs || a.id - b.id);
  const first = Number(wanted['first_row_number'] ?? 1) - 1;
  const page = found.slice(first, first + Number(size));
  const next = found[first + Number(size)];
  return jsonAnswer(
    200,
    page.map((entry, index) => lineOf(entry, first + index + 1, state)),
    next
      ? { 'X-Next-ID': String(next.id), 'X-Next-Row-Number': String(first + Number(size) + 1) }
      : {},
  );
}

function lineOf(entry: TogglEntry, rowNumber: number, state: TogglState) {
  const member = state.members.find(({ uid }) => uid === entry.user_id);
  const project = state.projects.find(({ id }) => id === entry.project_id);
  const client = state.clients.find(({ id }) => id === project?.['client_id']);
  const task = state.tasks.find(({ id }) => id === entry.task_id);
  const zone = zoneOf(entry, state);
  const seconds = entry.seconds ?? 0;
  const cents = entry.rateInCents;
  return {
    user_id: entry.user_id,
    username: member?.['name'] ?? '',
    email: member?.['email'] ?? '',
    project_id: entry.project_id,
    task_id: entry.task_id,
    billable: entry.billable,
    description: entry.description,
    tag_ids: (entry.tags ?? []).map((_, at) => at + 1),
    billable_amount_in_cents: cents === null ? null : Math.round((cents * seconds) / 3600),
    hourly_rate_in_cents: cents,
    currency: entry.currency,
    time_entries: [
      {
        id: entry.id,
        seconds,
        start: zonedText(zone, entry.startMs),
        stop: zonedText(zone, entry.startMs + seconds * 1000),
        at: zonedText('Etc/UTC', entry.startMs + seconds * 1000),
      },
    ],
    row_number: rowNumber,
    project_name: project?.['name'] ?? null,
    client_name: client?.['name'] ?? null,
    task_name: task?.['name'] ?? null,
    tag_names: entry.tags ?? [],
  };
}

function zoneOf({ user_id }: TogglEntry, { members }: TogglState): string {
  return members.find(({ uid }) => uid === user_id)?.timezone ?? 'Etc/UTC';
}
