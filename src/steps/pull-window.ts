import type { Caller } from '../connectors/caller';
import type { Page, SourceFacts } from '../connectors/connector';
import type { Problem } from '../records/problem';
import type { Days } from '../rules/day-counts';
import { findVanished, type TrackedRow } from '../rules/vanished';
import { ask } from './conversation';
import { putPulled } from './pull-summary';
import { settingsOf } from './settings';
import type { WorkList } from './work-lists';
import type { World } from './world';

/** What a comparison came to. */
export interface Compared {
  /** Rows that the tracker no longer has, and rows of it that the sheet did not have. */
  readonly gone: number;
  readonly found: number;
  readonly problems: readonly Problem[];
  /** Requests that it took, and how many more the quota lets pass, where there is one. */
  readonly requests: number;
  readonly left: number | null;
}

/** Whom to ask, and what it says of itself. */
export interface Talk {
  readonly caller: Caller;
  readonly facts: SourceFacts;
}

/**
 * Compares the sheet with the tracker row by row for some days, because no tracker tells what was
 * deleted: all its work of those days is read, and rows that are not among it are marked as gone.
 * They stay in the sheet with what a person wrote beside them. What the sheet did not have, because
 * it was filed late or the tracker's pages moved while they were read, comes in as well.
 */
export function compareWindow(world: World, talk: Talk, at: WorkList & { days: Days }): Compared {
  const { workbook } = world;
  const { settings } = settingsOf(world);
  const reading = readWhole(talk, at, at.days);
  const { added } = putPulled(world, at.name, reading.page);
  const present = idsOf(reading.page, at);
  const rows = at.rows(workbook);
  const missing = findVanished(rows, { ...at, present }, settings.believeMissing);
  const again = confirmed(talk, at, { rows, ids: missing.gone });
  at.markGone(workbook, again.gone);
  return {
    gone: again.gone.length,
    found: added,
    problems: missing.problems,
    requests: reading.requests + again.requests,
    left: again.left ?? reading.left,
  };
}

/** Rows that are missing in a second reading too: pages move where work is deleted meanwhile. */
function confirmed(
  talk: Talk,
  list: WorkList,
  missing: { readonly rows: readonly TrackedRow[]; readonly ids: readonly string[] },
) {
  const ids = new Set(missing.ids);
  const days = missing.rows.filter(({ id }) => ids.has(id)).map(({ spentOn }) => spentOn);
  const [from] = days.sort();
  const to = days[days.length - 1];
  if (!from || !to) return { gone: [], requests: 0, left: null };
  const { page, requests, left } = readWhole(talk, list, { from, to });
  const present = idsOf(page, list);
  return { gone: missing.ids.filter((id) => !present.has(id)), requests, left };
}

interface Reading {
  readonly page: Page<object>;
  readonly requests: number;
  readonly left: number | null;
}

/** All rows of some days, page after page. */
function readWhole({ caller, facts }: Talk, { stream }: WorkList, days: Days): Reading {
  const pages: Page<object>[] = [];
  const seen = new Set<string>();
  let next: string | null = null;
  do {
    const [page]: readonly Page<object>[] = ask(caller, [
      stream.page({ since: null, next, days }, facts),
    ]);
    if (!page) break;
    pages.push(page);
    next = page.next;
    if (next === null || seen.has(next)) break;
    seen.add(next);
  } while (next !== null);
  const page = {
    records: pages.flatMap(({ records }) => records),
    refused: pages.flatMap(({ refused }) => refused),
    next: null,
  };
  return { page, requests: pages.length, left: pages[pages.length - 1]?.left ?? null };
}

/** Rows that cannot be read count as present. */
function idsOf({ records, refused }: Page<object>, { idOf }: WorkList): ReadonlySet<string> {
  return new Set([...records.map(idOf), ...refused.map(({ key }) => key)]);
}
