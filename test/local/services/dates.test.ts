import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatDate } from '../../../src/local/services/utilities/format-date';
import { parseDate } from '../../../src/local/services/utilities/parse-date';
import { type Zone, zoneOf } from '../../../src/local/services/utilities/zones';
import { errorOf } from '../support/run-services';

function zone(name: string): Zone {
  const found = zoneOf(name);
  if (!found) throw new Error(`no zone ${name}`);
  return found;
}

const AT = Date.parse('2024-07-04T16:05:09.007Z');
const WINTER = Date.parse('2024-12-31T23:30:00Z');

// patterns of java.text.SimpleDateFormat, results as Java 17 gives them (locale en_US)
describe('formatDate', () => {
  test.each([
    [AT, 'GMT', "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", '2024-07-04T16:05:09.007Z'],
    [AT, 'America/New_York', 'EEEE, d. MMMM yy, h:mm a z', 'Thursday, 4. July 24, 12:05 PM EDT'],
    [AT, 'America/New_York', 'zzzz|Z|X|XX|XXX', 'Eastern Daylight Time|-0400|-04|-0400|-04:00'],
    [AT, 'GMT', 'z|zzzz|X|Z', 'GMT|Greenwich Mean Time|Z|+0000'],
    [AT, 'Asia/Kolkata', 'HH:mm z XXX', '21:35 IST +05:30'],
    [AT, 'GMT-03:30', 'z H:m', 'GMT-03:30 12:35'],
    [AT, 'PST', 'z H', 'PDT 9'],
    [AT, 'GMT', 'G y yyy yyyyy M MMM d dd D DDD', 'AD 2024 2024 02024 7 Jul 4 04 186 186'],
    [AT, 'GMT', 'w W F E u k K h S SSSS', '27 1 1 Thu 4 16 4 4 7 0007'],
    [AT, 'GMT', "h 'o''clock' ''yy''", "4 o'clock '24'"],
    [WINTER, 'GMT', "YYYY-'W'ww", '2025-W01'],
    [WINTER, 'Asia/Tokyo', 'yyyy-MM-dd kk:mm z', '2025-01-01 08:30 JST'],
    [Date.UTC(2024, 0, 1), 'GMT', 'K:mm a|k|h', '0:00 AM|24|12'],
  ])('%d in %s as %s', (instant, name, pattern, text) => {
    expect(formatDate(instant, zone(name), pattern)).toBe(text);
  });

  test.each([
    ["Utilities.formatDate(new Date(), 'GMT', 'yyyy j')", "Illegal pattern character 'j'"],
    ["Utilities.formatDate(new Date(), 'GMT', \"yyyy 'x\")", 'Unterminated quote'],
    ["Utilities.formatDate(null, 'GMT', 'y')", 'Invalid argument: date. Should be of type: Date'],
    [
      "Utilities.formatDate(new Date(), null, 'y')",
      'Invalid argument: timeZone. Should be of type: String',
    ],
    [
      "Utilities.formatDate(1, 'GMT', 'y')",
      "The parameters (number,String,String) don't match the method signature for Utilities.formatDate.",
    ],
  ])('%s is refused', (code, message) => {
    expect(errorOf(code)).toBe(`Exception: ${message}`);
  });
});

describe('parseDate', () => {
  const now = Date.UTC(2026, 3, 1);
  const parse = (text: string, name: string, pattern: string) =>
    new Date(parseDate(text, pattern, { zone: zone(name), now })).toISOString();

  test.each([
    ['2024-07-04 12:00', 'America/New_York', 'yyyy-MM-dd HH:mm', '2024-07-04T16:00:00.000Z'],
    ['20240704', 'GMT', 'yyyyMMdd', '2024-07-04T00:00:00.000Z'],
    ['4/7/24', 'GMT', 'd/M/yy', '2024-07-04T00:00:00.000Z'],
    ['4/7/99', 'GMT', 'd/M/yy', '1999-07-04T00:00:00.000Z'],
    ['4/7/24', 'GMT', 'd/M/yyyy', '0024-07-04T00:00:00.000Z'],
    ['2024-02-30', 'GMT', 'yyyy-MM-dd', '2024-03-01T00:00:00.000Z'], // lenient
    ['2024-07-04 and more', 'GMT', 'yyyy-MM-dd', '2024-07-04T00:00:00.000Z'],
    ['12:30 AM', 'GMT', 'h:mm a', '1970-01-01T00:30:00.000Z'],
    ['thu, 4 JULY 2024', 'GMT', 'EEE, d MMM yyyy', '2024-07-04T00:00:00.000Z'],
    ['2024-07-04 12:00 PDT', 'GMT', 'yyyy-MM-dd HH:mm z', '2024-07-04T19:00:00.000Z'],
    ['2024-07-04T12:00:00Z', 'Asia/Tokyo', "yyyy-MM-dd'T'HH:mm:ssX", '2024-07-04T12:00:00.000Z'],
    ['2024-186', 'GMT', 'yyyy-DDD', '2024-07-04T00:00:00.000Z'],
    ['2024-03-10 02:30', 'America/New_York', 'yyyy-MM-dd HH:mm', '2024-03-10T07:30:00.000Z'],
  ])('%s in %s as %s', (text, name, pattern, iso) => {
    expect(parse(text, name, pattern)).toBe(iso);
  });

  test.each([
    ['no date at all', 'yyyy-MM-dd'],
    ['2024/07/04', 'yyyy-MM-dd'],
    ['4 Foo 2024', 'd MMM yyyy'],
    ['', 'yyyy'],
  ])('%j is no %s', (text, pattern) => {
    expect(() => parse(text, 'GMT', pattern)).toThrow(`Unparseable date: "${text}"`);
  });

  test('reads what formatDate has written, in every zone', () => {
    const zones = ['GMT', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'GMT+5'];
    const seconds = { min: 0, max: 4_000_000_000 };
    fc.assert(
      fc.property(fc.integer(seconds), fc.constantFrom(...zones), (second, name) => {
        const pattern = "EEE, d MMM yyyy HH:mm:ss 'UTC'Z";
        const text = formatDate(second * 1000, zone(name), pattern);
        expect(parseDate(text, pattern, { zone: zone('GMT'), now })).toBe(second * 1000);
      }),
    );
  });
});

test.each(['', 'Nowhere/City', 'GMT+99', '+05:00', 'america'])('%j is no zone', (name) => {
  expect(zoneOf(name)).toBeUndefined();
});
