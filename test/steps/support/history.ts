import { expect } from '@jest/globals';
import { addDays, localDateOf } from '../../../src/calendar/local-date';
import type { Host } from '../../../src/host';
import { pull } from '../../../src/steps/pull';
import { runStep } from '../../../src/steps/runner';
import { timeTab } from '../../../src/tabs/time-tab';
import { Killed, mortal } from './mortal';
import { type Tracker, TrackerWorld } from './tracker-worlds';

export interface Event {
  readonly kind: 'late' | 'edited' | 'deleted' | 'dated anew';
  readonly at: number;
  /** Before the day on which it happens. */
  readonly days: number;
  readonly hundredths: number;
}

export interface Pull {
  readonly killAfter: number | null;
  readonly timeIsShort: boolean;
  readonly meanwhile: readonly Event[];
}

export interface During {
  readonly request: number;
  readonly events: readonly Event[];
}

/** Too short for a second page, long enough for the pauses that a tracker's pace wants. */
const SHORT_MS = 59_000;

/** A firm whose tracker holds the first rows of the sample, and whatever happens to them. */
export class History {
  readonly world: TrackerWorld;
  /** Everything that was ever in the tracker. */
  private readonly known = new Set<string>();
  private lastId = 900_000_000;

  /** What happens in the middle of a pull, and before which request. */
  private during: During | null = null;

  constructor(
    private readonly tracker: Tracker,
    { entries = 12, smallPages = true } = {},
  ) {
    const { simulator, state, change } = tracker;
    const few = change(state, (rows) =>
      rows.filter((row) => tracker.tracked(row, state).seconds !== null).slice(0, entries),
    );
    this.world = new TrackerWorld({
      ...tracker,
      state: { ...few, hourlyQuota: 100_000 },
      simulator: {
        ...simulator,
        answer: (request, _, now) => {
          this.passes();
          const asked = smallPages ? tracker.inSmallPages(request) : request;
          return simulator.answer(asked, this.world.state, now);
        },
      },
    });
    this.remember();
  }

  happens({ kind, at, days, hundredths }: Event): void {
    const now = this.world.host.clock;
    const today = localDateOf(new Date(now).toISOString().slice(0, 10));
    const day = addDays(today, -days);
    const seconds = hundredths * 36;
    const { tracker } = this;
    this.world.change((entries) => {
      const victim = entries[at % Math.max(1, entries.length)];
      if (!victim) return entries;
      if (kind === 'deleted') return entries.filter((one) => one !== victim);
      const { state } = this.world;
      const changed = (work: Parameters<Tracker['written']>[1]) =>
        entries.map((one) => (one === victim ? tracker.written(one, work, { state, now }) : one));
      if (kind === 'edited') return changed({ seconds });
      if (kind === 'dated anew') return changed({ day });
      this.lastId += 7;
      const work = { id: String(this.lastId), day, seconds };
      return [...entries, tracker.written(victim, work, { state, now })];
    });
    this.remember();
  }

  /** Pulls while things happen, and once more when all is quiet. */
  pullUnderWay(during: During): void {
    this.during = during;
    expect(this.world.pull().outcome).toBe('done');
    this.during = null;
    expect(this.world.pull().outcome).toBe('done');
  }

  /**
   * Runs Pull until it is through, with ten minutes between its runs, in which things may happen;
   * those belong to the next one. The first run may be killed before that many calls of the host;
   * where time is short, a run reads one page of each list.
   */
  pull({ killAfter, timeIsShort, meanwhile }: Pull): void {
    const { host } = this.world;
    const ahead = [...meanwhile];
    host.endsAt = timeIsShort ? host.clock + SHORT_MS : Number.POSITIVE_INFINITY;
    let outcome = killAfter === null ? this.run(host) : this.run(mortal(host, killAfter));
    for (let runs = 0; outcome !== 'done'; runs += 1) {
      expect(runs).toBeLessThan(100);
      host.clock += 600_000;
      if (timeIsShort) host.endsAt = host.clock + SHORT_MS;
      const next = ahead.shift();
      if (next) this.happens(next);
      outcome = this.run(host);
    }
    host.endsAt = Number.POSITIVE_INFINITY;
    if (meanwhile.length > 0) expect(this.world.pull().outcome).toBe('done');
  }

  /** Rows that the sheet calls gone and the tracker still has. */
  wronglyGone(): readonly string[] {
    const present = new Set(this.world.tracked.map(({ id }) => this.keyOf(id)));
    return this.world
      .world()
      .workbook.records(timeTab)
      .filter(({ entryId, sourceState }) => sourceState === 'gone' && present.has(entryId))
      .map(({ entryId }) => entryId);
  }

  /** Holds the sheet against the tracker, by id, seconds and day. */
  check(): void {
    const sheet = this.world.world().workbook.records(timeTab);
    const live = sheet
      .filter(({ sourceState }) => sourceState !== 'gone')
      .map(({ entryId, seconds, spentOn }) => `${entryId} ${seconds} ${spentOn}`);
    const tracked = this.world.tracked.map(
      ({ id, seconds, day }) => `${this.keyOf(id)} ${seconds} ${day}`,
    );
    expect([...live].sort()).toEqual([...tracked].sort());
    expect(new Set(sheet.map(({ entryId }) => entryId)).size).toBe(sheet.length);
    for (const { entryId } of sheet) expect(this.known).toContain(entryId);
  }

  private keyOf(id: string): string {
    return `${this.tracker.connector.id}:${id}`;
  }

  private remember(): void {
    for (const { id } of this.world.tracked) this.known.add(this.keyOf(id));
  }

  private passes(): void {
    if (!this.during) return;
    const { request, events } = this.during;
    if (request === 0) for (const one of events) this.happens(one);
    this.during = { request: request - 1, events };
  }

  private run(host: Host): string {
    try {
      return runStep(this.world.world(host), pull).outcome;
    } catch (error) {
      if (error instanceof Killed) return 'killed';
      throw error;
    }
  }
}
