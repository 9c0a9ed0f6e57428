import { fromBase64 } from '../base64';
import type { SimulatedAnswer, SimulatedRequest, Simulator } from '../simulator';
import { jsonAnswer, parameter, textOf } from '../simulator-tools';
import { reportPage } from './simulator-report';
import type { ClockifyRow, ClockifyState } from './simulator-state';

const REPORTS = 'reports.api.clockify.me';
const REGIONS = ['euc1', 'use2', 'euw2', 'apse2'];

/** Clockify as far as reading goes, and its flag on billed time. */
export const clockifySimulator: Simulator<ClockifyState> = {
  hosts: ['api.clockify.me', REPORTS, ...REGIONS.map((name) => `${name}.clockify.me`)],
  answer: (sent, state) => {
    const request = inRegion(sent);
    const refusal = refused(request, state, sent.host);
    if (refusal) return { answer: refusal, state };
    if (request.method === 'PATCH' && request.path.endsWith('/time-entries/invoiced')) {
      return markInvoiced(request, state);
    }
    return { answer: answerFor(request, state), state };
  },
};

/** A region has both APIs on one host. */
function inRegion(sent: SimulatedRequest): SimulatedRequest {
  if (!REGIONS.some((name) => sent.host.startsWith(`${name}.`))) return sent;
  if (!sent.path.startsWith('/report/')) return { ...sent, host: 'api.clockify.me' };
  return { ...sent, host: REPORTS, path: sent.path.slice('/report'.length) };
}

/** Sets the flag on those entries that are there, and answers with nothing. */
function markInvoiced(request: SimulatedRequest, state: ClockifyState) {
  const { timeEntryIds, invoiced } = JSON.parse(textOf(request.body)) as Readonly<
    Record<string, unknown>
  >;
  if (!Array.isArray(timeEntryIds) || timeEntryIds.length === 0 || typeof invoiced !== 'boolean') {
    return { answer: jsonAnswer(400, { message: 'Bad request', code: 501 }), state };
  }
  const entries = state.entries.map((entry) =>
    timeEntryIds.includes(entry.id) ? { ...entry, invoiced } : entry,
  );
  return { answer: { status: 200, headers: {}, body: '' }, state: { ...state, entries } };
}

function refused({ headers, path }: SimulatedRequest, { login }: ClockifyState, host: string) {
  const here = REGIONS.find((name) => host.startsWith(`${name}.`)) ?? '';
  if (here !== (login.region ?? ''))
    return jsonAnswer(403, { message: 'Access Denied', code: 403 });
  if (headers['x-api-key'] !== login.token || headers['authorization'] !== undefined) {
    return jsonAnswer(401, { message: 'Full authentication is required', code: 1000 });
  }
  const [, workspaceId = login.workspaceId] = /\/workspaces\/([^/]+)/.exec(path) ?? [];
  if (workspaceId === login.workspaceId) return null;
  return jsonAnswer(403, { message: 'Access Denied', code: 403 });
}

function answerFor(request: SimulatedRequest, state: ClockifyState): SimulatedAnswer {
  const { method, path, host } = request;
  const [, inside = ''] = /^(?:\/api)?\/v1\/workspaces\/[^/]+\/?(.*)$/.exec(path) ?? [];
  if (host === REPORTS) {
    const asked = method === 'POST' && inside === 'reports/detailed';
    return asked ? reportPage(request, state) : notFound();
  }
  if (method !== 'GET') return notFound();
  if (path === '/api/v1/user') {
    return jsonAnswer(
      200,
      state.users.find(({ id }) => id === state.login.userId),
    );
  }
  if (/^\/api\/v1\/workspaces\/[^/]+$/.test(path)) return jsonAnswer(200, state.workspace);
  const [, fileId] = /^expenses\/[^/]+\/files\/([^/]+)$/.exec(inside) ?? [];
  return fileId === undefined ? listOf(request, inside, state) : fileOf(state.files[fileId]);
}

function listOf(request: SimulatedRequest, name: string, state: ClockifyState): SimulatedAnswer {
  const page = (rows: readonly ClockifyRow[], wrap: (rows: readonly ClockifyRow[]) => unknown) =>
    pageOf(request, rows, wrap);
  const hydrated = parameter(request, 'hydrated') === 'true';
  switch (name) {
    case 'approval-requests':
      return page(approvalRows(request, state), (rows) => rows);
    case 'clients':
      return page(state.clients, (rows) => rows);
    case 'projects':
      return page(state.projects, (rows) =>
        rows.map(({ tasks, ...row }) => (hydrated ? { ...row, tasks } : row)),
      );
    case 'users':
      return page(state.users, (rows) => rows);
    case 'expenses/categories':
      return page(state.categories, (categories) => ({
        categories,
        count: state.categories.length,
      }));
    case 'expenses':
      return page(state.expenses, (expenses) => ({
        expenses: { expenses, count: state.expenses.length },
        dailyTotals: [],
        weeklyTotals: [],
      }));
    default:
      return notFound();
  }
}

function approvalRows(request: SimulatedRequest, state: ClockifyState): readonly ClockifyRow[] {
  const status = parameter(request, 'status') ?? 'PENDING';
  return (state.approvals ?? [])
    .filter((one) => one.state === status)
    .map(({ id, userId, start, end, entryIds, expenseIds }) => ({
      id,
      approvalRequest: {
        id,
        owner: { userId },
        dateRange: { start, end },
        status: { state: status },
      },
      entries: entryIds.map((entryId) => ({ id: entryId })),
      expenses: expenseIds.map((expenseId) => ({ id: expenseId })),
    }));
}

function pageOf(
  request: SimulatedRequest,
  rows: readonly ClockifyRow[],
  wrap: (rows: readonly ClockifyRow[]) => unknown,
): SimulatedAnswer {
  const page = Number(parameter(request, 'page') ?? 1);
  const size = Number(parameter(request, 'page-size') ?? 50);
  if (!(page >= 1 && size >= 1 && size <= 5000)) {
    return jsonAnswer(400, { message: 'Invalid page', code: 501 });
  }
  const last = page * size >= rows.length;
  const headers = { 'Last-Page': String(last) };
  return jsonAnswer(200, wrap(rows.slice((page - 1) * size, page * size)), headers);
}

function fileOf(file: ClockifyState['files'][string] | undefined): SimulatedAnswer {
  if (!file) return notFound();
  return {
    status: 200,
    headers: { 'Content-Type': file.contentType },
    body: fromBase64(file.base64),
  };
}

const notFound = (): SimulatedAnswer => jsonAnswer(404, { message: 'Not found', code: 404 });
