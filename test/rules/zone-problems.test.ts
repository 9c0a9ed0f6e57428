import { describe, expect, test } from '@jest/globals';
import { arrivalOf } from '../../src/rules/arrival';
import { zoneProblems } from '../../src/rules/zone-problems';
import { anEntry } from '../support/sample-records';

const zones = { storageZone: 'Etc/UTC', displayZone: 'Etc/UTC' };
const ana = {
  personId: 'p1',
  name: 'Ana',
  email: '',
  zone: 'Europe/Berlin',
  contractor: false,
  active: true,
  supplier: '',
};

const sent = (
  sourceTime: string,
  fields: Parameters<typeof anEntry>[0] = {},
  sourceZone = ana.zone,
) =>
  anEntry({
    ...arrivalOf({ sourceTime, sourceZone }, zones),
    personId: 'p1',
    person: 'Ana',
    sourceState: 'final',
    documentId: '',
    ...fields,
  });

describe('odd times are told', () => {
  test.each([
    [
      '2026-03-29 2:30am',
      'W-107 Ana: 02:30 of 2026-03-29 in Europe/Berlin was skipped by the clocks. It counts as 03:30.',
    ],
    [
      '2026-10-25 2:30am',
      'W-108 Ana: 02:30 of 2026-10-25 in Europe/Berlin came twice. It counts as the first, at +02:00.',
    ],
    [
      '2026-03-02T09:00:00-05:00',
      'W-134 Ana: It was sent with -05:00, but Europe/Berlin was at +01:00. The offset that was sent holds.',
    ],
  ])('%s', (sourceTime, wanted) => {
    const [found, ...others] = zoneProblems([sent(sourceTime)], [ana]);
    expect([`${found?.code} ${found?.message}`, others]).toEqual([wanted, []]);
  });

  test('of nobody knows which zone', () => {
    const [found] = zoneProblems([sent('2026-03-02 9:00am', {}, '')], [{ ...ana, zone: '' }]);
    expect([found?.code, found?.message]).toEqual([
      'W-109',
      "Ana: '2026-03-02 9:00am' has no offset, and the time zone of the person is not set.",
    ]);
  });

  test('and zones that nobody knows', () => {
    const [found] = zoneProblems([], [{ ...ana, zone: 'Mars/Phobos' }]);
    expect([found?.code, found?.message]).toEqual([
      'W-110',
      "Ana: unknown time zone 'Mars/Phobos'.",
    ]);
  });

  test('once for each person and kind, and never of what is billed, gone or in order', () => {
    const odd = '2026-03-29 2:30am';
    const rows = [
      sent(odd, { entryId: 'harvest:1' }),
      sent(odd, { entryId: 'harvest:2' }),
      sent(odd, { documentId: 'D-1' }),
      sent(odd, { sourceState: 'gone' }),
      sent('2026-03-02 9:00am'),
      sent('2026-03-02'),
    ];
    const found = zoneProblems(rows, [ana]);
    expect(found.map(({ key, message }) => [key, message.split('. ').pop()])).toEqual([
      ['harvest:1', 'So have 1 other entry.'],
    ]);
  });
});
