import type { LocalDate } from '../calendar/local-date';
import { localDayOf } from '../calendar/zone';
import type { Caller } from '../connectors/caller';
import type { Days } from '../rules/day-counts';
import { trackedDayOf } from '../rules/tracked-day';
import { expensesTab } from '../tabs/expenses-tab';
import { invoicesTab } from '../tabs/invoices-tab';
import { timeTab } from '../tabs/time-tab';
import { daysToList } from './pull-days';
import { readMark } from './pull-progress';
import { settingsOf } from './settings';
import type { World } from './world';

/** The days that lists without changes are asked for in this pull. */
export function listedDays(world: World): Days {
  const { host, workbook } = world;
  const { firmZone, billFrom, lookBackDays } = settingsOf(world).settings;
  const work = [...workbook.records(timeTab), ...workbook.records(expensesTab)].map((row) => ({
    documentId: row.documentId,
    spentOn: trackedDayOf(row),
  }));
  const posted = new Set(
    workbook
      .records(invoicesTab)
      .filter(({ state }) => state === 'posted')
      .map(({ documentId }) => documentId),
  );
  const billed = work.filter(({ documentId }) => documentId !== '' && !posted.has(documentId));
  return daysToList(work, {
    billed: billFrom === null ? billed : [...billed, { spentOn: billFrom }],
    horizon: { today: localDayOf(firmZone, host.now()), lookBackDays },
  });
}

/** A tracker that hints at changes tells those of a quarter of a year at most. */
const HINTS_MS = 85 * 86_400_000;

/** As many hints as are followed; more than that is no late filing, and the sweep comes to it. */
const MOST_HINTS = 60;

/**
 * Days of work that has changed since the last clean pass, as far as the tracker hints at them;
 * without an answer there is no hint, and the sweep finds it later.
 */
export function hintedDays({ host, workbook }: World, source: Caller): readonly LocalDate[] {
  const mark = readMark(host.journal, 'time-entries');
  const changed = source.connector.source?.changedDays;
  if (!mark || !changed) return [];
  const since = Math.max(Date.parse(mark.since), host.now() - HINTS_MS);
  const [reply] = source.callAll([changed(new Date(since).toISOString())]);
  const hints = reply?.ok ? reply.value : [];
  const ids = new Set(hints.map(({ entryId }) => entryId));
  const known = workbook.records(timeTab).filter(({ entryId }) => ids.has(entryId));
  const days = [...hints.map(({ day }) => day), ...known.map(trackedDayOf)];
  return [...new Set(days)].sort().slice(-MOST_HINTS);
}
