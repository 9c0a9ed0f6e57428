import { describe, expect, test } from '@jest/globals';
import { zoneDataVersion } from '../../src/calendar/zone-data';
import { arrivalOf } from '../../src/rules/arrival';

const NEW_YORK = 'America/New_York';
const zones = { storageZone: 'Etc/UTC', displayZone: 'Asia/Kolkata' };

describe('the time of an entry', () => {
  test.each([
    ['2026-03-02 9:05am', NEW_YORK, '-05:00', '2026-03-02T14:05:00Z', ''],
    ['2026-03-02 12:00am', NEW_YORK, '-05:00', '2026-03-02T05:00:00Z', ''],
    ['2026-03-02 12:30pm', 'Asia/Kolkata', '+05:30', '2026-03-02T07:00:00Z', ''],
    ['2026-03-02 17:45', 'Europe/London', '+00:00', '2026-03-02T17:45:00Z', ''],
    [
      '2026-03-08 2:30am',
      NEW_YORK,
      '-04:00',
      '2026-03-08T07:30:00Z',
      '02:30 of 2026-03-08 in America/New_York was skipped by the clocks. It counts as 03:30.',
    ],
    [
      '2026-11-01 1:30am',
      NEW_YORK,
      '-04:00',
      '2026-11-01T05:30:00Z',
      '01:30 of 2026-11-01 in America/New_York came twice. It counts as the first, at -04:00.',
    ],
    [
      '2026-03-02T09:00:00+01:00',
      NEW_YORK,
      '+01:00',
      '2026-03-02T08:00:00Z',
      'It was sent with +01:00, but America/New_York was at -05:00. The offset that was sent holds.',
    ],
    ['2026-03-02T09:00:00Z', 'Europe/London', '+00:00', '2026-03-02T09:00:00Z', ''],
    ['2026-03-02T09:00:00-0500', NEW_YORK, '-05:00', '2026-03-02T14:00:00Z', ''],
  ])('%s of %s is understood', (sourceTime, sourceZone, sourceOffset, startedAt, zoneNote) => {
    const zoneData = zoneDataVersion;
    const began = new Date(Date.parse(startedAt) + 330 * 60_000).toISOString().slice(0, 16);
    const whole = { sourceTime, sourceZone, sourceOffset, startedAt, zoneNote, zoneData };
    expect(arrivalOf({ sourceTime, sourceZone }, zones)).toEqual({
      ...whole,
      began: began.replace('T', ' '),
    });
  });

  test('with an offset needs no zone', () => {
    const sent = { sourceTime: '2026-03-01T23:30:00-08:00', sourceZone: '' };
    expect(arrivalOf(sent, zones)).toMatchObject({
      sourceOffset: '-08:00',
      startedAt: '2026-03-02T07:30:00Z',
      zoneData: '',
    });
  });

  test('is written down in the storage zone, with its offset', () => {
    const sent = { sourceTime: '2026-03-01T23:30:00-08:00', sourceZone: '' };
    const at = { storageZone: 'Europe/Berlin', displayZone: NEW_YORK };
    expect(arrivalOf(sent, at)).toMatchObject({
      startedAt: '2026-03-02T08:30:00+01:00',
      began: '2026-03-02 02:30',
    });
  });

  test.each([
    ['a date alone', '2026-03-02', NEW_YORK],
    ['a wall clock of nobody knows where', '2026-03-02 9:05am', ''],
    ['a wall clock of an unknown zone', '2026-03-02 9:05am', 'Mars/Olympus'],
    ['a text that is no time', '02.03.2026 9 o’clock', NEW_YORK],
    ['an hour that no clock shows', '2026-03-02 27:05', NEW_YORK],
  ])('that is %s stays as it arrived', (_, sourceTime, sourceZone) => {
    expect(arrivalOf({ sourceTime, sourceZone }, zones)).toEqual({
      sourceTime,
      sourceZone,
      sourceOffset: '',
      startedAt: '',
      began: '',
      zoneNote: '',
      zoneData: '',
    });
  });
});
