import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Factor, factorKinds } from '../../src/records/factor';
import type { TimeEntry } from '../../src/records/time-entry';
import { factorFinder } from '../../src/rules/entry-factors';
import {
  evening,
  from,
  hours,
  NEW_YORK,
  night,
  partsBy as parts,
  weekend,
} from '../support/factored';
import { aFactor, anEntry, d, day } from '../support/sample-records';

const friday = from('2026-03-07T03:00:00Z', 3, '2026-03-06');

test.each<[string, Partial<Factor>[], string[]]>([
  [
    'the highest of two kinds counts, and they neither add up nor multiply',
    [weekend, { ...night, factor: d('2') }],
    ['3:00 2 × 22:00 to 06:00 (F2)'],
  ],
  [
    'each moment by itself',
    [
      { ...weekend, factor: d('3') },
      { ...night, factor: d('2') },
    ],
    ['2:00 2 × 22:00 to 06:00 (F2)', '1:00 3 × Saturday and Sunday (F1)'],
  ],
  [
    'within a kind the row that names more counts, even if it is lower',
    [night, { ...night, client: 'Acme', factor: d('1.25') }],
    ['3:00 1.25 × 22:00 to 06:00 (F2)'],
  ],
  ['a client who pays no nights', [night, { ...night, client: 'Acme', factor: d('1') }], []],
  [
    'hours that do not touch are no exception',
    [night, { ...evening, client: 'Acme', endsAt: '20:00', factor: d('1') }],
    ['3:00 1.5 × 22:00 to 06:00 (F1)'],
  ],
  ['below one', [{ ...night, factor: d('0.5') }], ['3:00 0.5 × 22:00 to 06:00 (F1)']],
])('of several: %s', (_, rows, expected) => {
  expect(parts(rows, [friday])).toEqual(expected);
});

test.each<[string, Partial<Factor>, Partial<TimeEntry>[], string[]]>([
  [
    'of a day',
    { kind: 'overtimeDay', seconds: hours(8) },
    [from('2026-03-02T20:00:00Z', 4), from('2026-03-02T14:00:00Z', 5)],
    ['3:00', '1:00 1.5 × beyond 8:00 a day (F1)'],
  ],
  [
    'of a day, worked before it',
    { kind: 'overtimeDay', seconds: hours(8) },
    [from('2026-03-02T14:00:00Z', 5), from('2026-03-02T20:00:00Z', 4)],
    [],
  ],
  [
    'of another day',
    { kind: 'overtimeDay', seconds: hours(8) },
    [from('2026-03-02T20:00:00Z', 4), from('2026-03-03T14:00:00Z', 5)],
    [],
  ],
  [
    'of another person',
    { kind: 'overtimeDay', seconds: hours(8) },
    [from('2026-03-02T20:00:00Z', 4), { ...from('2026-03-02T14:00:00Z', 5), personId: 'p9' }],
    [],
  ],
  [
    'of a week that begins on Monday',
    { kind: 'overtimeWeek', seconds: hours(40) },
    [from('2026-03-08T14:00:00Z', 4), from('2026-03-02T05:00:00Z', 38)],
    ['2:00', '2:00 1.5 × beyond 40:00 a week (F1)'],
  ],
  [
    'of a week that begins on Sunday',
    { kind: 'overtimeWeek', seconds: hours(40), days: 'Sun' },
    [from('2026-03-08T14:00:00Z', 4), from('2026-03-02T05:00:00Z', 38)],
    [],
  ],
  [
    'of the work that the row stands for',
    { kind: 'overtimeDay', seconds: hours(8), project: 'Alpha' },
    [from('2026-03-02T20:00:00Z', 4), { ...from('2026-03-02T14:00:00Z', 5), project: 'Beta' }],
    [],
  ],
  [
    'without what is not billable',
    { kind: 'overtimeDay', seconds: hours(8) },
    [
      from('2026-03-02T20:00:00Z', 4),
      { ...from('2026-03-02T14:00:00Z', 5), disposition: 'notBillable' },
    ],
    [],
  ],
  [
    'over midnight, each part on its day',
    { kind: 'overtimeDay', seconds: hours(2) },
    [from('2026-03-03T02:00:00Z', 6, '2026-03-02')],
    ['4:00', '2:00 1.5 × beyond 2:00 a day (F1)'],
  ],
  [
    'of dates alone, after what has times',
    { kind: 'overtimeDay', seconds: hours(8) },
    [{ seconds: hours(5) }, from('2026-03-02T14:00:00Z', 5)],
    ['3:00', '2:00 1.5 × beyond 8:00 a day (F1)'],
  ],
])('overtime %s', (_, row, entries, expected) => {
  expect(parts([row], entries)).toEqual(expected);
});

const anyFactor = fc.record({
  kind: fc.constantFrom(...factorKinds),
  days: fc.constantFrom('Sat', 'Sun'),
  startsAt: fc.constantFrom('', '02:30', '18:00', '22:15'),
  endsAt: fc.constantFrom('01:30', '06:00', '23:59'),
  seconds: fc.constantFrom(0, 5000, 30_000),
  factor: fc.constantFrom(d('1'), d('1.5'), d('2')),
  zone: fc.constantFrom('', 'worker', 'Australia/Lord_Howe'),
});
const anyWork = fc.record({
  /** Around both changes of the clocks of New York. */
  at: fc.oneof(
    fc.integer({ min: Date.UTC(2026, 2, 7), max: Date.UTC(2026, 2, 9) }),
    fc.integer({ min: Date.UTC(2026, 9, 31), max: Date.UTC(2026, 10, 2) }),
  ),
  seconds: fc.integer({ min: 1, max: 100_000 }),
  sourceZone: fc.constantFrom('', 'Europe/Berlin', 'Asia/Kathmandu'),
});

test('no second is lost or counted twice, in whatever order the entries come', () => {
  fc.assert(
    fc.property(
      fc.array(anyFactor, { maxLength: 4 }),
      fc.array(anyWork, { maxLength: 5 }),
      (rows, work) => {
        const factors = rows.map((row, at) =>
          aFactor({
            factorId: `F${at}`,
            ...row,
            days: row.kind === 'holiday' ? '03-08' : row.days,
          }),
        );
        const entries = work.map(({ at, ...fields }, index) => {
          const startedAt = `${new Date(at).toISOString().slice(0, 19)}Z`;
          const spentOn = day(startedAt.slice(0, 10));
          return anEntry({ ...fields, entryId: `harvest:${index}`, startedAt, spentOn });
        });
        const terms = { firmZone: NEW_YORK, unreadable: new Set<string>() };
        const forward = factorFinder(factors, { ...terms, entries });
        const backward = factorFinder([...factors].reverse(), {
          ...terms,
          entries: [...entries].reverse(),
        });
        for (const entry of entries) {
          const match = forward.factorsOf(entry);
          expect(backward.factorsOf(entry)).toEqual(match);
          if ('unusable' in match) throw new Error('a sound factor is unusable');
          const sum = match.parts.reduce((all, { seconds }) => all + seconds, 0);
          expect([0, entry.seconds]).toContain(sum);
          expect(match.parts.every(({ seconds }) => seconds > 0)).toBe(true);
        }
      },
    ),
  );
});
