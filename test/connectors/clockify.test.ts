import { describe, expect, test } from '@jest/globals';
import { callerFor } from '../../src/connectors/call';
import { clockify } from '../../src/connectors/clockify/connector';
import { clockifySimulator } from '../../src/connectors/clockify/simulator';
import { toExpense, toTimeEntry } from '../../src/connectors/clockify/translate';
import type { WireExpense, WireTimeEntry } from '../../src/connectors/clockify/wire';
import { connectionOf } from '../../src/connectors/connection';
import type { SourceFacts } from '../../src/connectors/connector';
import { fetchReceipt } from '../../src/connectors/receipt';
import { clockifyFirm } from '../../src/local/providers/sample-firm/clockify-firm';
import { Simulated } from './support/simulated';
import { pages, records, work } from './support/sources';
import { stubHost } from './support/stub-host';

const firm = clockifyFirm(work);
const facts: SourceFacts = {
  account: 'Larkspur & Finch LLC',
  usesApproval: false,
  currency: 'USD',
  zone: 'America/New_York',
};
const { token, workspaceId: tenant } = firm.login;

function connected(change: Partial<typeof firm> = {}) {
  const provider = new Simulated(clockifySimulator, { ...firm, ...change });
  return {
    provider,
    caller: callerFor(provider.host(), clockify, { token, tenant, sandbox: false }),
  };
}

const { source } = clockify;

test('says who it is, in which currency and in which zone', () => {
  const { caller } = connected();
  const answers = source.facts.map((exchange) => caller.call<Partial<SourceFacts>>(exchange));
  expect(Object.assign({}, ...answers)).toEqual(facts);
});

describe('a pull', () => {
  test.each([
    ['clients', source.clients, firm.clients.length],
    ['projects', source.projects, firm.projects.length],
    ['tasks', source.tasks, firm.projects.length * work.tasks.length],
    ['people', source.people, firm.users.length],
    ['expense categories', source.expenseCategories, 1],
    ['expenses', source.expenses, 2],
    ['time entries', source.timeEntries, firm.entries.length],
  ])('gives every record of the %s once', (_, stream, count) => {
    const read = pages<unknown>(connected().caller, stream, { facts });
    expect(read.flatMap((page) => page.refused)).toEqual([]);
    const ids = read.flatMap((page) => page.records.map((one) => Object.values(one as object)[0]));
    expect([ids.length, new Set(ids).size]).toEqual([count, count]);
  });

  test('asks a month at a time, unrounded, in the zone of the account', () => {
    const { provider, caller } = connected();
    records(caller, source.timeEntries, { facts });
    const bodies = provider.passed.map(({ request }) =>
      JSON.parse(Buffer.from(request.body).toString()),
    );
    const first = bodies.filter(({ detailedFilter }) => detailedFilter.page === 1);
    expect(first.map(({ dateRangeStart }) => dateRangeStart)).toEqual([
      '2026-02-01T00:00:00.000Z',
      '2026-03-03T00:00:00.000Z',
      '2026-04-02T00:00:00.000Z',
    ]);
    expect(bodies.every((body) => body.rounding === false)).toBe(true);
    expect(bodies.every((body) => body.timeZone === 'America/New_York')).toBe(true);
  });

  test('gives the bytes of a receipt', () => {
    const { caller } = connected();
    const [expense] = records(caller, source.expenses, { facts });
    const file = fetchReceipt(caller, expense?.receiptUrl ?? '');
    expect(Buffer.from(file).toString()).toBe('%PDF-1.4 ticket');
  });
});

const wire: WireTimeEntry = {
  _id: 'a1',
  description: 'x',
  userId: 'u1',
  userName: 'Ana',
  projectId: 'p1',
  projectName: 'Alpha',
  clientId: 'c1',
  clientName: 'Acme',
  taskId: null,
  taskName: null,
  billable: true,
  rate: 12_550,
  invoicingInfo: null,
  timeInterval: {
    start: '2026-03-01T23:30:00-05:00',
    end: '2026-03-02T00:45:00-05:00',
    duration: 4500,
  },
};

describe('a time entry', () => {
  test('is of the day that the account calls it, at a rate in whole units', () => {
    expect(toTimeEntry(wire, facts)).toMatchObject({
      entryId: 'clockify:a1',
      spentOn: '2026-03-01',
      seconds: 4500,
      sourceRate: '125.5',
      taskId: 'clockify:no-task',
      sourceState: 'final',
      sourceInvoice: '',
    });
  });

  test('without an end is still running', () => {
    const timeInterval = { ...wire.timeInterval, end: null, duration: null };
    expect(toTimeEntry({ ...wire, timeInterval }, facts)).toMatchObject({
      sourceState: 'running',
      seconds: 0,
    });
  });

  test.each([
    [{ invoiceId: null, manuallyInvoiced: true }, 'marked as invoiced'],
    [{ invoiceId: 'i1', manuallyInvoiced: false }, 'marked as invoiced'],
    [{ invoiceId: null, manuallyInvoiced: false }, ''],
  ])('with %j is invoiced: %s', (invoicingInfo, sourceInvoice) => {
    expect(toTimeEntry({ ...wire, invoicingInfo }, facts)).toMatchObject({ sourceInvoice });
  });

  test('of no whole seconds is refused', () => {
    const timeInterval = { ...wire.timeInterval, duration: null };
    expect(() => toTimeEntry({ ...wire, timeInterval }, facts)).toThrow('duration');
  });
});

