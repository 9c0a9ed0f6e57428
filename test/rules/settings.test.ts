import { expect, test } from '@jest/globals';
import { localDateOf } from '../../src/calendar/local-date';
import { billingPeriod } from '../../src/rules/billing-period';
import { readSettings } from '../../src/rules/settings';
import { settingRows } from '../../src/tabs/settings-tab';

const how = { catalogue: settingRows, fileZone: 'America/New_York' };
const read = (values: Record<string, string>) =>
  readSettings(
    Object.entries(values).map(([name, value]) => ({ name, value, meaning: '' })),
    how,
  );

test('an empty tab gives the defaults that it states', () => {
  expect(read({})).toEqual({
    problems: [],
    settings: {
      firmZone: 'America/New_York',
      storageZone: 'Etc/UTC',
      displayZone: 'America/New_York',
      dayOwner: 'tracker',
      moveDays: false,
      lookBackDays: 400,
      markBilled: true,
      applyCredits: false,
      billFrom: null,
      billTo: null,
      invoiceDate: null,
      paymentDays: 30,
      incrementSeconds: 360,
      roundingDirection: 'nearest',
      minimumSeconds: 0,
      roundingTie: 'up',
      roundingLevel: 'entry',
      graceSeconds: 0,
      hours: 'exact',
      groupLinesBy: 'task',
      lineTemplate: '',
      billUnapproved: false,
      closedPeriod: 'ask',
      believeMissing: false,
      arrival: 'draft',
      sandbox: false,
      costAccount: '',
      reimburse: true,
      attachReceipts: true,
      documentRateOf: 'invoice date',
      expenseRateOf: 'transaction date',
      cashRounding: [],
      roundingItem: '',
      numberPrefix: 'INV-',
      creditPrefix: 'CN-',
      nextNumber: 1001,
      longestEntrySeconds: 86_400,
      names: { capitals: true, clientCode: '', projectCode: '', forbidden: '' },
      mapsItself: false,
    },
  });
});

test('words are trimmed and may be in any case; numbers and days are read as typed', () => {
  const { settings, problems } = read({
    'Rounding direction': ' UP ',
    'Rounding increment (minutes)': '15',
    'Invoice lines by': 'Person',
    'Bill unapproved work': 'TRUE',
    'Bill work up to': '2026-03-31T00:00:00',
    'Longest entry (hours)': '16.5',
  });
  expect(problems).toEqual([]);
  expect(settings).toMatchObject({
    roundingDirection: 'up',
    incrementSeconds: 900,
    groupLinesBy: 'person',
    billUnapproved: true,
    billTo: '2026-03-31',
    longestEntrySeconds: 59_400,
  });
});

test.each([
  ['Rounding increment (minutes)', '7', 'E-404', 'increment must divide 60'],
  ['Rounding increment (minutes)', '61', 'E-404', 'increment must divide 60'],
  ['Rounding increment (minutes)', 'six', 'E-404', 'increment must divide 60'],
  ['Rounding direction', 'bankers', 'E-405', 'one of nearest, up, down is expected'],
  ['Bill unapproved work', 'perhaps', 'E-405', 'yes or no is expected'],
  ['Bill work up to', '2026-02-30', 'E-502', 'a day is expected'],
  ['Days to pay', '-1', 'E-501', 'a number from 0 to 3650'],
  ['Next invoice number', '10.5', 'E-501', 'a whole number'],
  ['Cash rounding', 'CHF', 'E-501', "'CHF' is no smallest sum of one currency"],
  ['Cash rounding', 'CHF 0.05, CHF 1', 'E-501', "'CHF 1' is no smallest sum of one currency"],
  ['Cash rounding', 'FRANC 0.05', 'E-205', "'FRANC' is not an ISO 4217 code"],
  ['Cash rounding', 'JPY 0.5', 'E-207', "JPY has fewer decimals than '0.5'"],
  ['Convert expenses at', 'tomorrow', 'E-405', 'one of transaction date, invoice date'],
  ['Text of time lines', '{colour}', 'E-405', '{colour} is none of'],
  ['Billing time zone', 'Mars/Phobos', 'E-110', "unknown time zone 'Mars/Phobos'"],
  ['Minimum per entry (minutes)', '1441', 'E-501', 'a number from 0 to 1440'],
])('%s of %j is %s', (name, value, code, what) => {
  const { problems, settings } = read({ [name]: value });
  expect(problems).toEqual([
    expect.objectContaining({ code, tab: 'Settings', key: name, severity: 'error' }),
  ]);
  expect(problems[0]?.message).toContain(what);
  expect(settings).toEqual(read({}).settings);
});

test('a minimum above the longest entry, a grace of a whole step and days out of order are contradictions', () => {
  const codes = (values: Record<string, string>) => read(values).problems.map(({ code }) => code);
  expect(codes({ 'Minimum per entry (minutes)': '90', 'Longest entry (hours)': '1' })).toEqual([
    'E-406',
  ]);
  expect(codes({ 'Grace (minutes)': '6' })).toEqual(['E-404']);
  expect(codes({ 'Bill work from': '2026-03-02', 'Bill work up to': '2026-03-01' })).toEqual([
    'E-502',
  ]);
});

test('work is billed to the end of last month unless the settings name a day', () => {
  const today = localDateOf('2026-04-02');
  expect(billingPeriod(read({}).settings, today)).toEqual({
    from: null,
    to: '2026-03-31',
    invoiceDate: '2026-03-31',
  });
  const { settings } = read({ 'Bill work up to': '2026-03-15', 'Invoice date': '2026-03-20' });
  expect(billingPeriod(settings, today)).toEqual({
    from: null,
    to: '2026-03-15',
    invoiceDate: '2026-03-20',
  });
});
