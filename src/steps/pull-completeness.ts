import { localDayOf } from '../calendar/zone';
import type { Caller } from '../connectors/caller';
import type { Page, Source, SourceFacts, Stream } from '../connectors/connector';
import type { Problem } from '../records/problem';
import { findVanished, type TrackedRow } from '../rules/vanished';
import { expensesTab } from '../tabs/expenses-tab';
import { timeTab } from '../tabs/time-tab';
import { ask } from './conversation';
import { type Days, daysToList, workedDays } from './pull-days';
import { putPulled } from './pull-summary';
import { settingsOf } from './settings';
import type { Workbook } from './workbook';
import type { World } from './world';

export interface Compared {
  /** Rows that the tracker no longer has, and rows of it that the pass had missed. */
  readonly gone: number;
  readonly found: number;
  readonly problems: readonly Problem[];
}

interface Talk {
  readonly caller: Caller;
  readonly source: Source;
  readonly facts: SourceFacts;
}

interface WorkList {
  readonly name: string;
  readonly tab: string;
  readonly noun: string;
  readonly stream: Stream<object>;
  rows(workbook: Workbook): readonly TrackedRow[];
  idOf(record: object): string;
  markGone(workbook: Workbook, ids: readonly string[]): void;
}

/**
 * Compares the sheet with the tracker row by row, because no tracker tells what was deleted: all
 * work of the days that those tabs have work of is read, and rows that are not among it are marked
 * as gone. They stay in the sheet with what a person wrote beside them. What the pass has missed,
 * because the tracker's pages moved while they were read, comes in as well.
 */
export function compareWithSource(world: World, talk: Talk, tabs: ReadonlySet<string>): Compared {
  const lists = workLists(talk.source).filter(({ tab }) => tabs.has(tab));
  const compared = lists.map((list) => compareList(world, talk, list));
  const sum = (of: 'gone' | 'found') => compared.reduce((total, one) => total + one[of], 0);
  return {
    gone: sum('gone'),
    found: sum('found'),
    problems: compared.flatMap(({ problems }) => problems),
  };
}

function compareList(world: World, talk: Talk, list: WorkList): Compared {
  const { host, workbook } = world;
  const { settings } = settingsOf(world);
  const own = () =>
    list.rows(workbook).filter(({ id }) => id.startsWith(`${talk.caller.connector.id}:`));
  const before = own();
  if (workedDays(before, localDayOf(settings.firmZone, host.now())) === null) {
    return { gone: 0, found: 0, problems: [] };
  }
  const days = daysToList(before, localDayOf(settings.firmZone, host.now()));
  const whole = readWhole(talk, list, days);
  const { added } = putPulled(world, list.name, whole);
  const present = idsOf(whole, list);
  const rows = own();
  const missing = findVanished(rows, { ...list, days, present }, settings.believeMissing);
  const gone = confirmed(talk, list, { rows, ids: missing.gone });
  list.markGone(workbook, gone);
  return { gone: gone.length, found: added, problems: missing.problems };
}

/** Rows that are missing in a second reading too: pages move where work is deleted meanwhile. */
function confirmed(
  talk: Talk,
  list: WorkList,
  missing: { readonly rows: readonly TrackedRow[]; readonly ids: readonly string[] },
): readonly string[] {
  const ids = new Set(missing.ids);
  const days = missing.rows.filter(({ id }) => ids.has(id)).map(({ spentOn }) => spentOn);
  const [from] = days.sort();
  const to = days[days.length - 1];
  if (!from || !to) return [];
  const present = idsOf(readWhole(talk, list, { from, to }), list);
  return missing.ids.filter((id) => !present.has(id));
}

/** All rows of some days, page after page. */
function readWhole({ caller, facts }: Talk, { stream }: WorkList, days: Days): Page<object> {
  const pages: Page<object>[] = [];
  let next: string | null = null;
  do {
    const [page]: readonly Page<object>[] = ask(caller, [
      stream.page({ since: null, next, days }, facts),
    ]);
    if (!page) break;
    pages.push(page);
    if (page.next === next) break;
    next = page.next;
  } while (next !== null);
  return {
    records: pages.flatMap(({ records }) => records),
    refused: pages.flatMap(({ refused }) => refused),
    next: null,
  };
}

/** Rows that cannot be read count as present. */
function idsOf({ records, refused }: Page<object>, { idOf }: WorkList): ReadonlySet<string> {
  return new Set([...records.map(idOf), ...refused.map(({ key }) => key)]);
}

function workLists({ timeEntries, expenses }: Source): readonly WorkList[] {
  const gone = (ids: readonly string[]) =>
    new Map(ids.map((id) => [id, { sourceState: 'gone' as const }]));
  const time: WorkList = {
    name: 'time-entries',
    tab: timeTab.name,
    noun: 'time entries',
    stream: timeEntries,
    rows: (workbook) => workbook.records(timeTab).map((row) => ({ ...row, id: row.entryId })),
    idOf: (record) => (record as { readonly entryId: string }).entryId,
    markGone: (workbook, ids) =>
      void workbook.put(timeTab, { owner: 'pull', values: gone(ids), mode: 'merge' }),
  };
  if (!expenses) return [time];
  const spent: WorkList = {
    name: 'expenses',
    tab: expensesTab.name,
    noun: 'expenses',
    stream: expenses,
    rows: (workbook) => workbook.records(expensesTab).map((row) => ({ ...row, id: row.expenseId })),
    idOf: (record) => (record as { readonly expenseId: string }).expenseId,
    markGone: (workbook, ids) =>
      void workbook.put(expensesTab, { owner: 'pull', values: gone(ids), mode: 'merge' }),
  };
  return [time, spent];
}
