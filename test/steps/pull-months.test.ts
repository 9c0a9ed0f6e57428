import { describe, expect, test } from '@jest/globals';
import { Random } from '../simulation/random';
import { History } from './support/history';
import { type Tracker, trackers } from './support/tracker-worlds';

const WEEK_MS = 7 * 86_400_000;
const A_WEEKS_WORK = 50;

/** Shares of all entries that are filed late, edited and deleted. */
const LATE = 0.02;
const EDITED = 0.01;
const DELETED = 0.01;

/** A quarter of work with what people do to it, pulled each week and held against the tracker. */
function quarter(tracker: Tracker, seed: number): { late: number; changed: number } {
  const history = new History(tracker, { smallPages: false });
  const random = new Random(seed);
  const count = { late: 0, changed: 0 };
  let entries = 12;
  const happens = (kind: 'late' | 'edited' | 'deleted', days: number) =>
    history.happens({ kind, at: random.int(0, 9_999), days, hundredths: random.int(1, 800) });
  for (let week = 0; week < 12; week += 1) {
    history.world.host.clock += WEEK_MS;
    for (let one = 0; one < A_WEEKS_WORK; one += 1) happens('late', random.int(0, 6));
    entries += A_WEEKS_WORK;
    for (let one = 0; one < Math.max(1, entries * LATE); one += 1, count.late += 1)
      happens('late', random.int(30, 300));
    for (let one = 0; one < Math.max(1, entries * EDITED); one += 1, count.changed += 1)
      happens('edited', 0);
    for (let one = 0; one < Math.max(1, entries * DELETED); one += 1, count.changed += 1)
      happens('deleted', 0);
    history.pull({ killAfter: null, timeIsShort: false, meanwhile: [] });
    history.check();
  }
  return count;
}

describe.each(Object.entries(trackers))('a quarter tracked with %s', (_, tracker) => {
  test('in which work is filed late, edited and deleted is equal by id after every pull', () => {
    const { late, changed } = quarter(tracker, 20_260_402);
    expect(late).toBeGreaterThan(50);
    expect(changed).toBeGreaterThan(50);
  });
});

test('a quota of thirty requests an hour is enough in several pulls', () => {
  const toggl = trackers['toggl'] as Tracker;
  const history = new History(toggl, { entries: 150 });
  const { world } = history;
  world.state = { ...world.state, hourlyQuota: 30 };
  for (const days of [80, 140, 200, 260, 320, 380]) {
    for (let one = 0; one < 9; one += 1) {
      history.happens({ kind: 'late', at: one, days: days - one, hundredths: 100 });
    }
  }
  const outcomes: string[] = [];
  for (let pulls = 0; pulls < 12; pulls += 1) {
    world.host.endsAt = world.host.clock + 360_000;
    outcomes.push(world.pull().outcome);
    world.host.clock += 3_600_000;
  }
  expect(outcomes).toContain('done');
  expect(world.host.woken).toContain('pull');
  history.check();
});

test('what the owner of the token files late is found at once, however far back', () => {
  const toggl = trackers['toggl'] as Tracker;
  const history = new History(toggl);
  const { world } = history;
  expect(world.pull().outcome).toBe('done');
  const owner = (world.state['login'] as { userId: number }).userId;
  const own = (world.state['entries'] as { user_id: number }[]).findIndex(
    ({ user_id }) => user_id === owner,
  );
  world.host.clock += 86_400_000;
  history.happens({ kind: 'late', at: own, days: 700, hundredths: 100 });
  expect(world.pull().outcome).toBe('done');
  history.check();
});
