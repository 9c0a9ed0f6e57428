import { expect, test } from '@jest/globals';
import type { Policy } from '../../src/records/policy';
import { policyFinder } from '../../src/rules/policy-finder';
import { aPolicy, day, someSettings } from '../support/sample-records';

const finder = (rows: readonly Partial<Policy>[], unreadable: readonly string[] = []) =>
  policyFinder(
    rows.map((row, at) => aPolicy({ policyId: `P${at + 1}`, ...row })),
    { settings: someSettings(), unreadable: new Set(unreadable) },
  );

const work = { client: 'Acme', project: 'Alpha', spentOn: day('2026-03-02') };

test.each<[string, Partial<Policy>[], string]>([
  ['none but the settings', [], 'Settings: to the nearest 6 min'],
  ['one for all work', [{ incrementMinutes: 15 }], 'P1: to the nearest 15 min'],
  ['a client before all work', [{}, { client: 'acme ', direction: 'up' }], 'P2: up to 6 min'],
  [
    'a project before its client',
    [{ project: 'Alpha', incrementMinutes: 0 }, { client: 'Acme' }],
    'P1: no rounding',
  ],
  [
    'both names before one',
    [{ project: 'Alpha' }, { client: 'Acme', project: 'Alpha', level: 'day' }],
    'P2: to the nearest 6 min by day',
  ],
  ['another client', [{ client: 'Zenith' }], 'Settings: to the nearest 6 min'],
  [
    'the one that began last',
    [
      { from: day('2026-01-01') },
      { from: day('2026-03-02'), minimumMinutes: 30 },
      { from: day('2026-03-03') },
    ],
    'P2: to the nearest 6 min, at least 30 min',
  ],
  [
    'every choice',
    [
      {
        level: 'projectDay',
        incrementMinutes: 15,
        direction: 'up',
        graceMinutes: 3,
        hours: 'twoDecimals',
      },
    ],
    'P1: up to 15 min, 3 min grace by project and day, hours at two decimals',
  ],
  ['a tie', [{ tie: 'even' }], 'P1: to the nearest 6 min (half even)'],
])('of %s', (_, rows, version) => {
  const match = finder(rows).policyOf(work);
  expect(match).toEqual({ policy: expect.objectContaining({ version }) });
});

test.each<[string, Partial<Policy>, string, string]>([
  ['an increment of 7', { incrementMinutes: 7 }, 'E-404', 'increment must divide 60'],
  [
    'a grace of the whole step',
    { incrementMinutes: 6, graceMinutes: 6 },
    'E-404',
    'rounds nothing up',
  ],
  ['minutes below zero', { minimumMinutes: -1 }, 'E-501', 'below zero'],
  ['a minimum of two days', { minimumMinutes: 2880 }, 'E-406', 'more than the longest entry'],
])('%s is reported, and its work has no policy', (_, row, code, words) => {
  const { problems, policyOf } = finder([{ client: 'Acme', ...row }]);
  expect(problems).toEqual([expect.objectContaining({ code, tab: 'Policies', key: 'P1' })]);
  expect(problems[0]?.message).toContain(words);
  expect(policyOf(work)).toEqual({ unusable: 'P1' });
  expect(policyOf({ ...work, client: 'Zenith' })).toHaveProperty('policy');
});

test('two rows that begin together leave it open which one holds', () => {
  const { problems, policyOf } = finder([{}, {}]);
  expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'E-401 Policies P1 and P2 begin together for the same work.',
  ]);
  expect(policyOf(work)).toHaveProperty('policy');
});

test('a row with a cell that cannot be read stands for nothing', () => {
  expect(finder([{ client: 'Acme' }], ['P1']).policyOf(work)).toEqual({ unusable: 'P1' });
});
