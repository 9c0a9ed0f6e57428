import { describe, expect, test } from '@jest/globals';
import type { Host } from '../../src/host';
import { pull } from '../../src/steps/pull';
import { runStep } from '../../src/steps/runner';
import { categoriesTab } from '../../src/tabs/categories-tab';
import { clientsTab } from '../../src/tabs/clients-tab';
import { expensesTab } from '../../src/tabs/expenses-tab';
import { peopleTab } from '../../src/tabs/people-tab';
import { projectsTab } from '../../src/tabs/projects-tab';
import type { Tab } from '../../src/tabs/tab';
import { tasksTab } from '../../src/tabs/tasks-tab';
import { timeTab } from '../../src/tabs/time-tab';
import { breaks, faults, faulty, watched } from './support/broken-pulls';
import { type Event, History } from './support/history';
import { type Tracker, trackers } from './support/tracker-worlds';

const sourceTabs = [
  timeTab,
  expensesTab,
  clientsTab,
  projectsTab,
  tasksTab,
  peopleTab,
  categoriesTab,
] as unknown as readonly Tab<object>[];

const DAY_MS = 86_400_000;

const happened: readonly Event[] = [
  { kind: 'late', at: 1, days: 2, hundredths: 125 },
  { kind: 'late', at: 2, days: 200, hundredths: 75 },
  { kind: 'edited', at: 3, days: 0, hundredths: 333 },
  { kind: 'deleted', at: 5, days: 0, hundredths: 0 },
  { kind: 'dated anew', at: 7, days: 5, hundredths: 0 },
];

/** A tracker with little in it, whose lists of work come in small pages. */
function small(tracker: Tracker): Tracker {
  const { lists, expenses } = tracker.state as {
    lists?: { expenses: readonly object[] };
    expenses?: readonly object[];
  };
  const few = {
    ...(lists ? { lists: { ...lists, expenses: lists.expenses.slice(0, 6) } } : {}),
    ...(expenses ? { expenses: expenses.slice(0, 6) } : {}),
  };
  return {
    ...tracker,
    state: { ...tracker.state, ...few },
    inSmallPages: (request) => (WORK.test(request.path) ? tracker.inSmallPages(request) : request),
  };
}

const WORK = /time_entries|timesheets|detailed|expenses$/;

/** A first month, or a later pull that finds late, edited, deleted and moved work. */
const occasions: Readonly<Record<string, (tracker: Tracker) => () => History>> = {
  'the first pull': (tracker) => () => new History(tracker, { entries: 8 }),
  'a later pull': (tracker) => {
    const first = new History(tracker, { entries: 8 });
    expect(first.world.pull().outcome).toBe('done');
    return () => {
      const history = new History(tracker, { entries: 8 });
      const { host } = history.world;
      for (const [name, grid] of first.world.host.tabs) host.tabs.set(name, grid);
      for (const [key, value] of first.world.host.journal.values) host.journal.set(key, value);
      host.clock = first.world.host.clock + DAY_MS;
      for (const one of happened) history.happens(one);
      return history;
    };
  },
};

/** Whole records of every tab that the tracker fills, in the order of their texts. */
function standing({ world }: History): unknown {
  const { workbook } = world.world();
  return sourceTabs.map((tab) => [
    tab.name,
    workbook
      .records(tab)
      .map((row) => JSON.stringify(row))
      .sort(),
  ]);
}

/** Runs Pull once with whatever befalls it, then until it is through. */
function pulled(history: History, on: (host: Host) => Host): unknown {
  const { world } = history;
  try {
    runStep(world.world(on(world.host)), pull);
  } catch {
    // Whatever it was, the next run has to make up for it.
  }
  world.host.clock += 1_000_000;
  expect(world.pull().outcome).toBe('done');
  return standing(history);
}

/** What a pull that nothing befalls ends with, and the calls that it takes. */
function undisturbed(history: History) {
  let calls = 0;
  const wanted = pulled(history, (host) =>
    watched(host, (go) => {
      calls += 1;
      return go();
    }),
  );
  return { wanted, calls };
}

describe.each(Object.entries(trackers))(
  'nothing is lost or doubled by a pull from %s',
  (_, tracker) => {
    describe.each(Object.entries(occasions))('%s', (__, on) => {
      const begin = on(small(tracker));
      const { wanted, calls } = undisturbed(begin());

      test.each(Object.entries(breaks))('%s at any call of a service', (___, breaking) => {
        expect(calls).toBeGreaterThan(30);
        for (let at = 0; at < calls; at += 1) {
          const is = pulled(begin(), (host) => breaking(host, at));
          expect({ at, is }).toEqual({ at, is: wanted });
        }
      });

      test.each(Object.entries(faults))('with %s to any request', (___, fault) => {
        for (let at = 0, asked = true; asked; at += 1) {
          asked = false;
          const met = () => {
            asked = true;
          };
          const is = pulled(begin(), (host) => faulty(host, fault, { at, met }));
          expect({ at, is }).toEqual({ at, is: wanted });
        }
      });
    });
  },
);
