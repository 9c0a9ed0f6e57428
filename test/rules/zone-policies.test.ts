import { expect, test } from '@jest/globals';
import { zonePolicies } from '../../src/rules/zone-policies';

const NOW = Date.UTC(2026, 3, 2, 13);

test.each([
  [
    'America/New_York',
    '2026-11-01: 02:00 becomes 01:00 (-04:00 to -05:00). The times from 01:00 to 02:00 come twice (1:00 h); that day has 25:00 h.',
    '2027-03-14: 02:00 becomes 03:00 (-05:00 to -04:00). The times from 02:00 to 03:00 are skipped (1:00 h); that day has 23:00 h.',
  ],
  [
    'Australia/Lord_Howe',
    '2026-04-05: 02:00 becomes 01:30 (+11:00 to +10:30). The times from 01:30 to 02:00 come twice (0:30 h); that day has 24:30 h.',
    '2026-10-04: 02:00 becomes 02:30 (+10:30 to +11:00). The times from 02:00 to 02:30 are skipped (0:30 h); that day has 23:30 h.',
  ],
  [
    'Africa/Cairo',
    '2026-04-24: 00:00 becomes 01:00 (+02:00 to +03:00). The times from 00:00 to 01:00 are skipped (1:00 h); that day has 23:00 h, and begins at 01:00, for it has no midnight.',
    '2026-10-29: 24:00 becomes 23:00 (+03:00 to +02:00). The times from 23:00 to 24:00 come twice (1:00 h); that day has 25:00 h.',
  ],
  ['Asia/Kolkata', '', ''],
])('the next two changes of %s are worked out', (zone, nextChange, changeAfter) => {
  expect(zonePolicies([{ zone, usedBy: 'the firm' }], NOW)).toMatchObject([
    { zone, usedBy: 'the firm', nextChange, changeAfter },
  ]);
});

test('a zone stands once, with all who use it; what is no zone does not', () => {
  const rows = zonePolicies(
    [
      { zone: 'Europe/London', usedBy: 'Tomasz' },
      { zone: 'Asia/Kolkata', usedBy: 'Meera' },
      { zone: '', usedBy: 'Ana' },
      { zone: 'Europe/London', usedBy: 'Joanna' },
    ],
    NOW,
  );
  expect(rows.map(({ zone, usedBy }) => [zone, usedBy])).toEqual([
    ['Asia/Kolkata', 'Meera'],
    ['Europe/London', 'Tomasz, Joanna'],
  ]);
  expect(rows[0]?.atClockChange).toBe('The clocks of this zone do not change.');
});
