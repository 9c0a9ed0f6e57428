import type * as z from 'zod/mini';
import type { Connector, Position, ProviderFailure, SourceTimeEntry, Stream } from '../connector';
import { type Answer, jsonExchange, parseJson } from '../exchange';
import { readRows } from '../rows';
import { marks } from './marks';
import * as translate from './translate';
import * as wire from './wire';

const API = '{address}/api';

/** Largest page of timesheets (code of 2.66). */
const PAGE_SIZE = 500;

/** `visible=3` asks for what is visible and for what is not. */
const ALL = 'visible=3';

/** Kimai 2, hosted by the firm itself: www.kimai.org. */
export const kimai = {
  id: 'kimai',
  title: 'Kimai',
  origins: [],
  auth: {
    kind: 'token',
    accountHeader: '',
    fields: [
      { name: 'address', label: 'Address of your Kimai', secret: false },
      { name: 'token', label: 'API token', secret: true },
    ],
    help: 'Make an API token under your profile, API access, as somebody who may see the times of everybody. The address is where people open Kimai, as https://time.example.com.',
  },
  failure,
  source: {
    facts: [
      jsonExchange({ method: 'GET', url: `${API}/version` }, wire.version, ({ version }) => ({
        account: `Kimai ${version}`,
        usesApproval: false,
      })),
    ],
    clients: list(`customers?${ALL}`, wire.customer, translate.toClient),
    projects: list(`projects?${ALL}&ignoreDates=1`, wire.project, translate.toProject),
    tasks: list(`activities?${ALL}`, wire.activity, translate.toTask),
    people: list(`users?${ALL}`, wire.user, translate.toPerson),
    timeEntries: timesheets(),
    marks,
  },
} satisfies Connector;

/** Its lists of what work refers to come whole. */
function list<W, R>(path: string, schema: z.ZodMiniType<W>, toRecord: (row: W) => R): Stream<R> {
  return {
    page: () => ({
      request: { method: 'GET', url: `${API}/${path}` },
      read: (answer) => ({
        ...readRows(parseJson(answer, wire.rows), { schema, key: keyOf, translate: toRecord }),
        next: null,
      }),
    }),
  };
}

/** A page behind the last one is answered by 404: rows went away while the others were read. */
function timesheets(): Stream<SourceTimeEntry> {
  return {
    page: (position) => {
      const page = Number(position.next ?? 1);
      return {
        request: {
          method: 'GET',
          url: `${API}/timesheets?user=all&full=true&orderBy=id&order=ASC`,
          query: { ...filters(position), page, size: PAGE_SIZE },
        },
        read: (answer) => ({
          ...readRows(parseJson(answer, wire.rows), {
            schema: wire.timesheet,
            key: keyOf,
            translate: translate.toTimeEntry,
          }),
          next: page < Number(answer.headers['x-total-pages'] ?? 1) ? String(page + 1) : null,
        }),
        ...(page > 1 ? { absent: { records: [], refused: [], next: null } } : {}),
      };
    },
  };
}

/** Days are wall clocks without a zone, changes are in UTC without a mark of it. */
function filters({ since, days }: Position): Readonly<Record<string, string>> {
  return {
    ...(since === null ? {} : { modified_after: new Date(since).toISOString().slice(0, 19) }),
    ...(days === undefined ? {} : { begin: `${days.from}T00:00:00`, end: `${days.to}T23:59:59` }),
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

function keyOf(row: unknown): string {
  const id = (row as { readonly id?: unknown } | null)?.id;
  return typeof id === 'number' ? translate.kimaiId(id) : '';
}
