import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localDateOf } from '../../src/calendar/local-date';
import type { SimulatedRequest } from '../../src/connectors/simulator';
import type { Host } from '../../src/host';
import { pull } from '../../src/steps/pull';
import { runStep } from '../../src/steps/runner';
import { timeTab } from '../../src/tabs/time-tab';
import { type Tracker, TrackerWorld, trackers } from './support/tracker-worlds';

const harvest = trackers['harvest'] as Tracker;

interface Row {
  readonly id: number;
  readonly spent_date: string;
  readonly hours: number;
  readonly updated_at: string;
}

/** A firm whose tracker holds the first rows of the sample, and whatever happens to them. */
class History {
  readonly world: TrackerWorld;
  /** Everything that was ever in the tracker. */
  private readonly known = new Set<number>();
  private lastId = 900_000_000;

  /** What happens in the middle of a pull, and before which request. */
  private during: During | null = null;
  private comparing: Event[] = [];

  constructor(tracker: Tracker) {
    const { simulator, state, change } = tracker;
    const few = change(state, (rows) =>
      rows.filter((row) => row['is_running'] === false).slice(0, 12),
    );
    this.world = new TrackerWorld({
      ...tracker,
      state: few,
      simulator: {
        ...simulator,
        answer: (request, _, now) => {
          this.passes(request);
          return simulator.answer(inSmallPages(request), this.world.state, now);
        },
      },
    });
    for (const { id } of this.rows) this.known.add(id);
  }

  get rows(): readonly Row[] {
    const { lists } = this.world.state as unknown as { lists: { time_entries: readonly Row[] } };
    return lists.time_entries;
  }

  happens({ kind, at, days, hundredths }: Event): void {
    const { clock } = this.world.host;
    const updated_at = new Date(clock).toISOString().replace(/\.\d+Z/, 'Z');
    const today = localDateOf(updated_at.slice(0, 10));
    const spent_date = addDays(today, -days);
    const hours = hundredths / 100;
    this.world.change((entries) => {
      const rows = entries as unknown as readonly Row[];
      const victim = rows[at % Math.max(1, rows.length)];
      if (!victim) return entries;
      const changed = (fields: Partial<Row>) =>
        rows.map((row) => (row === victim ? { ...row, ...fields, updated_at } : row));
      if (kind === 'deleted') return changed({}).filter(({ id }) => id !== victim.id) as never;
      if (kind === 'edited') return changed({ hours }) as never;
      if (kind === 'dated anew') return changed({ spent_date }) as never;
      this.lastId += 7;
      return [...rows, { ...victim, id: this.lastId, spent_date, hours, updated_at }] as never;
    });
    for (const { id } of this.rows) this.known.add(id);
  }

  /** Pulls while things happen between the pages of the comparison of all work. */
  pullComparing(events: readonly Event[]): void {
    this.comparing = [...events];
    expect(this.world.pull().outcome).toBe('done');
  }

  /** Rows that the sheet calls gone and the tracker still has. */
  wronglyGone(): readonly string[] {
    const present = new Set(this.rows.map(({ id }) => `harvest:${id}`));
    return this.world
      .world()
      .workbook.records(timeTab)
      .filter(({ entryId, sourceState }) => sourceState === 'gone' && present.has(entryId))
      .map(({ entryId }) => entryId);
  }

  /** Pulls while things happen, and once more when all is quiet. */
  pullUnderWay(during: During): void {
    this.during = during;
    expect(this.world.pull().outcome).toBe('done');
    this.during = null;
    expect(this.world.pull().outcome).toBe('done');
  }

  private passes({ query }: SimulatedRequest): void {
    const asked = new Map(query);
    if (asked.has('from') && asked.get('page') === '2') {
      for (const one of this.comparing.splice(0)) this.happens(one);
    }
    if (!this.during) return;
    const { request, events } = this.during;
    if (request === 0) for (const one of events) this.happens(one);
    this.during = { request: request - 1, events };
  }

  /**
   * Runs Pull until it is through, with ten minutes between its runs, in which things happen. The
   * first run may be killed before that many calls of the host; where time is short, a run reads
   * one page of each list.
   */
  pull({ killAfter, timeIsShort, meanwhile }: Pull): void {
    const { host } = this.world;
    const ahead = [...meanwhile];
    host.endsAt = timeIsShort ? 0 : Number.POSITIVE_INFINITY;
    let outcome = killAfter === null ? this.run(host) : this.run(mortal(host, killAfter));
    for (let runs = 0; outcome !== 'done'; runs += 1) {
      expect(runs).toBeLessThan(50);
      host.clock += 600_000;
      const next = ahead.shift();
      if (next) this.happens(next);
      outcome = this.run(host);
    }
    host.endsAt = Number.POSITIVE_INFINITY;
  }

