import { describe, expect, test } from '@jest/globals';
import { localDateOf } from '../../src/calendar/local-date';
import { callerFor } from '../../src/connectors/call';
import { kimai } from '../../src/connectors/kimai/connector';
import { kimaiSimulator } from '../../src/connectors/kimai/simulator';
import { toTimeEntry } from '../../src/connectors/kimai/translate';
import type { WireTimesheet } from '../../src/connectors/kimai/wire';
import { kimaiFirm } from '../../src/local/providers/sample-firm/kimai-firm';
import { Simulated } from './support/simulated';
import { pages, records, work } from './support/sources';

const firm = kimaiFirm(work);
const { token, host } = firm.login;
const facts = { account: 'Kimai 2.66.0', usesApproval: false };

function connected(change: Partial<typeof firm> = {}) {
  const provider = new Simulated(kimaiSimulator(host), { ...firm, ...change });
  const address = `https://${host}`;
  const connection = { token, tenant: '', sandbox: false, address };
  return { provider, caller: callerFor(provider.host(), kimai, connection) };
}

const { source } = kimai;

test('says who it is', () => {
  const { caller } = connected();
  expect(source.facts.map((exchange) => caller.call(exchange))).toEqual([facts]);
});

describe('a pull', () => {
  test.each([
    ['customers', source.clients, firm.customers.length],
    ['projects', source.projects, firm.projects.length],
    ['activities', source.tasks, firm.activities.length],
    ['users', source.people, firm.users.length],
    ['timesheets', source.timeEntries, firm.timesheets.length],
  ])('gives every record of the %s once, hidden ones too', (_, stream, count) => {
    const hidden = <R extends object>(rows: readonly R[]) =>
      rows.map((row) => ({ ...row, visible: false, enabled: false }));
    const { caller } = connected({
      customers: hidden(firm.customers),
      projects: hidden(firm.projects),
      activities: hidden(firm.activities),
      users: hidden(firm.users),
    });
    const read = pages<unknown>(caller, stream, { facts });
    expect(read.flatMap((page) => page.refused)).toEqual([]);
    const ids = read.flatMap((page) => page.records.map((one) => Object.values(one as object)[0]));
    expect([ids.length, new Set(ids).size]).toEqual([count, count]);
  });

  test('of changes asks in UTC without a mark, at or after the moment', () => {
    const modifiedMs = Date.parse('2026-03-05T12:00:00Z');
    const timesheets = firm.timesheets.map((one, at) => ({ ...one, modifiedMs: modifiedMs + at }));
    const { provider, caller } = connected({ timesheets });
    const since = '2026-03-05T07:00:00-05:00';
    expect(records(caller, source.timeEntries, { facts, since })).toHaveLength(timesheets.length);
    const later = '2026-03-05T12:00:01Z';
    expect(records(caller, source.timeEntries, { facts, since: later })).toHaveLength(0);
    expect(provider.passed[0]?.request.query).toContainEqual([
      'modified_after',
      '2026-03-05T12:00:00',
    ]);
  });

  test('of days gives those of whoever tracked', () => {
    const day = localDateOf('2026-02-17');
    const days = { from: day, to: day };
    const page = connected().caller.call(
      source.timeEntries.page({ since: null, next: null, days }, facts),
    );
    expect(page.records.length).toBeGreaterThan(0);
    expect(new Set(page.records.map(({ spentOn }) => spentOn))).toEqual(new Set([day]));
  });

  test('ends where rows went away while it read', () => {
    const { caller } = connected();
    const page = caller.call(source.timeEntries.page({ since: null, next: '9' }, facts));
    expect(page).toEqual({ records: [], refused: [], next: null });
  });
});

const wire: WireTimesheet = {
  id: 1,
  begin: '2026-03-01T23:30:00+0530',
  end: '2026-03-02T00:45:00+0530',
  duration: 4500,
  user: { id: 7, username: 'ana', alias: 'Ana Whitlock' },
  activity: { id: 3, name: 'Design' },
  project: { id: 4, name: 'Alpha', customer: { id: 5, name: 'Acme' } },
  description: null,
  rate: 150.625,
  billable: true,
  exported: false,
};

test.each<[string, Partial<WireTimesheet>, object]>([
  [
    'is of the day that it names',
    {},
    { spentOn: '2026-03-01', seconds: 4500, sourceRate: '120.5' },
  ],
  ['without an end runs', { end: null, duration: 0 }, { sourceState: 'running', seconds: 0 }],
  ['that was exported is billed', { exported: true }, { sourceInvoice: 'marked as exported' }],
  ['of an odd length has its rate', { duration: 47, rate: 1.5732 }, { sourceRate: '120.5' }],
  ['at a fixed fee has none for the hour', { duration: 4460, rate: 500 }, { sourceRate: null }],
  ['that is worth nothing has none', { rate: 0 }, { sourceRate: null }],
  ['without an activity can be mapped', { activity: null }, { taskId: 'kimai:no-task' }],
  ['of somebody without an alias', { user: { id: 7, username: 'ana' } }, { person: 'ana' }],
])('a timesheet %s', (_, change, expected) => {
  expect(toTimeEntry({ ...wire, ...change })).toMatchObject(expected);
});

describe('simulated Kimai', () => {
  test.each([
    ['customers', token, 200],
    ['timesheets?size=501', token, 400],
    ['timesheets?page=99', token, 404],
    ['nothing', token, 404],
    ['customers', 'other', 401],
  ])('answers %s with the token %s by %i', (path, bearer, status) => {
    const headers = { Authorization: `Bearer ${bearer}` };
    const url = `https://${host}/api/${path}`;
    expect(connected().provider.fetch({ method: 'GET', url, headers, body: null }).status).toBe(
      status,
    );
  });
});
