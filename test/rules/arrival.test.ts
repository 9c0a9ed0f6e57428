import { describe, expect, test } from '@jest/globals';
import { zoneDataVersion } from '../../src/calendar/zone-data';
import { arrivalOf } from '../../src/rules/arrival';

const NEW_YORK = 'America/New_York';

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
    const whole = { sourceTime, sourceZone, sourceOffset, startedAt, zoneNote, zoneData };
    expect(arrivalOf(sourceTime, sourceZone)).toEqual(whole);
  });

  test('with an offset needs no zone', () => {
    expect(arrivalOf('2026-03-01T23:30:00-08:00', '')).toMatchObject({
      sourceOffset: '-08:00',
      startedAt: '2026-03-02T07:30:00Z',
      zoneData: '',
    });
  });

  test.each([
    ['a date alone', '2026-03-02', NEW_YORK],
    ['a wall clock of nobody knows where', '2026-03-02 9:05am', ''],
    ['a wall clock of an unknown zone', '2026-03-02 9:05am', 'Mars/Olympus'],
    ['a text that is no time', '02.03.2026 9 o’clock', NEW_YORK],
    ['an hour that no clock shows', '2026-03-02 27:05', NEW_YORK],
  ])('that is %s stays as it arrived', (_, sourceTime, sourceZone) => {
    expect(arrivalOf(sourceTime, sourceZone)).toEqual({
      sourceTime,
      sourceZone,
      sourceOffset: '',
      startedAt: '',
      zoneNote: '',
      zoneData: '',
    });
  });
});
