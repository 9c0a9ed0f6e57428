import { localDayOf } from '../calendar/zone';
import type { Caller } from '../connectors/caller';
import type { Page, Source, SourceFacts, Stream } from '../connectors/connector';
import type { Problem } from '../records/problem';
import { findVanished, type TrackedRow } from '../rules/vanished';
import { expensesTab } from '../tabs/expenses-tab';
import { timeTab } from '../tabs/time-tab';
import { ask } from './conversation';
import { type Days, workedDays } from './pull-days';
import { settingsOf } from './settings';
import type { World } from './world';

export interface Compared {
  readonly gone: number;
  readonly problems: readonly Problem[];
}

/**
 * Compares the sheet with the tracker row by row, because no tracker tells what was deleted: all
 * ids of the days that those tabs have work of are read, and rows that are not among them are marked
 * as gone. They stay in the sheet with what a person wrote beside them.
 */
export function compareWithSource(
  world: World,
  talk: { readonly caller: Caller; readonly source: Source; readonly facts: SourceFacts },
  tabs: ReadonlySet<string>,
): Compared {
  const { workbook } = world;
  const time = workbook
    .records(timeTab)
    .map(({ entryId: id, spentOn, sourceState }) => ({ id, spentOn, sourceState }));
  const expenses = workbook
    .records(expensesTab)
    .map(({ expenseId: id, spentOn, sourceState }) => ({ id, spentOn, sourceState }));
  const { settings } = settingsOf(world);
  const today = localDayOf(settings.firmZone, world.host.now());
  const own = (id: string) => id.startsWith(`${talk.caller.connector.id}:`);
  const vanished = <R>(all: readonly TrackedRow[], list: ListOf<R>) => {
    const rows = tabs.has(list.tab) ? all.filter(({ id }) => own(id)) : [];
    const days = workedDays(rows, today);
    if (days === null) return { gone: [], problems: [] };
    const present = new Set(readWhole(talk, list, days));
    return findVanished(rows, { ...list, days, present }, settings.believeMissing);
  };
  const { timeEntries, expenses: expenseStream } = talk.source;
  const lost = vanished(time, {
    tab: timeTab.name,
    noun: 'time entries',
    stream: timeEntries,
    idOf: ({ entryId }) => entryId,
  });
  const spent = expenseStream
    ? vanished(expenses, {
        tab: expensesTab.name,
        noun: 'expenses',
        stream: expenseStream,
        idOf: ({ expenseId }) => expenseId,
      })
    : { gone: [], problems: [] };
  const gone = (ids: readonly string[]) =>
    new Map(ids.map((id) => [id, { sourceState: 'gone' as const }]));
  workbook.put(timeTab, { owner: 'pull', values: gone(lost.gone), mode: 'merge' });
  workbook.put(expensesTab, { owner: 'pull', values: gone(spent.gone), mode: 'merge' });
  return {
    gone: lost.gone.length + spent.gone.length,
    problems: [...lost.problems, ...spent.problems],
  };
}

interface ListOf<R> {
  readonly tab: string;
  readonly noun: string;
  readonly stream: Stream<R>;
  readonly idOf: (record: R) => string;
}

/** Ids of all rows of some days, page after page; rows that cannot be read count as present. */
function readWhole<R>(
  { caller, facts }: { readonly caller: Caller; readonly facts: SourceFacts },
  { stream, idOf }: ListOf<R>,
  days: Days,
): string[] {
  const ids: string[] = [];
  let next: string | null = null;
  do {
    const [page]: readonly Page<R>[] = ask(caller, [
      stream.page({ since: null, next, days }, facts),
    ]);
    if (!page) break;
    ids.push(...page.records.map(idOf), ...page.refused.map(({ key }) => key));
    if (page.next === next) break;
    next = page.next;
  } while (next !== null);
  return ids;
}
