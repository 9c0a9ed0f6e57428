import type { Asked, Done } from './simulator-asked';
import { parseQuery, select } from './simulator-query';
import { type Json, pacific, type QuickBooksRow, rowsIn } from './simulator-state';

/** The page of rows that a query asks for, or how many there are. */
export function queried(text: string, { state, now }: Asked): Done {
  const query = parseQuery(text);
  const found = select(query, rowsIn(state, query.entity));
  const time = pacific(now, true);
  if (query.columns[0]?.toLowerCase() === 'count(*)') {
    return { body: { QueryResponse: { totalCount: found.length }, time }, state };
  }
  const page = found.slice(query.start - 1, query.start - 1 + query.size);
  const rows = page.map((row) => chosen(row, query.columns));
  const answer =
    rows.length === 0
      ? {}
      : { [query.entity]: rows, startPosition: query.start, maxResults: rows.length };
  return { body: { QueryResponse: answer, time }, state };
}

function chosen(row: QuickBooksRow, columns: readonly string[]): Json {
  if (columns.includes('*')) return row;
  const wanted = new Set(['domain', 'sparse', ...columns].map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(row).filter(([name]) => wanted.has(name.toLowerCase())));
}
