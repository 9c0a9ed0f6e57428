import type { Seconds } from '../calendar/seconds';
import { decimalOf, multiply } from '../money/decimal';
import { roundTo } from '../money/rounding';
import { CsvFault } from './csv-finding';
import type { DurationForm } from './csv-mapping';
import { readNumber } from './csv-number';

const CLOCK = /^(-?)(\d{1,5}):(\d{2})(?::(\d{2}))?$/;
const UNITS =
  /^(-?)(?:(\d+)\s*(?:h|hrs?|hours?|std\.?)\s*)?(?:(\d+)\s*(?:m|min|mins|minutes?)?\s*)?(?:(\d+)\s*(?:s|sec|secs|seconds?))?$/i;
const ISO = /^(-?)PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/i;
const NUMBER = /^-?\d[\d.,'’\u00a0\u202f]*$/;

const SECONDS_OF = { hours: '3600', minutes: '60', seconds: '1' } as const;

/**
 * Reads a duration: `1:30`, `1:30:00`, `1h 30m`, `PT1H30M` say themselves what they are; a bare
 * figure is hours, minutes or seconds by `form`, with the decimal sign of the file or its own. Throws a CsvFault
 * E-313 for `1:75`, `1h90` and for a bare figure of which nobody said what it counts.
 */
export function readDuration(
  cell: string,
  form: DurationForm | null,
  decimalSign: '.' | ',' | null,
): Seconds {
  const text = cell.trim().replace(/^[\u2212\u2013]/, '-');
  if (NUMBER.test(text)) return counted(text, form, decimalSign);
  const shape = text === '' ? null : (ISO.exec(text) ?? CLOCK.exec(text) ?? UNITS.exec(text));
  if (!shape) throw unreadable(cell, 'is no duration');
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = shape;
  const iso = ISO.test(text);
  const carried = Number(hours) > 0 || CLOCK.test(text);
  if (!iso && ((carried && Number(minutes) > 59) || Number(seconds) > 59)) {
    throw unreadable(cell, 'has more than 59 minutes or seconds');
  }
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === '-' && whole > 0 ? -whole : whole;
}

function counted(text: string, form: DurationForm | null, decimalSign: '.' | ',' | null): Seconds {
  const unit = form && form in SECONDS_OF ? SECONDS_OF[form as keyof typeof SECONDS_OF] : null;
  if (unit === null) throw unreadable(text, 'could be hours, minutes or seconds');
  const own = /^-?\d+,\d+$/.test(text) ? ',' : '.';
  const rule = { bracketsAreNegative: false, currency: null };
  const figure = readNumber(text, { ...rule, decimalSign: decimalSign ?? own });
  return Number(roundTo(multiply(figure, decimalOf(unit)), 0));
}

function unreadable(cell: string, what: string): CsvFault {
  return new CsvFault(
    'E-313',
    `duration '${cell}' ${what}`,
    'Choose the duration format of the file, or correct it.',
  );
}

/** Minutes and seconds since midnight of `14:05`, `2:05 pm`, `10:23:52 AM`; null for no time. */
export function readClock(cell: string): Seconds | null {
  const match =
    /^(?:.*[T ])?(\d{1,2})[:.](\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap])?\.?(?:m\.?)?$/i.exec(
      cell.trim(),
    );
  if (!match) return null;
  const [, hours = '', minutes = '', seconds = '0', half] = match;
  const hour = Number(hours);
  if (half ? hour < 1 || hour > 12 : hour > 23) return null;
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  const since = half ? (hour % 12) + (/p/i.test(half) ? 12 : 0) : hour;
  return since * 3600 + Number(minutes) * 60 + Number(seconds);
}
