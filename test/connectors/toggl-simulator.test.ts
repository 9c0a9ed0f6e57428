import { describe, expect, test } from '@jest/globals';
import { ApiError } from '../../src/connectors/api-error';
import { toggl } from '../../src/connectors/toggl/connector';
import { NOW } from './support/simulated';
import { callerOf, facts, firm, request, simulatedToggl } from './support/toggl';

const W = `api/v9/workspaces/${firm.login.workspaceId}`;
const REPORT = `reports/api/v3/workspace/${firm.login.workspaceId}/search/time_entries`;
const march = { start_date: '2026-03-01', end_date: '2026-03-31' };

describe('simulated Toggl', () => {
  test.each([
    ['GET', `${W}/clients`, undefined, 200],
    ['GET', `${W}/nothing`, undefined, 404],
    ['GET', 'api/v9/workspaces/1/clients', undefined, 403],
    ['POST', `${W}/clients`, {}, 404],
    ['POST', REPORT, march, 200],
    ['POST', REPORT, { ...march, page_size: 51 }, 400],
    ['POST', REPORT, { ...march, end_date: '2027-04-01' }, 400],
    ['POST', REPORT, { ...march, start_date: 1 }, 400],
    ['GET', REPORT, undefined, 404],
  ] as const)('answers %s %s with %j by %i', (method, path, json, status) => {
    expect(simulatedToggl().fetch(request(method, path, json)).status).toBe(status);
  });

  test('lets nobody in with another token', () => {
    const asked = { ...request('GET', `${W}/clients`), headers: { Authorization: 'Basic eA==' } };
    expect(simulatedToggl().fetch(asked)).toMatchObject({ status: 403 });
  });

  test('lets ten requests in ten seconds and thirty an hour pass', () => {
    const provider = simulatedToggl({ hourlyQuota: 30 });
    const ask = () => provider.fetch(request('GET', W));
    expect(Array.from({ length: 11 }, ask).map(({ status }) => status)).toEqual([
      ...Array(10).fill(200),
      429,
    ]);
    for (let round = 0; round < 2; round += 1) {
      provider.now += 10_000;
      Array.from({ length: 10 }, ask);
    }
    provider.now += 10_000;
    expect(ask()).toMatchObject({
      status: 402,
      headers: { 'X-Toggl-Quota-Remaining': '0', 'X-Toggl-Quota-Resets-In': '3570' },
    });
    provider.now += 3_570_000;
    expect(ask().status).toBe(200);
  });
});

describe('a quota that is used up', () => {
  const empty = { hourlyQuota: 0 };

  test('asks to wait until it comes back', () => {
    const provider = simulatedToggl({ ...empty, recent: [] });
    const [reply] = callerOf(provider).callAll([toggl.source.clients.page(first, facts)]);
    expect(reply).toMatchObject({
      ok: false,
      error: { kind: 'rateLimited', code: 'quota', retryAfterMs: 3_600_000 },
    });
    expect(provider.passed).toHaveLength(1);
  });

  test('is not what a plan without the feature answers', () => {
    const answer = { status: 402, headers: {}, text: '"Workspace needs to have this feature"' };
    const failure = toggl.failure({ ...answer, bytes: () => new Uint8Array() });
    expect(failure).toMatchObject({ kind: 'forbidden', code: 'plan' });
  });
});

test('a burst is sent as slowly as the bucket leaks, and every answer arrives', () => {
  const provider = simulatedToggl();
  const burst = Array.from({ length: 14 }, () => toggl.source.clients.page(first, facts));
  const replies = callerOf(provider).callAll(burst);
  expect(replies.every(({ ok }) => ok)).toBe(true);
  expect(provider.passed.map(({ answer }) => answer.status)).toEqual(Array(14).fill(200));
});

test('a bucket that somebody else has filled is waited for', () => {
  const recent = Array.from({ length: 10 }, () => NOW);
  const provider = simulatedToggl({ recent });
  const replies = callerOf(provider).callAll([toggl.source.clients.page(first, facts)]);
  expect(replies.map(({ ok }) => ok)).toEqual([true]);
  const full = simulatedToggl({ recent: Array.from({ length: 12 }, () => NOW + 1000) });
  callerOf(full).callAll([toggl.source.clients.page(first, facts)]);
  expect(full.passed.map(({ answer }) => answer.status)).toEqual([429, 200]);
});

test.each([
  ['"Incorrect username and/or password"', 'Incorrect username and/or password'],
  ['{"message":"no"}', 'no'],
  ['User does not have access', 'User does not have access'],
  ['<!doctype html><p>x', ''],
  ['', ''],
])('what Toggl says in %s is %s', (text, message) => {
  const answer = { status: 403, headers: {}, text, bytes: () => new Uint8Array() };
  expect(toggl.failure(answer).message).toBe(message);
});

const first = { since: null, next: null };

test('no credential is part of an error', () => {
  const provider = simulatedToggl({ login: { ...firm.login, token: 'other' } });
  try {
    callerOf(provider).call(toggl.source.clients.page(first, facts));
  } catch (error) {
    expect(error).toBeInstanceOf(ApiError);
    expect(JSON.stringify(error) + String(error)).not.toContain(firm.login.token);
  }
});
