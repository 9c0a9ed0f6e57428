import { describe, expect, test } from '@jest/globals';
import { callerFor } from '../../src/connectors/call';
import type { Connector } from '../../src/connectors/connector';
import { quickbooks } from '../../src/connectors/quickbooks/connector';
import { xero } from '../../src/connectors/xero/connector';
import { xeroId } from '../../src/connectors/xero/simulator-state';
import * as qb from './support/quickbooks';
import { type Simulated, simulatedRequest } from './support/simulated';
import { type StubHost, stubHost } from './support/stub-host';
import * as x from './support/xero';

/** A host whose clock is that of the service, and which says what it sends at the same time. */
function hostOf<S>(provider: Simulated<S>, runMs: number): StubHost & { statuses: number[] } {
  const statuses: number[] = [];
  let place = 1;
  const host: StubHost = stubHost((request) => {
    const headers = { ...request.headers, 'x-local-at-once': String(place) };
    place += 1;
    provider.now = host.now();
    const { answer, state } = provider.simulator.answer(
      simulatedRequest({ ...request, headers }),
      provider.state,
      host.now(),
    );
    provider.state = state;
    statuses.push(answer.status);
    return answer;
  }, runMs);
  const { fetchAll } = host;
  const counted = (requests: Parameters<typeof fetchAll>[0]) => {
    place = 1;
    return fetchAll(requests);
  };
  return Object.assign(host, { fetchAll: counted, statuses });
}

const services = [
  ['QuickBooks', quickbooks, () => qb.simulatedBooks(), qb.books.login.realmId, '140'],
  ['Xero', xero, () => x.simulatedXero(), x.organisation.login.tenantId, xeroId(9)],
] as const;

const tokenOf: Readonly<Record<string, string>> = {
  quickbooks: qb.books.login.token,
  xero: x.organisation.login.token,
};

function asked(connector: Connector, { provider, tenant, id, count, runMs = 330_000 }: Asking) {
  const host = hostOf(provider, runMs);
  const connection = { token: tokenOf[connector.id] ?? '', tenant, sandbox: false };
  const caller = callerFor(host, connector, connection);
  const { fetch } = connector.ledger?.documents.invoice ?? {};
  if (!fetch) throw new Error('it is no ledger');
  const replies = caller.callAll(Array.from({ length: count }, () => fetch(id)));
  return { replies, host };
}

interface Asking {
  readonly provider: Simulated<never>;
  readonly tenant: string;
  readonly id: string;
  readonly count: number;
  readonly runMs?: number;
}

describe.each(services)('%s', (_name, connector, provided, tenant, id) => {
  const provider = () => provided() as unknown as Simulated<never>;

  test('is never asked faster than it takes requests, however many there are', () => {
    const { host } = asked(connector, { provider: provider(), tenant, id, count: 150 });
    expect(host.statuses).toHaveLength(150);
    expect(host.statuses.filter((status) => status === 429)).toEqual([]);
  });

  test('refuses most of them where nobody keeps the pace', () => {
    const { pace: _pace, ...hasty } = connector;
    const { host } = asked(hasty, {
      ...{ provider: provider(), tenant, id, count: 150 },
      runMs: 1_000,
    });
    expect(host.statuses.filter((status) => status === 429).length).toBeGreaterThan(100);
  });

  test('what finds no place in the run any more is not sent, and may come again', () => {
    const asking = { provider: provider(), tenant, id, count: 600, runMs: 60_000 };
    const { replies, host } = asked(connector, asking);
    expect(host.statuses.length).toBeLessThan(600);
    expect(host.now() - Date.UTC(2026, 3, 2, 13)).toBeLessThan(60_000);
    const kinds = replies.slice(-1).map((reply) => (reply.ok ? 'ok' : reply.error.kind));
    expect(kinds).toEqual(['rateLimited']);
  });
});

describe('the limits of Xero', () => {
  test('are told on each answer, and which one was met', () => {
    const provider = x.simulatedXero({ dayLimit: 3 });
    const first = x.ask(provider, ['GET', 'Organisation']);
    expect(first.headers).toMatchObject({
      'X-MinLimit-Remaining': '59',
      'X-DayLimit-Remaining': '2',
      'X-AppMinLimit-Remaining': '9999',
    });
    for (const _ of [1, 2]) x.ask(provider, ['GET', 'Organisation']);
    const spent = x.ask(provider, ['GET', 'Organisation']);
    expect(spent).toMatchObject({ status: 429, headers: { 'X-Rate-Limit-Problem': 'day' } });
    const wait = Number(spent.headers['Retry-After']) * 1000;
    provider.now += wait;
    expect(x.ask(provider, ['GET', 'Organisation']).status).toBe(200);
    const sixth = x.ask(provider, ['GET', 'Organisation'], { 'x-local-at-once': '6' });
    expect(sixth).toMatchObject({ status: 429, headers: { 'X-Rate-Limit-Problem': 'concurrent' } });
  });
});

test('QuickBooks takes ten requests in a second and forty at a time', () => {
  const provider = qb.simulatedBooks();
  provider.tookMs = 0;
  const statuses = Array.from({ length: 11 }, () => qb.ask(provider, 'preferences').status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(10);
  provider.now += 1_000;
  expect(qb.ask(provider, 'preferences').status).toBe(200);
  const Authorization = `Bearer ${qb.books.login.token}`;
  const crowd = { headers: { Authorization, 'x-local-at-once': '41' } };
  expect(qb.ask(provider, 'preferences', crowd).status).toBe(429);
});
