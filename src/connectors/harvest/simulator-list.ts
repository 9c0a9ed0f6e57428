import type { SimulatedAnswer, SimulatedRequest } from '../simulator';
import { jsonAnswer, parameter } from '../simulator-tools';
import type { HarvestList, HarvestRow } from './simulator-state';

const API = 'https://api.harvestapp.com/v2';
const LARGEST_PAGE = 2000;

/** Lists that are paged by a cursor; their page numbers are null. */
const byCursor: readonly HarvestList[] = ['clients', 'projects', 'expense_categories'];

/** Lists that are sorted by the day of the work, the newest first; the others by creation. */
const byDay: readonly HarvestList[] = ['time_entries', 'expenses'];

/** One page of a list, with the filters that its request names. */
export function listPage(
  request: SimulatedRequest,
  kind: HarvestList,
  rows: readonly HarvestRow[],
): SimulatedAnswer {
  const perPage = Number(parameter(request, 'per_page') ?? LARGEST_PAGE);
  const since = parameter(request, 'updated_since');
  if (!Number.isInteger(perPage) || perPage < 1 || perPage > LARGEST_PAGE) {
    return jsonAnswer(422, { message: 'per_page must be between 1 and 2000' });
  }
  if (since !== undefined && Number.isNaN(Date.parse(since))) {
    return jsonAnswer(422, { message: 'updated_since must be a date and time' });
  }
  const found = sorted(kind, rows).filter((row) => matches(row, request));
  return jsonAnswer(200, pageOf(found, { request, kind, perPage }));
}

interface Place {
  readonly request: SimulatedRequest;
  readonly kind: HarvestList;
  readonly perPage: number;
}

function pageOf(found: readonly HarvestRow[], { request, kind, perPage }: Place) {
  const cursored = byCursor.includes(kind);
  const cursor = Number(atob36(parameter(request, 'cursor')));
  const page = cursored ? cursor + 1 : Number(parameter(request, 'page') ?? 1);
  const total = Math.max(1, Math.ceil(found.length / perPage));
  const kept = request.query.filter(([name]) => !['page', 'cursor', 'per_page'].includes(name));
  const address = (to: number) =>
    `${API}/${kind}?${[
      [cursored ? 'cursor' : 'page', cursored ? btoa36(to - 1) : String(to)] as const,
      ['per_page', String(perPage)] as const,
      ...kept,
    ]
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join('&')}`;
  const next = page < total ? page + 1 : null;
  const previous = page > 1 ? page - 1 : null;
  return {
    [kind]: found.slice((page - 1) * perPage, page * perPage),
    per_page: perPage,
    total_pages: total,
    total_entries: found.length,
    next_page: cursored ? null : next,
    previous_page: cursored ? null : previous,
    page,
    links: {
      first: address(1),
      next: next === null ? null : address(next),
      previous: previous === null ? null : address(previous),
      last: address(total),
    },
  };
}

/** Cursors mean nothing to whoever follows them. */
const btoa36 = (page: number): string => (page * 7919 + 46_655).toString(36);
const atob36 = (cursor: string | undefined): number =>
  cursor === undefined ? 0 : (Number.parseInt(cursor, 36) - 46_655) / 7919;

function sorted(kind: HarvestList, rows: readonly HarvestRow[]): readonly HarvestRow[] {
  const key = byDay.includes(kind) ? 'spent_date' : 'created_at';
  const text = (row: HarvestRow) => String(row[key]);
  return [...rows].sort((a, b) => (text(b) < text(a) ? -1 : text(b) > text(a) ? 1 : b.id - a.id));
}

/** A filter is told by the row that it lets pass. */
const filters: Readonly<Record<string, (row: HarvestRow, value: string) => boolean>> = {
  updated_since: (row, value) => Date.parse(row.updated_at) >= Date.parse(value),
  from: (row, value) => String(row['spent_date']) >= value,
  to: (row, value) => String(row['spent_date']) <= value,
  is_active: (row, value) => String(row['is_active']) === value,
  is_billed: (row, value) => String(row['is_billed']) === value,
  is_running: (row, value) => String(row['is_running']) === value,
  approval_status: (row, value) => row['approval_status'] === value,
  client_id: (row, value) => idOf(row['client']) === value,
  project_id: (row, value) => idOf(row['project']) === value,
  task_id: (row, value) => idOf(row['task']) === value,
  user_id: (row, value) => idOf(row['user']) === value,
};

function matches(row: HarvestRow, { query }: SimulatedRequest): boolean {
  return query.every(([name, value]) => filters[name]?.(row, value) ?? true);
}

const idOf = (value: unknown): string => String((value as { id?: unknown } | null)?.id);
