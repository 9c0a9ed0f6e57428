import { describe, expect, test } from '@jest/globals';
import { localDayOf } from '../../src/calendar/zone';
import type { TimeEntry } from '../../src/records/time-entry';
import { importCsv } from '../../src/steps/import-csv';
import { timeTab } from '../../src/tabs/time-tab';
import { bytes, time } from '../support/csv';
import { TrackerWorld, trackers, work } from './support/tracker-worlds';

const entriesOf = (world: TrackerWorld): readonly TimeEntry[] =>
  world.world().workbook.records(timeTab);

/** Seconds by client and day, without running timers, which not every tracker lists. */
function hoursByClientAndDay(world: TrackerWorld): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { client, spentOn, seconds, sourceState } of entriesOf(world)) {
    if (sourceState !== 'final') continue;
    const key = `${client} ${spentOn}`;
    sums[key] = (sums[key] ?? 0) + seconds;
  }
  return Object.fromEntries(Object.entries(sums).sort());
}

function pulled(name: string): TrackerWorld {
  const tracker = trackers[name];
  if (!tracker) throw new Error(name);
  const world = new TrackerWorld(tracker);
  expect(world.pull()).toMatchObject({ outcome: 'done' });
  return world;
}

/** What was tracked by client and day, each day that of a zone, or that of whoever worked. */
function trackedHours(dayZone?: string): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { projectId, personId, startMs, seconds, running } of work.time) {
    if (running) continue;
    const clientId = work.projects.find(({ id }) => id === projectId)?.clientId;
    const client = work.clients.find(({ id }) => id === clientId)?.name;
    const zone = dayZone ?? work.people.find(({ id }) => id === personId)?.zone ?? '';
    const key = `${client} ${localDayOf(zone, startMs)}`;
    sums[key] = (sums[key] ?? 0) + seconds;
  }
  return Object.fromEntries(Object.entries(sums).sort());
}

const CSV_COLUMNS = {
  date: 'Date',
  person: 'User',
  client: 'Client',
  project: 'Project',
  duration: 'Hours',
};

describe.each(Object.keys(trackers))('a pull from %s', (name) => {
  test('ends with the same hours by client and day for the same work', () => {
    const world = pulled(name);
    expect(hoursByClientAndDay(world)).toEqual(trackedHours(world.tracker.dayZone));
  });

  test('names the client, project, person and task of every entry', () => {
    const nameless = entriesOf(pulled(name)).filter(
      ({ clientId, client, projectId, personId, taskId, task }) =>
        [clientId, client, projectId, personId, taskId, task].includes(''),
    );
    expect(nameless).toEqual([]);
  });

  test('changes nothing the second time', () => {
    const world = pulled(name);
    const before = JSON.stringify(entriesOf(world));
    expect(world.pull().message).toContain('nothing new');
    expect(JSON.stringify(entriesOf(world))).toBe(before);
  });

  test('reads work by days no more than once', () => {
    const world = pulled(name);
    if (world.tracker.workPages === null) return;
    const before = world.host.requests.length;
    world.pull();
    const reports = world.host.requests.slice(before).filter(({ method }) => method === 'POST');
    const asked = new Set(reports.map(({ body }) => body));
    expect(asked.size).toBe(world.tracker.workPages(world.state));
  });

  test('marks what was deleted as gone, and brings it back when it was not', () => {
    const world = pulled(name);
    const before = JSON.stringify(entriesOf(world));
    const { state } = world;
    const [victim] = entriesOf(world);
    world.change((entries) => entries.filter(({ id }) => !victim?.entryId.endsWith(`:${id}`)));
    world.pull();
    const gone = entriesOf(world).filter(({ sourceState }) => sourceState === 'gone');
    expect(gone.map(({ entryId }) => entryId)).toEqual([victim?.entryId]);
    if (world.tracker.workPages === null) return;
    world.state = state;
    world.pull();
    expect(JSON.stringify(entriesOf(world))).toBe(before);
  });

  test('leaves work alone that was imported from a file', () => {
    const world = pulled(name);
    const csv = 'Date,User,Client,Project,Hours\n2026-03-02,Ana,Acme,Alpha,1.5\n';
    const file = { name: 'march.csv', bytes: bytes(csv) };
    const mapping = { ...time, columns: CSV_COLUMNS };
    expect(importCsv(world.world(), file, { mapping }).ok).toBe(true);
    expect(world.pull().message).not.toContain('gone');
    const [imported] = entriesOf(world).filter(({ entryId }) => entryId.startsWith('csv:'));
    expect(imported).toMatchObject({ client: 'Acme', seconds: 5400, sourceState: 'final' });
  });
});
