import type * as z from 'zod/mini';
import { ApiError } from '../api-error';
import type { Connector, Page, Position, SourceFacts, Stream } from '../connector';
import { type Exchange, jsonExchange, parseJson } from '../exchange';
import { readRows } from '../rows';
import * as translate from './translate';
import * as wire from './wire';

const API = 'https://api.harvestapp.com/v2';

/** Largest page that Harvest gives; a larger one is refused with 422 (read 2025-11). */
const PAGE_SIZE = 2000;

/** Harvest refuses requests without a User-Agent that names the application (read 2025-11). */
const headers = { 'User-Agent': 'Tieout (github.com/tieout/tieout)' };

interface StreamShape<W, R> {
  readonly path: string;
  /** Name of the list in the answer. */
  readonly kind: string;
  readonly schema: z.ZodMiniType<W>;
  readonly translate: (row: W, facts: SourceFacts) => R;
}

/** Harvest, API v2: help.getharvest.com/api-v2. */
export const harvest = {
  id: 'harvest',
  title: 'Harvest',
  origins: ['https://api.harvestapp.com', 'https://*.harvestapp.com'],
  auth: {
    kind: 'token',
    accountHeader: 'Harvest-Account-Id',
    fields: [
      { name: 'token', label: 'Personal access token', secret: true },
      { name: 'tenant', label: 'Account id', secret: false },
    ],
    help: 'Make a personal access token at id.getharvest.com/developers; it shows the account id too.',
  },
  failure: (answer) => {
    const body = safeJson(answer.text);
    const message = body['message'] ?? body['error_description'] ?? body['error'];
    return { code: '', message: typeof message === 'string' ? message : '' };
  },
  source: {
    facts: [
      jsonExchange({ method: 'GET', url: `${API}/company`, headers }, wire.company, (company) => ({
        account: company.name,
        usesApproval: company.approval_feature,
      })),
    ],
    clients: stream({
      path: 'clients',
      kind: 'clients',
      schema: wire.client,
      translate: translate.toClient,
    }),
    projects: stream({
      path: 'projects',
      kind: 'projects',
      schema: wire.project,
      translate: translate.toProject,
    }),
    tasks: stream({ path: 'tasks', kind: 'tasks', schema: wire.task, translate: translate.toTask }),
    people: stream({
      path: 'users',
      kind: 'users',
      schema: wire.user,
      translate: translate.toPerson,
    }),
    expenseCategories: stream({
      path: 'expense_categories',
      kind: 'expense_categories',
      schema: wire.expenseCategory,
      translate: translate.toExpenseCategory,
    }),
    timeEntries: stream({
      path: 'time_entries',
      kind: 'time_entries',
      schema: wire.timeEntry,
      translate: translate.toTimeEntry,
    }),
    expenses: stream({
      path: 'expenses',
      kind: 'expenses',
      schema: wire.expense,
      translate: translate.toExpense,
    }),
    // The receipt's address takes the same credentials and sends on to signed storage.
    receipt: (url) => ({
      request: { method: 'GET', url, headers },
      read: (answer) => {
        const elsewhere = answer.headers['location'];
        return elsewhere === undefined ? { file: answer.bytes() } : { elsewhere };
      },
    }),
  },
} satisfies Connector;

/** Pages are followed by `links.next` alone, as Harvest asks; it never leaves the API. */
function stream<W, R>(shape: StreamShape<W, R>): Stream<R> {
  return {
    page: (position, facts): Exchange<Page<R>> => ({
      request: { method: 'GET', url: addressOf(shape.path, position), headers },
      read: (answer) => readPage(parseJson(answer, wire.pageOf(shape.kind)), shape, facts),
    }),
  };
}

function addressOf(path: string, { since, next, days }: Position): string {
  if (next !== null) {
    if (next.startsWith(`${API}/`)) return next;
    throw new ApiError({
      kind: 'unexpectedAnswer',
      status: 200,
      code: 'next',
      message: 'its next page is at another address',
    });
  }
  const changed = since === null ? '' : `&updated_since=${encodeURIComponent(since)}`;
  const within = days === undefined ? '' : `&from=${days.from}&to=${days.to}`;
  return `${API}/${path}?per_page=${PAGE_SIZE}${changed}${within}`;
}

function readPage<W, R>(
  page: { readonly next: string | null; readonly rows: readonly unknown[] },
  { schema, translate }: StreamShape<W, R>,
  facts: SourceFacts,
): Page<R> {
  const rows = readRows(page.rows, {
    schema,
    key: (row) => {
      const id = (row as { id?: unknown } | null)?.id;
      return typeof id === 'number' ? `harvest:${id}` : '';
    },
    translate: (row) => translate(row, facts),
  });
  return { ...rows, next: page.next };
}

function safeJson(text: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
