import { expect, test } from '@jest/globals';
import type { Factor } from '../../src/records/factor';
import { factorFinder } from '../../src/rules/entry-factors';
import { evening, from, NEW_YORK, night, partsBy as parts, weekend } from '../support/factored';
import { aFactor, anEntry, d, day } from '../support/sample-records';

const friday = from('2026-03-07T03:00:00Z', 3, '2026-03-06');

const problemsOf = (...rows: readonly Partial<Factor>[]) => {
  const factors = rows.map((row, at) => aFactor({ factorId: `F${at + 1}`, ...row }));
  const terms = { firmZone: NEW_YORK, unreadable: new Set<string>(), entries: [] };
  return factorFinder(factors, terms).problems.map(
    ({ code, key, field, message }) => `${code} ${key} ${field}: ${message}`,
  );
};

test.each<[string, Partial<Factor>[], string[]]>([
  ['sound', [weekend, evening, { kind: 'holiday', days: '12-25' }], []],
  ['without a kind', [{}], ['E-405 F1 kind: Factor F1: its kind is missing.']],
  ['empty', [{ ...weekend, factor: null }], ['E-501 F1 factor: Factor F1: it has no factor.']],
  ['zero', [{ ...weekend, factor: d('0') }], ['E-403a F1 factor: Factor F1: its factor is 0.']],
  [
    'below zero',
    [{ ...weekend, factor: d('-1') }],
    ['E-403a F1 factor: Factor F1: its factor is -1.'],
  ],
  [
    'on no days',
    [{ kind: 'weekday' }],
    ["E-502 F1 days: Factor F1: its days are '', but days of the week are expected, as Sat, Sun."],
  ],
  [
    'on days that are none',
    [{ kind: 'holiday', days: '2026-02-30' }],
    [
      "E-502 F1 days: Factor F1: its days are '2026-02-30', but days are expected, as 2026-12-25, or 12-25 for every year.",
    ],
  ],
  [
    'at a time that is none',
    [{ ...evening, startsAt: '6 pm' }],
    ["E-502 F1 startsAt: Factor F1: '6 pm' is no time of the day."],
  ],
  [
    'of no length',
    [{ ...evening, endsAt: '18:00' }],
    ['E-502 F1 endsAt: Factor F1: it begins and ends at the same time.'],
  ],
  [
    'of overtime without hours',
    [{ kind: 'overtimeDay' }],
    [
      'E-501 F1 seconds: Factor F1: it needs the hours that are still at the plain rate, from zero on.',
    ],
  ],
  [
    'in a zone that nobody knows',
    [{ ...evening, zone: 'Mars/Phobos' }],
    ["E-110 F1 zone: Factor F1: unknown time zone 'Mars/Phobos'."],
  ],
  [
    'backwards',
    [{ ...weekend, from: day('2026-03-02'), to: day('2026-03-01') }],
    ['E-502 F1 from: Factor F1: it begins on 2026-03-02 and ends before, on 2026-03-01.'],
  ],
  [
    'overlapping',
    [
      { ...weekend, to: day('2026-04-30') },
      { kind: 'weekday', days: 'Sun', from: day('2026-04-01') },
    ],
    ['E-401 F2 from: Factors F1 and F2 overlap 2026-04-01…2026-04-30; the higher one counts.'],
  ],
  [
    'one after the other',
    [
      { ...weekend, to: day('2026-03-31') },
      { ...weekend, from: day('2026-04-01') },
    ],
    [],
  ],
  ['on other days', [weekend, { kind: 'weekday', days: 'Fri' }], []],
  ['at other hours', [{ ...evening, endsAt: '22:00' }, night], []],
  [
    'at hours that meet after midnight',
    [night, { kind: 'afterHours', startsAt: '05:00', endsAt: '07:00' }],
    ['E-401 F2 from: Factors F1 and F2 overlap; the higher one counts.'],
  ],
  ['for other work', [weekend, { ...weekend, client: 'Acme' }], []],
  [
    'holidays that are in both',
    [
      { kind: 'holiday', days: '12-25' },
      { kind: 'holiday', days: '2026-12-25' },
    ],
    ['E-401 F2 from: Factors F1 and F2 overlap; the higher one counts.'],
  ],
])('factors that are %s', (_, rows, expected) => {
  expect(problemsOf(...rows)).toEqual(expected);
});

test('work waits for a factor that cannot be used, and other work does not', () => {
  expect(parts([{ client: 'Acme' }], [friday])).toBe('waits for F1');
  expect(parts([{ client: 'Zenith' }], [friday])).toEqual([]);
  expect(parts([{ to: day('2026-03-05') }], [friday])).toEqual([]);
});

test('hours of work that has no times are named once, by their factor', () => {
  const { problems } = factorFinder([aFactor(evening), aFactor({ factorId: 'F2', ...weekend })], {
    firmZone: NEW_YORK,
    unreadable: new Set(),
    entries: [
      anEntry(),
      anEntry({ entryId: 'harvest:2' }),
      anEntry(from('2026-03-02T14:00:00Z', 1)),
    ],
  });
  expect(problems).toEqual([
    expect.objectContaining({
      code: 'W-132',
      severity: 'warning',
      key: 'F1',
      message: 'Factor F1: 2 entries have no time of day, and no such factor.',
    }),
  ]);
});
