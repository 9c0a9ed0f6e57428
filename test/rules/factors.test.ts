import { expect, test } from '@jest/globals';
import type { Factor } from '../../src/records/factor';
import type { TimeEntry } from '../../src/records/time-entry';
import {
  evening,
  from,
  hours,
  NEW_YORK,
  night,
  partsBy as parts,
  weekend,
} from '../support/factored';
import { day } from '../support/sample-records';

test.each<[string, Partial<Factor>[], Partial<TimeEntry>, string[]]>([
  ['no factor', [], from('2026-03-02T14:00:00Z', 2), []],
  ['a day that is none of the days', [weekend], from('2026-03-02T14:00:00Z', 2), []],
  [
    'all of a Saturday',
    [weekend],
    from('2026-03-07T15:00:00Z', 2),
    ['2:00 1.5 × Saturday and Sunday (F1)'],
  ],
  [
    'a day alone, by the date that the tracker files it under',
    [weekend],
    { spentOn: day('2026-03-07'), seconds: hours(2) },
    ['2:00 1.5 × Saturday and Sunday (F1)'],
  ],
  [
    'from Friday into Saturday',
    [weekend],
    from('2026-03-07T03:00:00Z', 4, '2026-03-06'),
    ['2:00', '2:00 1.5 × Saturday and Sunday (F1)'],
  ],
  [
    'an hour before and an hour in the evening',
    [evening],
    from('2026-03-02T22:00:00Z', 2),
    ['1:00', '1:00 1.5 × after 18:00 (F1)'],
  ],
  [
    'before work and after it',
    [{ kind: 'afterHours', startsAt: '18:00', endsAt: '08:00' }],
    from('2026-03-02T12:00:00Z', 12),
    ['2:00 1.5 × 18:00 to 08:00 (F1)', '10:00'],
  ],
  [
    'the early morning, of hours that began on the day before',
    [night],
    from('2026-03-03T10:30:00Z', 1),
    ['0:30 1.5 × 22:00 to 06:00 (F1)', '0:30'],
  ],
  [
    'the morning',
    [{ kind: 'afterHours', endsAt: '08:00' }],
    from('2026-03-03T12:30:00Z', 1),
    ['0:30 1.5 × before 08:00 (F1)', '0:30'],
  ],
  [
    'evenings of some days only',
    [{ ...evening, days: 'Tue' }],
    from('2026-03-02T22:00:00Z', 2),
    [],
  ],
  [
    'a holiday',
    [{ kind: 'holiday', days: '2026-03-02' }],
    from('2026-03-02T14:00:00Z', 1),
    ['1:00 1.5 × holiday (F1)'],
  ],
  [
    'a holiday of every year',
    [{ kind: 'holiday', days: '01-01; 03-02' }],
    from('2026-03-02T14:00:00Z', 1),
    ['1:00 1.5 × holiday (F1)'],
  ],
  [
    'a factor that has ended',
    [{ ...evening, to: day('2026-03-01') }],
    from('2026-03-02T22:00:00Z', 2),
    [],
  ],
  [
    'a factor on its last day',
    [{ ...evening, to: day('2026-03-02') }],
    from('2026-03-02T23:00:00Z', 2),
    ['2:00 1.5 × after 18:00 (F1)'],
  ],
  [
    'a factor that is yet to begin',
    [{ ...evening, from: day('2026-03-03') }],
    from('2026-03-02T23:00:00Z', 2),
    [],
  ],
  ['another person', [{ ...weekend, person: 'Ben' }], from('2026-03-07T15:00:00Z', 2), []],
  [
    'a person in other spelling',
    [{ ...weekend, person: ' ANA' }],
    from('2026-03-07T15:00:00Z', 1),
    ['1:00 1.5 × Saturday and Sunday (F1)'],
  ],
  ['no time of day', [evening], { seconds: hours(2) }, []],
])('%s', (_, rows, entry, expected) => {
  expect(parts(rows, [entry])).toEqual(expected);
});

test.each<[string, Partial<Factor>, Partial<TimeEntry>, string[]]>([
  [
    'in spring 23:00 to 03:00 is 3:00, of which 2:00 are Sunday',
    { kind: 'weekday', days: 'Sun' },
    from('2026-03-08T04:00:00Z', 3, '2026-03-07'),
    ['1:00', '2:00 1.5 × Sunday (F1)'],
  ],
  [
    'in autumn it is 5:00, of which 4:00 are Sunday',
    { kind: 'weekday', days: 'Sun' },
    from('2026-11-01T03:00:00Z', 5, '2026-10-31'),
    ['1:00', '4:00 1.5 × Sunday (F1)'],
  ],
  [
    'a night in spring has 7:00',
    night,
    from('2026-03-08T02:00:00Z', 9, '2026-03-07'),
    ['2:00', '7:00 1.5 × 22:00 to 06:00 (F1)'],
  ],
  [
    'a night in autumn has 9:00',
    night,
    from('2026-11-01T01:00:00Z', 11, '2026-10-31'),
    ['2:00', '9:00 1.5 × 22:00 to 06:00 (F1)'],
  ],
  [
    'hours that begin at a time that is skipped begin when the clocks have jumped',
    { kind: 'afterHours', startsAt: '02:30', endsAt: '05:00' },
    from('2026-03-08T06:00:00Z', 3, '2026-03-08'),
    ['1:30', '1:30 1.5 × 02:30 to 05:00 (F1)'],
  ],
])('over a change of the clocks: %s', (_, row, entry, expected) => {
  expect(parts([row], [entry])).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ['', NEW_YORK, ['1:00 1.5 × after 18:00 (F1)']],
  ['Europe/Berlin', NEW_YORK, ['1:00', '1:00 1.5 × after 18:00 (F1)']],
  ['worker', NEW_YORK, ['1:00', '1:00 1.5 × after 18:00 (F1)']],
])('the hours are those of %j', (zone, firmZone, expected) => {
  const at = zone === '' ? '2026-03-02T23:30:00Z' : '2026-03-02T16:00:00Z';
  const length = zone === '' ? 1 : 2;
  const entry = { ...from(at, length), sourceZone: 'Europe/Berlin' };
  expect(parts([{ ...evening, zone }], [entry], firmZone)).toEqual(expected);
});
