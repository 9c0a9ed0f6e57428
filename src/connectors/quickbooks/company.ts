import * as z from 'zod/mini';
import type { Page } from '../connector';
import { type Answer, type Exchange, parseJson } from '../exchange';
import type { LedgerDocument, LedgerFacts, LedgerList, Undoing } from '../ledger';
import { readRows } from '../rows';
import { checkedId, PAGE_SIZE, quoted } from './query';
import * as wire from './wire';

export const API = 'https://quickbooks.api.intuit.com';
export const COMPANY = `${API}/v3/company/{tenant}`;

/** The only version that answers since 2025-08-01. */
export const version = { minorversion: 75 };
export const headers = { Accept: 'application/json' };

export const get = (path: string, query: Readonly<Record<string, string | number>> = {}) =>
  ({ method: 'GET', url: `${COMPANY}/${path}`, query: { ...query, ...version }, headers }) as const;

interface ListShape<W, R> {
  readonly entity: string;
  /** Whether the query can be asked for what changed alone. */
  readonly byChange?: true;
  readonly has?: (facts: LedgerFacts) => boolean;
  /** Condition of the query; inactive records come only where it asks for them. */
  readonly where: string;
  readonly schema: z.ZodMiniType<W>;
  readonly translate: (row: W, facts: LedgerFacts) => R;
}

/** One page of records, in the order of their ids, so that pages neither overlap nor leave gaps. */
export function list<W, R>(shape: ListShape<W, R>): LedgerList<R> {
  return {
    ...(shape.has ? { has: shape.has } : {}),
    page: (next, facts, since = null): Exchange<Page<R>> => {
      const start = next === null ? 1 : startOf(next);
      const changed = shape.byChange && since !== null ? [changedSince(since)] : [];
      const where = [shape.where, ...changed].join(' and ');
      return {
        request: get('query', { query: select(shape.entity, where, start) }),
        read: (answer) => {
          const rows = parseJson(answer, wire.pageOf(shape.entity));
          const { schema } = shape;
          const read = readRows(rows, {
            schema,
            key: rowKey,
            translate: (row) => shape.translate(row, facts),
          });
          return { ...read, next: rows.length < PAGE_SIZE ? null : String(start + PAGE_SIZE) };
        },
      };
    },
  };
}

const changedSince = (since: string) => `MetaData.LastUpdatedTime >= ${quoted(since)}`;

export function select(entity: string, where: string, start = 1): string {
  return `select * from ${entity} where ${where} orderby Id startposition ${start} maxresults ${PAGE_SIZE}`;
}

function startOf(next: string): number {
  if (/^\d{1,9}$/.test(next)) return Number(next);
  throw new RangeError(`page: '${next}' is no place in a list`);
}

function rowKey(row: unknown): string {
  const id = (row as { Id?: unknown } | null)?.Id;
  return typeof id === 'string' ? `quickbooks:${id}` : '';
}

interface Undone {
  readonly ledgerId: string;
  readonly read: (answer: Answer) => LedgerDocument;
}

/** Looks at a document, and undoes it as it stands: its token refuses what was changed since. */
export function undoing(
  entity: string,
  operation: 'void' | 'delete',
  { ledgerId, read }: Undone,
): Exchange<Undoing> {
  const path = entity.toLowerCase();
  const row = z.object({ [entity]: z.object({ SyncToken: z.string() }) });
  return {
    request: get(`${path}/${checkedId(ledgerId)}`),
    read: (answer) => ({
      document: read(answer),
      request: {
        method: 'POST',
        url: `${COMPANY}/${path}`,
        query: { operation, ...version },
        headers,
        json: { Id: ledgerId, ...parseJson(answer, row)[entity] },
      },
    }),
  };
}
