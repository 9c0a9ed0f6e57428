import { zonedText } from '../../calendar/zone';
import { toBase64 } from '../base64';
import { utf8Bytes } from '../bytes';
import type { SimulatedAnswer, SimulatedRequest, Simulator } from '../simulator';
import { jsonAnswer, parameter, throttled } from '../simulator-tools';
import { patchTags } from './simulator-patch';
import { reportPage } from './simulator-report';
import type { TogglRow, TogglState } from './simulator-state';

const HOUR_MS = 3_600_000;

/** Time entries by their ids, with commas between. */
const ENTRIES = /^\/api\/v9\/workspaces\/\d+\/time_entries\/[\d,]+$/;

/** Toggl Track as far as reading goes, and tags. */
export const togglSimulator: Simulator<TogglState> = {
  hosts: ['api.track.toggl.com'],
  answer: (request, state, now) => {
    const refusal = refused(request, state);
    if (refusal) return { answer: refusal, state };
    const hour = throttled(state.recent, now, { requests: state.hourlyQuota, windowMs: HOUR_MS });
    if (hour.waitMs > 0) return { answer: quotaUsedUp(hour.waitMs), state };
    if (bucketLevel(state.recent, now) + 1 > state.bucket) {
      return { answer: jsonAnswer(429, 'Too Many Requests'), state };
    }
    const left = state.hourlyQuota - hour.recent.length;
    const patches = request.method === 'PATCH' && ENTRIES.test(request.path);
    const done = patches
      ? patchTags(request, state, now)
      : { answer: answerFor(request, state), state };
    const headers = {
      ...done.answer.headers,
      'X-Toggl-Quota-Remaining': String(left),
      'X-Toggl-Quota-Resets-In': String(secondsUntilReset(hour.recent, now)),
    };
    return {
      answer: { ...done.answer, headers },
      state: { ...done.state, recent: hour.recent },
    };
  },
};

function refused({ headers, path }: SimulatedRequest, { login }: TogglState) {
  const basic = `Basic ${toBase64(utf8Bytes(`${login.token}:api_token`))}`;
  if (headers['authorization'] !== basic) {
    return jsonAnswer(403, 'Incorrect username and/or password');
  }
  const [, workspaceId] = /\/workspaces?\/(\d+)/.exec(path) ?? [];
  if (workspaceId === undefined || workspaceId === login.workspaceId) return null;
  return jsonAnswer(403, 'User does not have access to this resource.');
}

function quotaUsedUp(waitMs: number): SimulatedAnswer {
  return jsonAnswer(402, 'You have hit your hourly limit for API calls.', {
    'X-Toggl-Quota-Remaining': '0',
    'X-Toggl-Quota-Resets-In': String(Math.ceil(waitMs / 1000)),
  });
}

/** The bucket leaks one request a second (engineering.toggl.com/docs, read 2025-12). */
function bucketLevel(recent: readonly number[], now: number): number {
  let level = 0;
  let last = recent[0] ?? now;
  for (const at of recent) {
    level = Math.max(0, level - (at - last) / 1000) + 1;
    last = at;
  }
  return Math.max(0, level - (now - last) / 1000);
}

function secondsUntilReset([first]: readonly number[], now: number): number {
  return Math.ceil(((first ?? now) + HOUR_MS - now) / 1000);
}

function answerFor(request: SimulatedRequest, state: TogglState): SimulatedAnswer {
  const { method, path } = request;
  if (method === 'GET' && path === '/api/v9/me/time_entries') return ownChanges(request, state);
  const [, base, rest = ''] =
    /^(\/api\/v9\/workspaces|\/reports\/api\/v3\/workspace)\/\d+(?:\/(.*))?$/.exec(path) ?? [];
  if (base?.startsWith('/reports')) {
    if (method === 'POST' && rest === 'search/time_entries') return reportPage(request, state);
    return notFound();
  }
  if (base === undefined || method !== 'GET') return notFound();
  switch (rest) {
    case '':
      return jsonAnswer(200, state.workspace);
    case 'clients':
      return jsonAnswer(200, wanted(state.clients, parameter(request, 'status') ?? 'active'));
    case 'projects':
      return jsonAnswer(200, pageOf(request, wanted(projectsOf(state), activity(request)), 151));
    case 'tasks': {
      const rows = pageOf(request, wanted(state.tasks, activity(request)), 50);
      return jsonAnswer(200, {
        data: rows,
        page: 1,
        per_page: 50,
        total_count: state.tasks.length,
      });
    }
    case 'timesheets':
      return timesheets(request, state);
    case 'workspace_users':
      return jsonAnswer(200, state.members);
    default:
      return notFound();
  }
}

/** Timesheets that begin after a day and before another, in envelopes. */
function timesheets(request: SimulatedRequest, state: TogglState): SimulatedAnswer {
  if (state.workspace['business_ws'] !== true) return jsonAnswer(402, 'Upgrade your plan');
  const [after = '', before = '9999'] = ['after', 'before'].map((name) => parameter(request, name));
  const found = (state.timesheets ?? []).filter(
    ({ start_date }) => start_date > after && start_date < before,
  );
  const page = Number(parameter(request, 'page') ?? 1);
  const asked = Number(parameter(request, 'per_page') ?? 20);
  const size = asked >= 1 && asked <= 1000 ? asked : 20;
  return jsonAnswer(200, {
    data: found.slice((page - 1) * size, page * size),
    page,
    per_page: size,
    total_count: found.length,
  });
}

/** Changes of whoever made the token, of the last three months. */
function ownChanges(request: SimulatedRequest, { entries, login }: TogglState): SimulatedAnswer {
  const since = Number(parameter(request, 'since')) * 1000;
  const changed = entries.filter(
    ({ user_id, startMs, seconds, atMs }) =>
      user_id === login.userId && (atMs ?? startMs + (seconds ?? 0) * 1000) >= since,
  );
  return jsonAnswer(
    200,
    changed.map((entry) => ({
      id: entry.id,
      workspace_id: Number(login.workspaceId),
      user_id: entry.user_id,
      start: zonedText('Etc/UTC', entry.startMs),
      duration: entry.seconds ?? -1,
    })),
  );
}

const notFound = (): SimulatedAnswer => jsonAnswer(404, 'Not found');

function projectsOf({ projects, clients }: TogglState): readonly TogglRow[] {
  return projects.map((project) => {
    const client = clients.find(({ id }) => id === project['client_id']);
    return client ? { ...project, client_name: client['name'] } : project;
  });
}

/** `active=both` gives all; without it only what is active. */
function activity(request: SimulatedRequest): string {
  return parameter(request, 'active') === 'both' ? 'both' : 'active';
}

function wanted(rows: readonly TogglRow[], which: string): readonly TogglRow[] {
  const active = (row: TogglRow) => row['active'] !== false && row['archived'] !== true;
  return which === 'both' ? rows : rows.filter((row) => active(row) === (which === 'active'));
}

function pageOf(
  request: SimulatedRequest,
  rows: readonly TogglRow[],
  usual: number,
): readonly TogglRow[] {
  const size = Math.min(200, Number(parameter(request, 'per_page') ?? usual));
  const page = Number(parameter(request, 'page') ?? 1);
  return rows.slice((page - 1) * size, page * size);
}
