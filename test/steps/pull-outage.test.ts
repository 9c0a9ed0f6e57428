import { describe, expect, test } from '@jest/globals';
import { addDays, localDateOf } from '../../src/calendar/local-date';
import { pull } from '../../src/steps/pull';
import { runStep } from '../../src/steps/runner';
import { problemsTab } from '../../src/tabs/problems-tab';
import { settingsTab } from '../../src/tabs/settings-tab';
import { timeTab } from '../../src/tabs/time-tab';
import { Killed, mortal } from './support/mortal';
import { type Entry, type Tracker, TrackerWorld, trackers } from './support/tracker-worlds';

const MANY = 10_000;
const FEW = 1_000;
const OUTAGE_DAYS = 42;
const RUN_MS = 360_000;
const HOUR_MS = 3_600_000;

/** A workbook that was away for six weeks, while its firm filed ten thousand entries. */
class Outage {
  readonly world: TrackerWorld;
  runs = 0;
  pauses = 0;

  constructor(
    private readonly tracker: Tracker,
    private readonly count: number,
  ) {
    this.world = new TrackerWorld({ ...tracker, state: { ...tracker.state, hourlyQuota: 120 } });
    this.goOn(null);
    this.world.host.clock += OUTAGE_DAYS * 24 * HOUR_MS;
    this.world.change((entries) => [...entries, ...this.filed(entries)]);
  }

  private filed(entries: readonly Entry[]): readonly Entry[] {
    const { world, tracker } = this;
    const now = world.host.clock;
    const today = localDateOf(new Date(now).toISOString().slice(0, 10));
    const stopped = entries.filter((one) => tracker.tracked(one, world.state).seconds !== null);
    return Array.from({ length: this.count }, (_, at) =>
      tracker.written(
        stopped[at % stopped.length] as Entry,
        {
          id: String(910_000_000 + at),
          day: addDays(today, -(at % OUTAGE_DAYS)),
          seconds: 900 + (at % 90) * 60,
        },
        { state: world.state, now: now - (at % OUTAGE_DAYS) * 24 * HOUR_MS },
      ),
    );
  }

  /** Runs of six minutes, some of them cut off, with what the platform or a person does between. */
  goOn(killAfter: number | null): void {
    const { host } = this.world;
    let turn = 0;
    for (let outcome = ''; outcome !== 'done'; this.runs += 1, turn += 1) {
      expect(turn).toBeLessThan(60);
      host.endsAt = host.clock + RUN_MS;
      outcome = this.run(turn % 3 === 0 ? killAfter : null);
      if (outcome === 'failed') this.pauses += 1;
      host.clock += outcome === 'failed' ? HOUR_MS / 2 : 600_000;
    }
    host.endsAt = Number.POSITIVE_INFINITY;
  }

  private run(killAfter: number | null): string {
    const { host } = this.world;
    try {
      const alive = killAfter === null ? host : mortal(host, killAfter);
      return runStep(this.world.world(alive), pull).outcome;
    } catch (error) {
      if (error instanceof Killed) return 'killed';
      throw error;
    }
  }

  get rows() {
    return this.world.world().workbook.records(timeTab);
  }

  get differences(): readonly string[] {
    const { id } = this.tracker.connector;
    const live = this.rows.filter(({ sourceState }) => sourceState !== 'gone');
    const sheet = new Map(live.map((row) => [row.entryId, `${row.seconds} ${row.spentOn}`]));
    const tracked = this.world.tracked.filter(({ seconds }) => seconds !== null);
    const missing = tracked
      .filter((one) => sheet.get(`${id}:${one.id}`) !== `${one.seconds} ${one.day}`)
      .map((one) => `${one.id} is not as in the tracker`);
    const doubled = live.length - sheet.size;
    return doubled === 0 ? missing : [...missing, `${doubled} rows doubled`];
  }

  set(name: string, value: string): void {
    const values = new Map([[name, { value }]]);
    this.world.world().workbook.put(settingsTab, { owner: 'user', values, mode: 'merge' });
  }

  get stops(): readonly string[] {
    return this.world
      .world()
      .workbook.records(problemsTab)
      .filter(({ code }) => code === 'E-305')
      .map(({ message }) => message);
  }
}

describe.each(Object.entries(trackers))('after six weeks without %s', (name, tracker) => {
  test('ten thousand entries come in, within the time of a run and the quota of the tracker', () => {
    const outage = new Outage(tracker, MANY);
    const { host } = outage.world;
    const before = { runs: outage.runs, requests: host.requests.length };
    outage.goOn(60);
    expect(outage.differences).toEqual([]);
    expect(outage.runs - before.runs).toBeGreaterThan(1);
    if (name === 'toggl') expect(outage.pauses).toBeGreaterThan(1);
    // What was read is not read again: each page once, and once more at most where a run was cut off.
    const work = host.requests
      .slice(before.requests)
      .filter(({ url }) => /time_entries|timesheets|detailed/.test(url));
    const asked = new Map<string, number>();
    for (const { url, body } of work) {
      const key = `${url} ${String(body)}`;
      asked.set(key, (asked.get(key) ?? 0) + 1);
    }
    expect(work.length).toBeLessThan(asked.size * 2);
  });

  test('a period that has vanished stops that period, until a person says that it is true', () => {
    const outage = new Outage(tracker, FEW);
    outage.goOn(null);
    const kept = outage.world.state;
    const few = (entries: readonly Entry[]) =>
      entries.filter((_, at) => at % 4 === 0 || at < FEW / 100);
    outage.world.change(few);
    outage.goOn(null);
    expect(outage.stops.length).toBeGreaterThan(0);
    expect(outage.stops[0]).toMatch(/^\d+ of \d+ time entries .* are no longer in the tracker/);
    expect(outage.rows.filter(({ sourceState }) => sourceState === 'gone')).toEqual([]);
    outage.world.state = kept;
    outage.goOn(null);
    expect([outage.stops, outage.differences]).toEqual([[], []]);
    outage.world.change(few);
    outage.set('Believe missing rows', 'yes');
    outage.goOn(null);
    expect([outage.stops, outage.differences]).toEqual([[], []]);
    const present = new Set(outage.world.tracked.map(({ id }) => `${tracker.connector.id}:${id}`));
    const gone = outage.rows.filter(({ sourceState }) => sourceState === 'gone');
    expect(gone.length).toBeGreaterThan(FEW / 2);
    expect(gone.filter(({ entryId }) => present.has(entryId))).toEqual([]);
  });
});
