import { zonedText } from '../../calendar/zone';
import type { SimulatedAnswer, SimulatedRequest, Simulator } from '../simulator';
import { jsonAnswer, parameter } from '../simulator-tools';
import type { KimaiRow, KimaiState, KimaiTimesheet } from './simulator-state';

/** Kimai as far as reading goes, and its export mark, at the host that the firm gave it. */
export function kimaiSimulator(host: string): Simulator<KimaiState> {
  return {
    hosts: [host],
    answer: (request, state, now) =>
      EXPORT.test(request.path) && request.method === 'PATCH'
        ? switchExported(request, state, now)
        : { answer: answerFor(request, state), state },
  };
}

const EXPORT = /^\/api\/timesheets\/\d+\/export$/;

/** Each request switches the mark, whatever it was. */
function switchExported(request: SimulatedRequest, state: KimaiState, now: number) {
  const refusal = refused(request, state);
  const id = Number(request.path.split('/')[3]);
  const found = state.timesheets.find((one) => one.id === id);
  if (refusal || !found) return { answer: refusal ?? notFound(), state };
  const exported = !found.exported;
  const timesheets = state.timesheets.map((one) =>
    one.id === id ? { ...one, exported, modifiedMs: now } : one,
  );
  return { answer: jsonAnswer(200, { id, exported }), state: { ...state, timesheets } };
}

function refused({ headers }: SimulatedRequest, { login }: KimaiState): SimulatedAnswer | null {
  if (headers['authorization'] === `Bearer ${login.token}`) return null;
  return jsonAnswer(401, { code: 401, message: 'Invalid credentials' });
}

function answerFor(request: SimulatedRequest, state: KimaiState): SimulatedAnswer {
  const { method, path } = request;
  const refusal = refused(request, state);
  if (refusal) return refusal;
  if (method !== 'GET') return notFound();
  const [, id] = /^\/api\/timesheets\/(\d+)$/.exec(path) ?? [];
  if (id !== undefined) return timesheet(Number(id), state);
  switch (path) {
    case '/api/version':
      return jsonAnswer(200, { version: '2.66.0', versionId: 26_600, copyright: 'Kimai 2.66.0' });
    case '/api/customers':
      return jsonAnswer(200, visible(request, state.customers));
    case '/api/projects':
      return jsonAnswer(200, visible(request, state.projects));
    case '/api/activities':
      return jsonAnswer(200, visible(request, state.activities));
    case '/api/users':
      return jsonAnswer(200, visible(request, state.users));
    case '/api/timesheets':
      return timesheets(request, state);
    default:
      return notFound();
  }
}

function timesheet(id: number, state: KimaiState): SimulatedAnswer {
  const found = state.timesheets.find((one) => one.id === id);
  if (!found) return notFound();
  const { hourlyRate } = found;
  return jsonAnswer(200, { ...fullRow(found, state), hourlyRate, fixedRate: null });
}

const notFound = (): SimulatedAnswer => jsonAnswer(404, { code: 404, message: 'Not Found' });

/** 1: what is visible, which is also the default; 2: what is hidden; 3: both. */
function visible(request: SimulatedRequest, rows: readonly KimaiRow[]): readonly KimaiRow[] {
  const which = parameter(request, 'visible') ?? '1';
  const shown = (row: KimaiRow) => row['visible'] !== false && row['enabled'] !== false;
  return which === '3' ? rows : rows.filter((row) => shown(row) === (which === '1'));
}

function timesheets(request: SimulatedRequest, state: KimaiState): SimulatedAnswer {
  const page = Number(parameter(request, 'page') ?? 1);
  const size = Number(parameter(request, 'size') ?? 50);
  if (!Number.isInteger(page) || !Number.isInteger(size) || size < 1 || size > 500) {
    return jsonAnswer(400, { code: 400, message: 'Bad Request' });
  }
  const found = [...state.timesheets]
    .filter((one) => matches(one, request))
    .sort((a, b) => a.id - b.id);
  const pages = Math.max(1, Math.ceil(found.length / size));
  if (page < 1 || page > pages) return notFound();
  return jsonAnswer(
    200,
    found.slice((page - 1) * size, page * size).map((one) => fullRow(one, state)),
    {
      'X-Page': String(page),
      'X-Total-Count': String(found.length),
      'X-Total-Pages': String(pages),
      'X-Per-Page': String(size),
    },
  );
}

/** Begin and end are wall clocks of whoever tracked, changes are in UTC. */
function matches(
  { zone, beginMs, modifiedMs }: KimaiTimesheet,
  request: SimulatedRequest,
): boolean {
  const wall = zonedText(zone, beginMs).slice(0, 19);
  const after = parameter(request, 'modified_after');
  return (
    wall >= (parameter(request, 'begin') ?? '') &&
    wall <= (parameter(request, 'end') ?? '9999') &&
    (after === undefined || modifiedMs >= Date.parse(`${after}Z`))
  );
}

/** In money, to four decimals; the rates that it follows from stand only in a single entry. */
function worthOf({ worth, hourlyRate, duration }: KimaiTimesheet): number {
  return worth ?? Number((((hourlyRate ?? 0) * (duration ?? 0)) / 3600).toFixed(4));
}

function fullRow(timesheet: KimaiTimesheet, state: KimaiState) {
  const { zone, beginMs, duration, user, project, activity } = timesheet;
  const at = (ms: number) =>
    zonedText(zone, ms)
      .replace(/:(\d\d)$/, '$1')
      .replace(/Z$/, '+0000');
  const row = (rows: readonly KimaiRow[], wanted: unknown) => rows.find(({ id }) => id === wanted);
  const projectRow = row(state.projects, project);
  return {
    id: timesheet.id,
    begin: at(beginMs),
    end: duration === null ? null : at(beginMs + duration * 1000),
    duration: duration ?? 0,
    user: row(state.users, user),
    activity: row(state.activities, activity),
    project: { ...projectRow, customer: row(state.customers, projectRow?.['customer']) },
    description: timesheet.description,
    rate: worthOf(timesheet),
    billable: timesheet.billable,
    exported: timesheet.exported,
    tags: [],
    metaFields: [],
  };
}
