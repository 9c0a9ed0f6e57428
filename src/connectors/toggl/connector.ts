import type * as z from 'zod/mini';
import { toBase64 } from '../base64';
import { utf8Bytes } from '../bytes';
import type {
  ChangedDay,
  Connector,
  Page,
  SourceFacts,
  SourceTimeEntry,
  Stream,
} from '../connector';
import { dayPlaceOf, nextPlace } from '../day-stretches';
import { type Answer, type Exchange, jsonExchange, parseJson } from '../exchange';
import { readRows } from '../rows';
import { daysAround } from '../zoned-text';
import { approvals } from './approvals';
import { failureOf } from './failure';
import { marks } from './marks';
import * as translate from './translate';
import * as wire from './wire';

const API = 'https://api.track.toggl.com/api/v9/workspaces/{tenant}';
const ME = 'https://api.track.toggl.com/api/v9/me/time_entries';
const REPORTS = 'https://api.track.toggl.com/reports/api/v3/workspace/{tenant}';

/** Largest pages that Toggl gives: of projects, and of its detailed report (read 2025-12). */
const PAGE_SIZE = 200;
const REPORT_PAGE_SIZE = 50;

/** A report covers a year at most. */
const REPORT_DAYS = 365;

interface ListShape<W, R> {
  readonly path: string;
  readonly schema: z.ZodMiniType<W>;
  readonly translate: (row: W, facts: SourceFacts) => R;
  /** Name of the id in its rows. */
  readonly id?: string;
  /** Unwraps the rows of an answer. */
  readonly rows?: z.ZodMiniType<readonly unknown[]>;
  /** It comes page by page; the others come whole. */
  readonly paged?: true;
}

/** Toggl Track, API v9 and Reports v3: engineering.toggl.com/docs. */
export const toggl = {
  id: 'toggl',
  title: 'Toggl Track',
  origins: ['https://api.track.toggl.com'],
  auth: {
    kind: 'token',
    accountHeader: '',
    tokenHeaders: (token) => ({
      Authorization: `Basic ${toBase64(utf8Bytes(`${token}:api_token`))}`,
    }),
    fields: [
      { name: 'token', label: 'API token', secret: true },
      { name: 'tenant', label: 'Workspace id', secret: false },
    ],
    help: 'The API token stands at the end of your profile on track.toggl.com. The workspace id is the number after "workspaces" in the address of its settings. Connect it as an administrator: others see only their own time.',
  },
  // A leaky bucket of about a request a second; how many it holds is not told (read 2025-12).
  pace: { burst: 5, everyMs: 1000 },
  failure: failureOf,
  source: {
    facts: [
      jsonExchange(
        { method: 'GET', url: API },
        wire.workspace,
        ({ name, default_currency, business_ws }) => ({
          account: name,
          // Timesheets belong to the Premium plan.
          usesApproval: business_ws === true,
          currency: default_currency ?? 'USD',
        }),
      ),
    ],
    clients: list({
      path: 'clients?status=both',
      schema: wire.client,
      translate: translate.toClient,
    }),
    projects: list({
      path: 'projects?active=both',
      schema: wire.project,
      translate: translate.toProject,
      paged: true,
    }),
    tasks: list({
      path: 'tasks?active=both',
      schema: wire.task,
      translate: translate.toTask,
      rows: wire.taskPage,
      paged: true,
    }),
    people: list({
      path: 'workspace_users',
      schema: wire.member,
      translate: translate.toPerson,
      id: 'uid',
    }),
    timeEntries: report(),
    changedDays,
    approvals,
    listsFirst: true,
    marks,
  },
} satisfies Connector;

function list<W, R>(shape: ListShape<W, R>): Stream<R> {
  const { path, paged, rows = wire.rows, id = 'id' } = shape;
  return {
    page: ({ next }, facts) => ({
      request: {
        method: 'GET',
        url: `${API}/${path}`,
        ...(paged ? { query: { page: next ?? 1, per_page: PAGE_SIZE } } : {}),
      },
      read: (answer) => {
        const found = parseJson(answer, rows);
        const full = paged && found.length >= PAGE_SIZE;
        return {
          ...readRows(found, {
            schema: shape.schema,
            key: (row) => keyOf(row, id),
            translate: (row) => shape.translate(row, facts),
          }),
          next: full ? String(Number(next ?? 1) + 1) : null,
        };
      },
    }),
  };
}

/**
 * Everybody's time, from the detailed report: the list of entries gives only those of whoever made
 * the token. Rounding is asked for as none, or the token's owner decides about it.
 */
function report(): Stream<SourceTimeEntry> {
  return {
    byDays: { longest: REPORT_DAYS, rows: REPORT_PAGE_SIZE },
    page: (position, facts) => {
      const place = dayPlaceOf(position, REPORT_DAYS);
      const [row, id] = place.page.split('-');
      return {
        request: {
          method: 'POST',
          reads: true,
          url: `${REPORTS}/search/time_entries`,
          json: {
            start_date: place.from,
            end_date: place.to,
            order_by: 'date',
            order_dir: 'ASC',
            page_size: REPORT_PAGE_SIZE,
            enrich_response: true,
            rounding: 0,
            rounding_minutes: 0,
            ...(row ? { first_row_number: Number(row), first_id: Number(id) } : {}),
          },
        },
        read: (answer): Page<SourceTimeEntry> => ({
          ...readRows(parseJson(answer, wire.rows).flatMap(entriesOf), {
            schema: wire.timeEntry,
            key: (entry) => keyOf(entry, 'id'),
            translate: (entry) => translate.toTimeEntry(entry, facts),
          }),
          next: nextPlace(place, nextPageOf(answer), position),
          left: quotaLeft(answer),
        }),
      };
    },
  };
}

/**
 * Toggl tells of changes only those of whoever made the token, deleted entries among them, and only
 * of the last three months. Instants come in UTC, so that a day beside theirs may be meant.
 */
function changedDays(since: string): Exchange<readonly ChangedDay[]> {
  return jsonExchange(
    { method: 'GET', url: ME, query: { since: Math.floor(Date.parse(since) / 1000) } },
    wire.changedEntries,
    (entries) =>
      entries.flatMap(({ id, start }) =>
        daysAround(start).map((day) => ({ entryId: translate.togglId(id), day })),
      ),
  );
}

/** What is left of the requests that the plan allows in an hour. */
function quotaLeft({ headers }: Answer): number | undefined {
  const left = headers['x-toggl-quota-remaining'] ?? '';
  return /^\d+$/.test(left) ? Number(left) : undefined;
}

function nextPageOf({ headers }: Answer): string | null {
  const row = headers['x-next-row-number'] ?? '';
  return row === '' ? null : `${row}-${headers['x-next-id'] ?? ''}`;
}

/** A line of the report stands for one entry or more, and says what they have in common. */
function entriesOf(line: unknown): readonly unknown[] {
  const entries = (line as { time_entries?: unknown } | null)?.time_entries;
  if (!Array.isArray(entries)) return [line];
  return entries.map((entry) => ({ ...(line as object), ...entry }));
}

function keyOf(row: unknown, name: string): string {
  const id = (row as Readonly<Record<string, unknown>> | null)?.[name];
  return typeof id === 'number' ? translate.togglId(id) : '';
}
