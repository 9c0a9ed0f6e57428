import { expect, test } from '@jest/globals';
import type { TimeEntry } from '../../src/records/time-entry';
import { importCsv } from '../../src/steps/import-csv';
import type { World } from '../../src/steps/world';
import { problemsTab } from '../../src/tabs/problems-tab';
import { timeTab } from '../../src/tabs/time-tab';
import { bytes } from '../support/csv';
import { aWorld, nextRun } from './support/a-world';
import { exportOf } from './support/tracker-exports';
import { TrackerWorld, trackers, work } from './support/tracker-worlds';

/** Seconds by client and day, without running timers, which exports do not have. */
function hoursByClientAndDay(entries: readonly TimeEntry[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { client, spentOn, seconds, sourceState } of entries) {
    if (sourceState !== 'final') continue;
    const key = `${client} ${spentOn}`;
    sums[key] = (sums[key] ?? 0) + seconds;
  }
  return Object.fromEntries(Object.entries(sums).sort());
}

const entriesOf = ({ workbook }: World) => workbook.records(timeTab);

test.each(Object.keys(trackers))(
  'a file of %s ends with the hours by client and day that a pull from it ends with',
  (name) => {
    const tracker = trackers[name];
    if (!tracker) throw new Error(name);
    const pulled = new TrackerWorld(tracker);
    pulled.pull();
    const filed = aWorld();
    const file = { name: `${name}.csv`, bytes: bytes(exportOf(name, work, tracker.dayZone)) };
    const done = importCsv(filed, file, { mapping: null });
    expect(done).toMatchObject({ ok: true });
    const world = nextRun(filed);
    expect(
      world.workbook.records(problemsTab).filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
    expect(hoursByClientAndDay(entriesOf(world))).toEqual(
      hoursByClientAndDay(entriesOf(pulled.world())),
    );
    expect(importCsv(nextRun(filed), file, { mapping: null })).toMatchObject({ added: 0 });
  },
);
