import type * as z from 'zod/mini';
import type { Page } from '../connector';
import { type Exchange, parseJson } from '../exchange';
import type { LedgerFacts, LedgerList } from '../ledger';
import { readRows } from '../rows';
import * as wire from './wire';

export const API = 'https://api.xero.com';
export const ACCOUNTING = `${API}/api.xro/2.0`;

/** Largest page (OpenAPI description of 2026-07). */
export const PAGE_SIZE = 1000;

/** Without it Xero answers in XML. */
export const headers = { Accept: 'application/json' };

export const get = (path: string, query: Readonly<Record<string, string | number>> = {}) =>
  ({ method: 'GET', url: `${ACCOUNTING}/${path}`, query, headers }) as const;

interface ListShape<W, R> {
  /** Name of the list in path and answer. */
  readonly kind: string;
  /** Whether it comes in pages; the others come whole. */
  readonly paged: boolean;
  /** Whether it can be asked for what changed alone. */
  readonly byChange?: true;
  /** Parameters beside the page. */
  readonly query?: Readonly<Record<string, string>>;
  readonly schema: z.ZodMiniType<W>;
  readonly key: (row: W) => string;
  readonly translate: (row: W, facts: LedgerFacts) => R;
}

export function list<W, R>(shape: ListShape<W, R>): LedgerList<R> {
  const { kind, paged, schema, key } = shape;
  return {
    page: (next, facts, since = null): Exchange<Page<R>> => {
      const page = next === null ? 1 : pageNumber(next);
      const paging = paged ? { page, pageSize: PAGE_SIZE } : {};
      const request = get(kind, { ...paging, ...shape.query });
      const changes = shape.byChange && since !== null;
      return {
        request: changes ? { ...request, headers: modifiedSince(since) } : request,
        read: (answer) => {
          const { rows, pagination } = parseJson(answer, wire.pageOf(kind));
          const read = readRows(rows, {
            schema,
            key: (row) => {
              const parsed = schema.safeParse(row);
              return parsed.success ? `xero:${key(parsed.data)}` : '';
            },
            translate: (row) => shape.translate(row, facts),
          });
          const more =
            paged && (pagination ? page < pagination.pageCount : rows.length === PAGE_SIZE);
          return { ...read, next: more ? String(page + 1) : null };
        },
      };
    },
  };
}

/** A list of which each row stands for several records. */
export function flatList<W, R>(shape: ListShape<W, readonly R[]>): LedgerList<R> {
  const nested = list(shape);
  return {
    page: (next, facts, since): Exchange<Page<R>> => {
      const { request, read } = nested.page(next, facts, since);
      return {
        request,
        read: (answer) => {
          const page = read(answer);
          return { ...page, records: page.records.flat() };
        },
      };
    },
  };
}

export const modifiedSince = (since: string) => ({ ...headers, 'If-Modified-Since': since });

export function pageNumber(next: string): number {
  if (/^\d{1,6}$/.test(next)) return Number(next);
  throw new RangeError(`page: '${next}' is no page of a list`);
}
