import { describe, expect, test } from '@jest/globals';
import { expenses, read, time } from '../support/csv';

const TIME = 'Date,Who,Client,Project,Notes,Hours,From,To,Billable,Rate';
const GOOD = '2026-03-02,Ana,Acme,Alpha,ok,1,,,yes,120';
const EXPENSES = 'Date,Client,Amount,Currency';

describe('a bad row has its code and sentence, and the good rows around it arrive', () => {
  test.each([
    ['E-101', ',,,17:00,09:00,yes,', 'it ends 09:00 before it starts 17:00'],
    ['E-106', ',,1,09:00,10:15,yes,', 'it says 60 min, its times give 75'],
    ['E-120', ',,1,,,,', 'the billable flag is missing'],
    ['E-120', ',,1,,,maybe,', "billable 'maybe' is neither yes nor no"],
    ['E-313', ',,1:75,,,yes,', "duration '1:75' has more than 59 minutes or seconds"],
    ['E-313', ',,1h90,,,yes,', "duration '1h90' has more than 59 minutes or seconds"],
    ['E-313', ',,soon,,,yes,', "duration 'soon' is no duration"],
    ['E-313', ',,,,,yes,', "duration '' is missing"],
    ['E-202', ',,1.5.2,,,yes,', "amount '1.5.2' mixes decimal point and decimal comma"],
    ['E-201', ',,1,,,yes,"12,50"', "amount '12,50': the decimal sign is unclear"],
    ['E-208', ',,1,,,yes,NaN', "'NaN' is not an amount"],
    ['E-208', ',,1,,,yes,1e309', "'1e309' is not an amount"],
    ['E-208', ',,1,,,yes,0x10', "'0x10' is not an amount"],
    ['E-208', ',,1,,,yes,Infinity', "'Infinity' is not an amount"],
    ['E-203', ',,1,,,yes,(45.00)', "amount '(45.00)' is written as less than nothing"],
    ['E-203', ',,1,,,yes,45-', "amount '45-' is written as less than nothing"],
    ['E-204', ',,1,,,yes,€45', "amount '€45' is not in USD"],
    ['E-204', ',,1,,,yes,45 EUR', "amount '45 EUR' is not in USD"],
    ['E-208', ',,1,,,yes,45 EURO', "'45 EURO' is not an amount"],
  ])('%s of time: %s', (code, rest, message) => {
    const bad = `2026-03-02,Ana,Acme,${rest}`;
    const { time: rows, refused } = read([TIME, GOOD, bad, GOOD].join('\n'), time);
    expect(refused).toMatchObject([{ line: 3, code }]);
    expect(refused[0]?.message).toContain(`Line 3: ${message}`);
    expect(refused[0]?.fix).not.toBe('');
    expect(rows.map(({ line }) => line)).toEqual([2, 4]);
  });

  test.each([
    ['E-312', '2026-02-30'],
    ['E-312', '31/04/2026'],
    ['E-312', '46100'],
    ['E-312', 'soon'],
    ['E-312', ''],
    ['E-111', '0001-01-01'],
    ['E-111', '9999-12-31'],
  ])('%s of the date %s', (code, date) => {
    const bad = `${date},Ana,Acme,Alpha,,1,,,yes,120`;
    const days = { ...time, dateOrder: 'dmy' as const };
    const { time: rows, refused } = read([TIME, GOOD, bad, GOOD].join('\n'), days);
    expect(refused.map((one) => [one.line, one.code])).toEqual([[3, code]]);
    expect(rows).toHaveLength(2);
  });

  test.each([
    ['E-205', '12.50,EURO', "'EURO' is not an ISO 4217 code"],
    ['E-205', '12.50,XXX', "'XXX' is not an ISO 4217 code"],
    ['E-205', '12.50,BTC', "'BTC' is not an ISO 4217 code"],
    ['E-206', '12.50,JPY', '12.5: JPY has 0 decimals'],
    ['E-207', '1.2345,KWD', '1.2345: KWD has 3 decimals'],
    ['E-204', '£4,USD', "amount '£4' is not in USD"],
    ['E-202', '"1.234,56",USD', "amount '1.234,56' mixes decimal point and decimal comma"],
    ['E-208', ',USD', "'' is not an amount"],
  ])('%s of the expense %s', (code, rest, message) => {
    const good = '2026-03-02,Acme,12.50,USD';
    const file = [EXPENSES, good, `2026-03-02,Acme,${rest}`, good].join('\n');
    const { expenses: rows, refused } = read(file, expenses);
    expect(refused).toMatchObject([{ line: 3, code, message: `Line 3: ${message}.` }]);
    expect(rows.map(({ cost, currency }) => `${cost} ${currency}`)).toEqual([
      '12.50 USD',
      '12.50 USD',
    ]);
  });

  test('E-304: fields are missing that are read, or there are too many', () => {
    const short = '2026-03-02,Ana,Acme,Alpha,ok,1,,,yes';
    const { refused, time: rows } = read([TIME, GOOD, short, `${GOOD},x`, GOOD].join('\n'), time);
    expect(refused.map(({ message }) => message)).toEqual([
      'Line 3: 9 fields, expected 10.',
      'Line 4: 11 fields, expected 10.',
    ]);
    expect(rows).toHaveLength(2);
  });

  test('W-314: totals are passed over', () => {
    const {
      warnings,
      refused,
      time: rows,
    } = read(`${TIME}\n${GOOD}\nTotal,,,,,1,,,,\n,,Summe,,,1,,,,`, time);
    expect(warnings.map(({ code, message }) => [code, message])).toEqual([
      ['W-314', "Line 3: row 'Total' skipped."],
      ['W-314', "Line 4: row 'Summe' skipped."],
    ]);
    expect([refused.length, rows.length]).toEqual([0, 1]);
  });

  test('W-124 to W-126: texts are kept, cut and cleaned', () => {
    const row = (notes: string) => `2026-03-02,Ana,Acme,Alpha,"${notes}",1,,,yes,`;
    const long = 'x'.repeat(60_000);
    const file = [TIME, row('=IMPORTXML(1)'), row(long), row('a\0b\u202ec'), row("'-x")].join('\n');
    const { warnings, time: rows } = read(file, time);
    expect(warnings.map(({ line, code }) => [line, code])).toEqual([
      [2, 'W-124'],
      [3, 'W-125'],
      [4, 'W-126'],
    ]);
    expect(rows.map(({ notes }) => notes.slice(0, 20))).toEqual([
      '=IMPORTXML(1)',
      'x'.repeat(20),
      'abc',
      '-x',
    ]);
    expect(rows[1]?.notes).toHaveLength(50_000);
  });
});
