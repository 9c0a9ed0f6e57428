import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Event, History } from './support/history';
import { type Tracker, trackers } from './support/tracker-worlds';

/** The longest that a history takes; work must stay within the 400 days that a pull looks back. */
const LONGEST_DAYS = 5 * 20;

const event: fc.Arbitrary<Event> = fc.record({
  kind: fc.constantFrom('late', 'late', 'edited', 'deleted', 'dated anew'),
  at: fc.nat(40),
  days: fc.oneof(fc.integer({ min: 0, max: 75 }), fc.integer({ min: 0, max: 390 - LONGEST_DAYS })),
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

describe.each(Object.entries(trackers))('with %s', (_, tracker: Tracker) => {
  test.each([0, 3, 7, 11])(
    'row %i, deleted while the first pull waits for its next run, is gone',
    (at) => {
      const history = new History(tracker);
      const meanwhile = [happening('deleted', at)];
      history.pull({ killAfter: null, timeIsShort: true, meanwhile });
      history.check();
    },
  );

  test.each([0, 3, 7, 11])(
    'no row is gone because row %i was deleted while all were compared',
    (at) => {
      const history = new History(tracker);
      const all = { killAfter: null, timeIsShort: false, meanwhile: [] };
      history.pull(all);
      for (let request = 0; request < 24; request += 6) {
        history.happens(happening('late', at));
        history.happens(happening('deleted', (at + 3) % 12));
        history.pullUnderWay({ request, events: [happening('deleted', at)] });
        expect(history.wronglyGone()).toEqual([]);
      }
    },
  );

  test('whatever happens to the work between pulls, sheet and tracker are equal after each', () => {
    fc.assert(
      fc.property(pulls, (months) => {
        const history = new History(tracker);
        for (const { events, pull, during, hoursLater } of months) {
          for (const one of events) history.happens(one);
          if (during) history.pullUnderWay(during);
          history.pull(pull);
          history.check();
          history.world.host.clock += hoursLater * 3_600_000;
        }
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });
});
