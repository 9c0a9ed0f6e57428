import { describe, expect, test } from '@jest/globals';
import type { CsvMapping } from '../../src/rules/csv-mapping';
import { expenses, read, time } from '../support/csv';

const TIME = 'Date,Who,Client,Project,Notes,Hours,From,To,Billable,Rate';

describe('dates', () => {
  const columns = { date: 'Date', duration: 'Hours' };
  const days = (cells: readonly string[], dateOrder: CsvMapping['dateOrder'] = null) =>
    read(`Date|Hours\n${cells.map((cell) => `${cell}|1`).join('\n')}`, {
      ...time,
      columns,
      dateOrder,
    });

  test.each([
    ['2026-03-02', '2026-03-02'],
    ['2026/3/2', '2026-03-02'],
    ['26.01.2015', '2015-01-26'],
    ['2.3.26', '2026-03-02'],
    ['2 March 2026', '2026-03-02'],
    ['13 April 2026', '2026-04-13'],
    ['Apr 13, 2026', '2026-04-13'],
    ['2026-03-02T10:30:00', '2026-03-02'],
    ['2026-03-02 10:30', '2026-03-02'],
    ['03/03/2026', '2026-03-03'],
  ])('%s is %s', (cell, day) => {
    expect(days([cell]).time).toMatchObject([{ spentOn: day }]);
  });

  test('a day above twelve decides for the whole column', () => {
    expect(days(['03/04/2026', '13/04/2026']).time.map(({ spentOn }) => spentOn)).toEqual([
      '2026-04-03',
      '2026-04-13',
    ]);
    expect(days(['03/04/2026', '04/13/2026']).time.map(({ spentOn }) => spentOn)).toEqual([
      '2026-03-04',
      '2026-04-13',
    ]);
    expect(days(['03/04/2026', '13/04/2026']).mapping?.dateOrder).toBe('dmy');
  });

  test('E-311: nothing decides, so nobody guesses', () => {
    const { refused } = days(['03/04/2026']);
    expect(refused).toMatchObject([
      { code: 'E-311', message: "Line 2: '03/04/2026': day and month are unclear." },
    ]);
    expect(days(['03/04/2026'], 'mdy').time).toMatchObject([{ spentOn: '2026-03-04' }]);
  });

  test('a count of days is taken only where it is declared', () => {
    expect(days(['46082'], 'serial').time).toMatchObject([{ spentOn: '2026-03-01' }]);
    expect(days(['46082']).refused).toMatchObject([{ code: 'E-312' }]);
  });
});

describe('durations', () => {
  const columns = { date: 'Date', duration: 'Hours' };
  const seconds = (cell: string, change: Partial<CsvMapping> = {}) =>
    read(`Date|Hours\n2026-03-02|${cell}`, { ...time, columns, ...change });

  test.each<[string, Partial<CsvMapping>, number]>([
    ['1:30', {}, 5400],
    ['01:30:15', {}, 5415],
    ['26:00', {}, 93_600],
    ['-1:30', {}, -5400],
    ['\u22121:30', {}, -5400],
    ['1.5', {}, 5400],
    ['1,5', { decimalSign: ',' }, 5400],
    ['1,5', { decimalSign: null }, 5400],
    ['2.001,0', { decimalSign: null }, 7_203_600],
    ['0.58', {}, 2088],
    ['90', { durationForm: 'minutes' }, 5400],
    ['5400', { durationForm: 'seconds' }, 5400],
    ['1h 30m', {}, 5400],
    ['1h30', {}, 5400],
    ['90m', {}, 5400],
    ['2h', {}, 7200],
    ['1 h 5 min 10 s', {}, 3910],
    ['PT1H30M', {}, 5400],
    ['pt90m', {}, 5400],
    ['0', {}, 0],
  ])('%s with %j are %i seconds', (cell, change, expected) => {
    expect(seconds(cell, change).time).toMatchObject([{ seconds: expected }]);
  });

  test('a bare figure of which nobody says what it counts is asked about', () => {
    const mapping = { ...time, columns: { date: 'Date', duration: 'Length' }, durationForm: null };
    const { refused } = read('Date,Length\n2026-03-02,90', mapping);
    expect(refused).toMatchObject([
      { code: 'E-313', message: "Line 2: duration '90' could be hours, minutes or seconds." },
    ]);
  });

  test.each([
    ['09:00', '10:30', 5400],
    ['9:00 AM', '1:15 pm', 15_300],
    ['10:23:52 AM', '10:24:02 AM', 10],
    ['12:00 AM', '12:30 AM', 1800],
    ['12:00 PM', '12:30 PM', 1800],
  ])('from %s to %s are told by the times alone', (from, to, expected) => {
    const mapping = { ...time, columns: { date: 'Date', startTime: 'From', endTime: 'To' } };
    const { time: rows } = read(`Date,From,To\n2026-03-02,${from},${to}`, mapping);
    expect(rows).toMatchObject([{ seconds: expected, startedTime: from, endedTime: to }]);
  });

  test('may go on after midnight', () => {
    const file = `${TIME}\n2026-03-02,Ana,Acme,Alpha,,2.5,23:00,01:30,yes,`;
    expect(read(file, time).time).toMatchObject([{ seconds: 9000 }]);
  });
});

test.each<[string, Partial<CsvMapping>, string]>([
  ['1.234,56', { decimalSign: ',' }, '1234.56'],
  ['1.234,56', { decimalSign: null }, '1234.56'],
  ['1,234.56', { decimalSign: null }, '1234.56'],
  ['1,234,567', { decimalSign: null }, '1234567.00'],
  ["1'234.50", {}, '1234.50'],
  ['1\u00a0234,50', { decimalSign: ',' }, '1234.50'],
  ['$45', {}, '45.00'],
  ['US$45.5', {}, '45.50'],
  ['45 USD', {}, '45.00'],
  ['-45', {}, '-45.00'],
  ['\u221245', {}, '-45.00'],
  ['-$45', {}, '-45.00'],
  ['(45.00)', { bracketsAreNegative: true }, '-45.00'],
  ['($45)', { bracketsAreNegative: true }, '-45.00'],
  ['45-', { bracketsAreNegative: true }, '-45.00'],
  ['.5', {}, '0.50'],
])('the amount %s with %j is %s', (cell, change, cost) => {
  const { expenses: rows, refused } = read(
    `Date|Client|Amount|Currency\n2026-03-02|Acme|${cell}|`,
    {
      ...expenses,
      ...change,
    },
  );
  expect(refused).toEqual([]);
  expect(rows).toMatchObject([{ cost }]);
});