  private run(host: Host): string {
    try {
      return runStep(this.world.world(host), pull).outcome;
    } catch (error) {
      if (error instanceof Killed) return 'killed';
      throw error;
    }
  }

  /** Holds the sheet against the tracker, by id, seconds and day. */
  check(): void {
    const sheet = this.world.world().workbook.records(timeTab);
    const short = (id: string, seconds: number, day: string) => `${id} ${seconds} ${day}`;
    const live = sheet
      .filter(({ sourceState }) => sourceState !== 'gone')
      .map(({ entryId, seconds, spentOn }) => short(entryId, seconds, spentOn));
    const tracked = this.rows.map(({ id, hours, spent_date }) =>
      short(`harvest:${id}`, Math.round(hours * 3600), spent_date),
    );
    expect([...live].sort()).toEqual([...tracked].sort());
    expect(new Set(sheet.map(({ entryId }) => entryId)).size).toBe(sheet.length);
    for (const { entryId } of sheet) expect(this.known).toContain(Number(entryId.slice(8)));
  }
}

/** Pages of five rows, so that a small firm has several. */
function inSmallPages(request: SimulatedRequest): SimulatedRequest {
  const query = request.query.map(
    ([name, value]) => [name, name === 'per_page' ? '5' : value] as const,
  );
  return { ...request, query };
}

class Killed extends Error {}

/** A host that works for so many calls and is dead from then on. */
function mortal(host: Host, calls: number): Host {
  let left = calls;
  const counted = <T extends object>(of: T): T =>
    new Proxy(of, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (name === 'journal') return counted(value as object);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          left -= 1;
          if (left < 0) throw new Killed('killed');
          return value.apply(target, args);
        };
      },
    });
  return counted(host);
}

interface Pull {
  readonly killAfter: number | null;
  readonly timeIsShort: boolean;
  readonly meanwhile: readonly Event[];
}

interface During {
  readonly request: number;
  readonly events: readonly Event[];
}

interface Event {
  readonly kind: 'late' | 'edited' | 'deleted' | 'dated anew';
  readonly at: number;
  /** Before the day on which it happens. */
  readonly days: number;
  readonly hundredths: number;
}

const event: fc.Arbitrary<Event> = fc.record({
  kind: fc.constantFrom('late', 'late', 'edited', 'deleted', 'dated anew'),
  at: fc.nat(40),
  days: fc.integer({ min: 0, max: 75 }),
  hundredths: fc.integer({ min: 1, max: 900 }),
});

const pulls = fc.array(
  fc.record({
    events: fc.array(event, { maxLength: 6 }),
    pull: fc.record({
      killAfter: fc.option(fc.integer({ min: 1, max: 90 })),
      timeIsShort: fc.boolean(),
      meanwhile: fc.array(event, { maxLength: 3 }),
    }),
    during: fc.option(
      fc.record({ request: fc.nat(30), events: fc.array(event, { minLength: 1, maxLength: 3 }) }),
    ),
    hoursLater: fc.integer({ min: 1, max: 24 * 20 }),
  }),
  { minLength: 1, maxLength: 5 },
);

const happening = (kind: Event['kind'], at: number): Event => ({
  kind,
  at,
  days: 3,
  hundredths: 150,
});

test.each(Array.from({ length: 12 }, (_, at) => at))(
  'row %i, deleted while the first pull waits for its next run, is gone',
  (at) => {
    const history = new History(harvest);
    const meanwhile = [happening('deleted', at)];
    history.pull({ killAfter: null, timeIsShort: true, meanwhile });
    history.check();
  },
);

test.each(Array.from({ length: 12 }, (_, at) => at))(
  'no row is gone because row %i was deleted while all were compared',
  (at) => {
    const history = new History(harvest);
    const all = { killAfter: null, timeIsShort: false, meanwhile: [] };
    history.pull(all);
    history.happens(happening('deleted', (at + 3) % 12));
    history.pullComparing([happening('deleted', at)]);
    expect(history.wronglyGone()).toEqual([]);
  },
);

test('whatever happens to the work between pulls, sheet and tracker are equal after each', () => {
  fc.assert(
    fc.property(pulls, (months) => {
      const history = new History(harvest);
      for (const { events, pull, during, hoursLater } of months) {
        for (const one of events) history.happens(one);
        if (during) history.pullUnderWay(during);
        history.pull(pull);
        history.check();
        history.world.host.clock += hoursLater * 3_600_000;
      }
    }),
    { numRuns: 20 },
  );
});
