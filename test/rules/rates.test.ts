import { expect, test } from '@jest/globals';
import type { HourlyRate } from '../../src/records/hourly-rate';
import { checkRates } from '../../src/rules/rate-checks';
import { rateFinder } from '../../src/rules/rate-finder';
import { anEntry, aRate, d, day, EUR, USD } from '../support/sample-records';

const found = (rows: readonly Partial<HourlyRate>[], currency = USD, spentOn = '2026-03-02') => {
  const rates = rows.map((row, at) => aRate({ rateId: `R${at + 1}`, ...row }));
  const match = rateFinder(rates)(anEntry({ spentOn: day(spentOn) }), currency);
  return match.kind === 'row' ? match.row.rateId : match.kind;
};

test.each<[string, Partial<HourlyRate>[], string]>([
  ['a rate for all work', [{}], 'R1'],
  ['a person before all work', [{}, { person: 'Ana' }], 'R2'],
  [
    'a person on a project before a person',
    [{ person: 'Ana', project: 'Alpha' }, { person: 'Ana' }],
    'R1',
  ],
  [
    'all four names',
    [
      { person: 'Ana', client: 'Acme', project: 'Alpha', task: 'Design' },
      { person: 'Ana', client: 'Acme', project: 'Alpha' },
    ],
    'R1',
  ],
  ['names in another spelling', [{ person: ' ANA ' }], 'R1'],
  ['somebody else', [{ person: 'Ben' }], 'none'],
  [
    'two names against two others',
    [{ person: 'Ana', hourlyRate: d('1') }, { project: 'Alpha' }],
    'tied',
  ],
  [
    'a tie of equal rates',
    [{ person: 'Ana', hourlyRate: d('120.00') }, { project: 'Alpha' }],
    'R1',
  ],
  [
    'a more specific row breaks a tie below it',
    [
      { person: 'Ana', hourlyRate: d('1') },
      { project: 'Alpha' },
      { person: 'Ana', project: 'Alpha' },
    ],
    'R3',
  ],
  ['a first day that is yet to come', [{ from: day('2026-03-03') }], 'none'],
  ['days that include both ends', [{ from: day('2026-03-02'), to: day('2026-03-02') }], 'R1'],
  ['the row of the day', [{ to: day('2026-02-28') }, { from: day('2026-03-01') }], 'R2'],
  [
    'a row without a figure, before a less specific one',
    [{ person: 'Ana', hourlyRate: null }, {}],
    'R1',
  ],
])('%s', (_, rows, expected) => {
  expect(found(rows)).toBe(expected);
});

test('a row with a currency prices only customers who are billed in it', () => {
  const rows = [
    { person: 'Ana', currency: USD },
    { person: 'Ana', currency: EUR, hourlyRate: d('110') },
  ];
  expect(found(rows, USD)).toBe('R1');
  expect(found(rows, EUR)).toBe('R2');
  expect(found([{ currency: EUR }], USD)).toBe('none');
});

const problemsOf = (...rows: readonly Partial<HourlyRate>[]) =>
  checkRates(rows.map((row, at) => aRate({ rateId: `R${at + 1}`, ...row }))).problems.map(
    ({ code, key, message }) => `${code} ${key}: ${message}`,
  );

test.each<[string, Partial<HourlyRate>[], string[]]>([
  ['sound', [{ to: day('2026-03-31') }, { from: day('2026-04-01') }], []],
  [
    'overlapping',
    [{ from: day('2026-01-01'), to: day('2026-04-30') }, { from: day('2026-04-01') }],
    ['E-401 R2: Rates R1 and R2 overlap 2026-04-01…2026-04-30.'],
  ],
  [
    'both open',
    [{ from: day('2026-01-01') }, {}],
    ['E-401 R1: Rates R2 and R1 overlap 2026-01-01….'],
  ],
  [
    'with a gap',
    [{ to: day('2026-03-31') }, { from: day('2026-04-05') }],
    ['E-402 R2: Rate R2 leaves 2026-04-01…2026-04-04 without a rate of its kind.'],
  ],
  ['in two currencies', [{ currency: USD }, { currency: EUR }], []],
  ['for other work', [{ person: 'Ana' }, { person: 'Ben' }], []],
  ['below zero', [{ hourlyRate: d('-1') }], ['E-403a R1: Rate R1 is below zero.']],
  ['zero', [{ hourlyRate: d('0') }], ["E-403a R1: Rate R1 is zero, only allowed with 'Courtesy'."]],
  ['zero by courtesy', [{ hourlyRate: d('0'), courtesy: true }], []],
  ['empty', [{ hourlyRate: null }], ['E-501 R1: Rate R1 has no hourly rate.']],
  [
    'backwards',
    [{ from: day('2026-03-02'), to: day('2026-03-01') }],
    ['E-502 R1: Rate R1 begins on 2026-03-02 and ends before, on 2026-03-01.'],
  ],
])('rates that are %s', (_, rows, expected) => {
  expect(problemsOf(...rows)).toEqual(expected);
});
