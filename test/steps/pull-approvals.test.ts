import { describe, expect, test } from '@jest/globals';
import { forgetConnection, saveConnection } from '../../src/connectors/connection';
import { connectorOf } from '../../src/connectors/registry';
import { otherTrackers } from '../../src/local/providers/providers-state';
import type { Expense } from '../../src/records/expense';
import type { TimeEntry } from '../../src/records/time-entry';
import { expensesTab } from '../../src/tabs/expenses-tab';
import { timeTab } from '../../src/tabs/time-tab';
import { SimulatedFirm } from '../support/simulated-firm';
import { type Tracker, type TrackerState, TrackerWorld, trackers } from './support/tracker-worlds';

type States = Readonly<Record<string, number>>;

const count = (rows: readonly (TimeEntry | Expense)[]): States =>
  rows.reduce<Record<string, number>>((sums, { approval }) => {
    sums[approval] = (sums[approval] ?? 0) + 1;
    return sums;
  }, {});

class Approving {
  readonly world: TrackerWorld;

  constructor(name: string, change: (state: TrackerState) => TrackerState) {
    this.world = new TrackerWorld(trackers[name] as Tracker);
    this.world.state = change(this.world.state);
  }

  pulled() {
    const before = this.world.host.requests.length;
    expect(this.world.pull().outcome).toBe('done');
    const { workbook } = this.world.world();
    const asked = this.world.host.requests.slice(before).map(({ url }) => url);
    return { time: workbook.records(timeTab), expenses: workbook.records(expensesTab), asked };
  }
}

const mayWork = (person: string) => (entry: TimeEntry) => entry.personId === person;

describe('timesheets of Toggl', () => {
  const { state: workspace } = trackers['toggl'] as Tracker;
  const [member] = workspace['members'] as readonly { uid: number }[];
  const uid = member?.uid ?? 0;
  const sheet = (start_date: string, end_date: string, status: string) => ({
    member_id: uid,
    start_date,
    end_date,
    status,
  });
  const timesheets = [
    sheet('2026-02-02', '2026-02-08', 'approved'),
    sheet('2026-02-09', '2026-02-15', 'submitted'),
    sheet('2026-02-16', '2026-02-22', 'rejected'),
  ];

  test('say of whom and of which days work was approved', () => {
    const firm = new Approving('toggl', (state) => ({ ...state, timesheets }));
    const { time, asked } = firm.pulled();
    const own = time.filter(mayWork(`toggl:${uid}`));
    const states = new Map(own.map(({ spentOn, approval }) => [spentOn, approval]));
    const of = (from: string, to: string) =>
      new Set([...states].filter(([day]) => day >= from && day <= to).map(([, state]) => state));
    expect(of('2026-02-02', '2026-02-08')).toEqual(new Set(['approved']));
    expect(of('2026-02-09', '2026-02-15')).toEqual(new Set(['submitted']));
    expect(of('2026-02-16', '2026-02-22')).toEqual(new Set(['unsubmitted']));
    expect(of('2026-02-23', '2026-04-30')).toEqual(new Set(['none']));
    expect(count(time.filter(({ personId }) => personId !== `toggl:${uid}`))).toEqual({
      none: time.length - own.length,
    });
    expect(asked.filter((url) => url.includes('/timesheets')).length).toBeLessThanOrEqual(2);
  });

  test('that are approved later change what was pulled', () => {
    const firm = new Approving('toggl', (state) => ({ ...state, timesheets }));
    const before = count(firm.pulled().time);
    const approved = timesheets.map((one) => ({ ...one, status: 'approved' }));
    firm.world.state = { ...firm.world.state, timesheets: approved };
    firm.world.host.clock += 3_600_000;
    const after = count(firm.pulled().time);
    expect(after['submitted']).toBeUndefined();
    expect(after['approved']).toBe(
      (before['approved'] ?? 0) + (before['submitted'] ?? 0) + (before['unsubmitted'] ?? 0),
    );
  });

  test('are not asked for on a plan without them', () => {
    const firm = new Approving('toggl', (state) => ({
      ...state,
      workspace: { ...(state['workspace'] as object), business_ws: false },
    }));
    const { time, asked } = firm.pulled();
    expect(count(time)).toEqual({ none: time.length });
    expect(asked.filter((url) => url.includes('/timesheets'))).toEqual([]);
  });
});

describe('requests for approval in Clockify', () => {
  const state = trackers['clockify']?.state as TrackerState;
  const ids = (name: string) => (state[name] as readonly { id: string }[]).map(({ id }) => id);
  const [entries, expenses] = [ids('entries'), ids('expenses')];
  const week = { userId: 'u', start: '2026-03-02T00:00:00Z', end: '2026-03-08T23:59:59Z' };
  const approvals = [
    {
      ...week,
      id: 'a',
      state: 'APPROVED',
      entryIds: entries.slice(0, 5),
      expenseIds: expenses.slice(0, 1),
    },
    { ...week, id: 'b', state: 'PENDING', entryIds: entries.slice(5, 8), expenseIds: [] },
    { ...week, id: 'c', state: 'REJECTED', entryIds: entries.slice(8, 9), expenseIds: [] },
  ];
  const withFeature = (on: boolean) => (old: TrackerState) => ({
    ...old,
    approvals,
    workspace: { ...(old['workspace'] as object), features: on ? ['APPROVAL', 'EXPENSES'] : [] },
  });

  test('say which entries and expenses were approved; the others were not handed in', () => {
    const { time, expenses: spent } = new Approving('clockify', withFeature(true)).pulled();
    const rest = time.length - 8;
    expect(count(time)).toEqual({ approved: 5, submitted: 3, unsubmitted: rest });
    expect(count(spent)).toEqual({ approved: 1, unsubmitted: spent.length - 1 });
  });

  test('are not asked for in a workspace without them', () => {
    const { time, asked } = new Approving('clockify', withFeature(false)).pulled();
    expect(count(time)).toEqual({ none: time.length });
    expect(asked.filter((url) => url.includes('approval'))).toEqual([]);
  });
});

test('only approved work of Toggl is billed, until Settings say otherwise', () => {
  const firm = new SimulatedFirm();
  const [member] = firm.state.toggl.members;
  const timesheet = {
    member_id: member?.uid ?? 0,
    start_date: '2026-03-02',
    end_date: '2026-03-29',
    status: 'submitted',
  };
  firm.change((state) => ({ ...state, toggl: { ...state.toggl, timesheets: [timesheet] } }));
  forgetConnection(firm.host, connectorOf('harvest'));
  saveConnection(firm.host, connectorOf('toggl'), otherTrackers(firm.state)['toggl'] ?? {});
  firm.runToDrafts();
  const waiting = firm.records(timeTab).filter(({ approval }) => approval === 'submitted');
  expect(waiting.length).toBeGreaterThan(5);
  expect(
    waiting.filter(({ disposition, documentId }) => disposition === 'bill' || documentId),
  ).toEqual([]);
  const approved = { ...timesheet, status: 'approved' };
  firm.change((state) => ({ ...state, toggl: { ...state.toggl, timesheets: [approved] } }));
  firm.host.clock += 3_600_000;
  firm.runToDrafts();
  const ids = new Set(waiting.map(({ entryId }) => entryId));
  const billed = firm
    .records(timeTab)
    .filter(({ entryId, documentId }) => ids.has(entryId) && documentId !== '');
  expect(billed.length).toBeGreaterThan(5);
});
