import type * as z from 'zod/mini';
import type {
  Connector,
  ProviderFailure,
  SourceFacts,
  SourceTimeEntry,
  Stream,
} from '../connector';
import { dayPlaceOf, nextPlace } from '../day-stretches';
import { type Answer, type ApiRequest, jsonExchange, parseJson } from '../exchange';
import { readRows } from '../rows';
import { approvals } from './approvals';
import { isLast } from './last-page';
import { marks } from './marks';
import * as translate from './translate';
import * as wire from './wire';

const API = 'https://api.clockify.me/api/v1';
const WORKSPACE = `${API}/workspaces/{tenant}`;
const REPORT = 'https://reports.api.clockify.me/v1/workspaces/{tenant}/reports/detailed';

/** Where Clockify keeps workspaces beside its usual place (docs.clockify.me, read 2026-11). */
const REGIONS = {
  euc1: 'EU (Germany)',
  use2: 'USA',
  euw2: 'UK',
  apse2: 'Australia',
};

const regional = (name: string) => ({
  'https://api.clockify.me': `https://${name}.clockify.me`,
  'https://reports.api.clockify.me': `https://${name}.clockify.me/report`,
});

const PAGE_SIZE = 200;

/** The free plan reports 31 days at a time (read 2026-08); one less, for a day may have 25 hours. */
const REPORT_DAYS = 30;

interface ListShape<W, R> {
  readonly path: string;
  readonly schema: z.ZodMiniType<W>;
  readonly translate: (row: W, facts: SourceFacts) => R;
  /** Unwraps the rows of an answer. */
  readonly rows?: z.ZodMiniType<readonly unknown[]>;
}

/** Clockify, API v1 and its reports: docs.clockify.me. */
export const clockify = {
  id: 'clockify',
  title: 'Clockify',
  origins: ['https://api.clockify.me', 'https://reports.api.clockify.me'],
  regions: Object.fromEntries(Object.keys(REGIONS).map((name) => [name, regional(name)])),
  auth: {
    kind: 'token',
    accountHeader: '',
    tokenHeaders: (token) => ({ 'X-Api-Key': token }),
    fields: [
      { name: 'token', label: 'API key', secret: true },
      { name: 'tenant', label: 'Workspace id', secret: false },
      {
        name: 'region',
        label: 'Region',
        secret: false,
        optional: true,
        choices: [
          { value: '', label: 'Global (api.clockify.me)' },
          ...Object.entries(REGIONS).map(([value, name]) => ({
            value,
            label: `${name} (${value}.clockify.me)`,
          })),
        ],
      },
    ],
    help: 'Make an API key under Preferences, Advanced. The workspace id stands in the address of the workspace settings; where that address begins with a region, as euc1.clockify.me, choose it. Connect it as an administrator: others see only their own time.',
  },
  failure,
  source: {
    facts: [
      jsonExchange(
        { method: 'GET', url: WORKSPACE },
        wire.workspace,
        ({ name, currencies, features }) => ({
          account: name,
          usesApproval: features?.includes('APPROVAL') === true,
          currency: currencies?.find(({ isDefault }) => isDefault)?.code ?? 'USD',
        }),
      ),
      jsonExchange({ method: 'GET', url: `${API}/user` }, wire.user, ({ settings }) => ({
        zone: settings?.timeZone ?? 'Etc/UTC',
      })),
    ],
    clients: list({ path: 'clients', schema: wire.client, translate: translate.toClient }),
    projects: list({ path: 'projects', schema: wire.project, translate: translate.toProject }),
    tasks: list({
      path: 'projects?hydrated=true',
      schema: wire.task,
      translate: translate.toTask,
      rows: wire.taskRows,
    }),
    people: list({ path: 'users', schema: wire.user, translate: translate.toPerson }),
    timeEntries: report(),
    expenseCategories: list({
      path: 'expenses/categories',
      schema: wire.expenseCategory,
      translate: translate.toExpenseCategory,
      rows: wire.categoryRows,
    }),
    expenses: {
      ...list({
        path: 'expenses',
        schema: wire.expense,
        translate: translate.toExpense,
        rows: wire.expenseRows,
      }),
      whole: true,
    },
    receipt: (url) => ({
      request: { method: 'GET', url },
      read: (answer) => {
        const elsewhere = answer.headers['location'];
        return elsewhere === undefined ? { file: answer.bytes() } : { elsewhere };
      },
    }),
    listsFirst: true,
    approvals,
    marks,
  },
} satisfies Connector;

/** Its lists know of no changes and come whole each time, page by page. */
function list<W, R>(shape: ListShape<W, R>): Stream<R> {
  return {
    page: ({ next }, facts) => ({
      request: pageRequest(shape.path, Number(next ?? 1)),
      read: (answer) => ({
        ...readRows(parseJson(answer, shape.rows ?? wire.rows), {
          schema: shape.schema,
          key: (row) => keyOf(row, 'id'),
          translate: (row) => shape.translate(row, facts),
        }),
        next: isLast(answer) ? null : String(Number(next ?? 1) + 1),
      }),
    }),
  };
}

function pageRequest(path: string, page: number): ApiRequest {
  return {
    method: 'GET',
    url: `${WORKSPACE}/${path}`,
    query: { page, 'page-size': PAGE_SIZE },
  };
}

/**
 * Everybody's time. The report reads the days of its request as days of the zone that is named in
 * it, and writes times in that zone.
 */
function report(): Stream<SourceTimeEntry> {
  return {
    byDays: { longest: REPORT_DAYS, rows: PAGE_SIZE },
    page: (position, facts) => {
      const place = dayPlaceOf(position, REPORT_DAYS);
      const page = Number(place.page || 1);
      return {
        request: {
          method: 'POST',
          reads: true,
          url: REPORT,
          json: {
            dateRangeStart: `${place.from}T00:00:00.000Z`,
            dateRangeEnd: `${place.to}T23:59:59.999Z`,
            timeZone: facts.zone ?? 'Etc/UTC',
            exportType: 'JSON',
            rounding: false,
            amountShown: 'EARNED',
            sortOrder: 'ASCENDING',
            detailedFilter: { page, pageSize: PAGE_SIZE, sortColumn: 'DATE' },
          },
        },
        read: (answer) => {
          const found = parseJson(answer, wire.reportRows);
          const more = found.length < PAGE_SIZE ? null : String(page + 1);
          return {
            ...readRows(found, {
              schema: wire.timeEntry,
              key: (row) => keyOf(row, '_id'),
              translate: (row) => translate.toTimeEntry(row, facts),
            }),
            next: nextPlace(place, more, position),
          };
        },
      };
    },
  };
}

function failure({ text }: Answer): ProviderFailure {
  try {
    const { message, code } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return {
      code: typeof code === 'number' ? String(code) : '',
      message: typeof message === 'string' ? message : '',
    };
  } catch {
    return { code: '', message: '' };
  }
}

function keyOf(row: unknown, name: string): string {
  const id = (row as Readonly<Record<string, unknown>> | null)?.[name];
  return typeof id === 'string' ? translate.clockifyId(id) : '';
}
