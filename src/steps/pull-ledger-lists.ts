import type { Caller } from '../connectors/caller';
import type { Page } from '../connectors/connector';
import type { Ledger, LedgerFacts } from '../connectors/ledger';
import {
  newStream,
  type PullProgress,
  readMark,
  type StreamProgress,
  saveMark,
} from './pull-progress';
import { ledgerStreams } from './pull-streams';
import type { World } from './world';

/** The ledger that lists are read from, and what it says of its company. */
interface Company {
  readonly ledger: Caller;
  readonly into: Ledger;
  readonly facts: LedgerFacts;
}

/** The lists that the company has, each asked for what changed since it was last read from it. */
export function listsToRead(
  { host, workbook }: World,
  { ledger, into, facts }: Company,
): readonly StreamProgress[] {
  return ledgerStreams
    .filter(
      ({ listed, applies }) => listed(into) !== null && applies?.(into, facts, workbook) !== false,
    )
    .map(({ name, rowCount, beginning, retire }) => {
      const mark = readMark(host.journal, markOf(ledger, name));
      const isWhole = mark !== null && rowCount(workbook) >= mark.rows;
      const isDue =
        retire !== undefined && host.now() - Date.parse(mark?.whole ?? '1970') > WHOLE_MS;
      return newStream(name, isWhole && !isDue ? mark.since : (beginning?.(workbook) ?? null));
    });
}

/** What was deleted in a ledger is in no list of changes: once a week a list is read whole. */
const WHOLE_MS = 7 * 86_400_000;

/**
 * Makes inactive what a list no longer has, where it was read whole at once; a list of which more
 * than half has gone is believed by nobody.
 */
export function retireGone(
  { workbook }: World,
  { before, after }: { readonly before: StreamProgress; readonly after: StreamProgress },
  page: Page<object>,
): void {
  const isWhole = before.since === null && before.next === null && !after.open;
  if (!isWhole || page.refused.length > 0) return;
  ledgerStreams.find(({ name }) => name === after.name)?.retire?.(workbook, page);
}

const KEY = 'lists:company';

/** Forgets the lists of another company, so that none of its ids meets the one that is connected. */
export function startLists({ host, workbook }: World, { connector, tenant }: Caller): void {
  const company = `${connector.id}:${tenant}`;
  const before = host.journal.get(KEY);
  if (before === company) return;
  if (before !== null) for (const stream of ledgerStreams) stream.clear?.(workbook);
  host.journal.set(KEY, company);
}

/** Whether the lists are those of the company that is connected. */
export const areListsOf = ({ journal }: World['host'], { connector, tenant }: Caller): boolean =>
  journal.get(KEY) === `${connector.id}:${tenant}`;

/** Remembers how far the lists of this company were read. */
export function markLists(
  { host, workbook }: World,
  ledger: Caller,
  { startedAt, streams }: PullProgress,
): void {
  for (const { name, rowCount } of ledgerStreams) {
    const stream = streams.find((one) => one.name === name);
    const mark = { startedAt, rows: rowCount(workbook), name: markOf(ledger, name) };
    if (stream) saveMark(host.journal, stream, mark);
  }
}

const markOf = ({ connector, tenant }: Caller, name: string): string =>
  `${connector.id}:${tenant}:${name}`;