const spent: WireExpense = {
  id: 'e1',
  workspaceId: 'w1',
  date: '2026-03-01T00:00:00Z',
  userId: 'u1',
  project: { id: 'p1', name: 'Alpha', clientId: 'c1', clientName: 'Acme' },
  category: null,
  notes: null,
  total: 4550,
  billable: true,
  fileId: null,
  fileName: null,
};

test.each([
  ['USD', 4550, '45.50'],
  ['USD', 200, '2.00'],
  ['JPY', 4550, '4550'],
  ['KWD', 4550, '4.550'],
])('a total in %s of %i is %s', (currency, total, cost) => {
  expect(toExpense({ ...spent, total }, { ...facts, currency })).toMatchObject({ cost, currency });
});

test('a total of half a cent is refused', () => {
  expect(() => toExpense({ ...spent, total: 45.5 }, facts)).toThrow('more decimals');
});

describe('simulated Clockify', () => {
  const get = (url: string, headers: Record<string, string> = { 'X-Api-Key': token }) =>
    connected().provider.fetch({ method: 'GET', url, headers, body: null });
  const W = `https://api.clockify.me/api/v1/workspaces/${tenant}`;

  test.each<[string, Record<string, string> | undefined, number]>([
    [`${W}/clients`, undefined, 200],
    [`${W}/clients?page-size=0`, undefined, 400],
    [`${W}/nothing`, undefined, 404],
    ['https://api.clockify.me/api/v1/workspaces/other/clients', undefined, 403],
    [`${W}/clients`, {}, 401],
    [`${W}/clients`, { 'X-Api-Key': token, Authorization: 'Bearer x' }, 401],
  ])('answers %s with %j by %i', (url, headers, status) => {
    expect(get(url, headers).status).toBe(status);
  });
});

describe.each(['euc1', 'use2', 'euw2', 'apse2'])('a workspace that is kept in %s', (region) => {
  const host = `https://${region}.clockify.me`;
  const entered = { token, tenant, region };

  test('is asked there alone, by its own addresses', () => {
    const login = { ...firm.login, region };
    const provider = new Simulated(clockifySimulator, { ...firm, login });
    const stub = provider.host();
    const caller = callerFor(stub, clockify, connectionOf(clockify, entered));
    const answers = source.facts.map((one) => caller.call<Partial<SourceFacts>>(one));
    expect(answers[0]?.account).toBe(facts.account);
    expect(records(caller, source.timeEntries, { facts })).toHaveLength(firm.entries.length);
    const expenses = records(caller, source.expenses, { facts });
    const url = expenses.find(({ receiptUrl }) => receiptUrl !== '')?.receiptUrl ?? '';
    expect(fetchReceipt(caller, url)).toBeDefined();
    const asked = new Set(stub.sent.map(({ url: to }) => /^.*\/v1/.exec(to)?.[0]));
    expect([...asked].sort()).toEqual([`${host}/api/v1`, `${host}/report/v1`]);
  });

  test('gives its key to no other place, not even the usual one', () => {
    const stub = stubHost(() => ({ status: 200 }));
    const caller = callerFor(stub, clockify, connectionOf(clockify, entered));
    const other = region === 'euc1' ? 'use2' : 'euc1';
    for (const url of [`https://${other}.clockify.me/api/v1/user`, 'https://evil.clockify.me/x']) {
      caller.callAll([{ request: { method: 'GET', url }, read: () => null }]);
    }
    expect(stub.sent).toHaveLength(2);
    expect(JSON.stringify(stub.sent)).not.toContain(token);
  });

  test('is not found elsewhere', () => {
    const login = { ...firm.login, region };
    const { caller } = connected({ login });
    const [company] = source.facts.map((one) => () => caller.call<Partial<SourceFacts>>(one));
    expect(company).toThrow('Access Denied');
  });
});

test('a region that there is none of is refused', () => {
  expect(() => connectionOf(clockify, { token, tenant, region: 'evil.example/' })).toThrow(
    "Region: 'evil.example/' is none of them. Choose one.",
  );
  expect(connectionOf(clockify, { token, tenant }).region).toBeUndefined();
});
