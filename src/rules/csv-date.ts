import { fromSerial, isLocalDate, type LocalDate } from '../calendar/local-date';
import { CsvFault } from './csv-finding';
import type { DateOrder } from './csv-mapping';

export const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const NUMBERS = /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})\.?$/;

/**
 * The order of day and month in a column: `13/04/2026` among its cells says that the day comes
 * first, `04/13/2026` that the month does; dots always mean the day. Null where nothing decides.
 */
export function dateOrderOf(cells: readonly string[]): DateOrder | null {
  let order: DateOrder | null = null;
  for (const cell of cells) {
    const [, first = '', second = '', third = ''] = NUMBERS.exec(dayPart(cell)) ?? [];
    if (first === '' || first.length > 2 || third.length < 2) continue;
    if (cell.includes('.') || Number(first) > 12) return 'dmy';
    if (Number(second) > 12) order = 'mdy';
  }
  return order;
}

/**
 * Reads a day: `2026-03-02`, `02.03.2026`, `3/2/26`, `2 March 2026`, `Mar 2, 2026`, a time after it
 * dropped. Throws a CsvFault: E-311 where day and month could be either, E-312 for no day.
 */
export function readDate(cell: string, order: DateOrder | null): LocalDate {
  const text = dayPart(cell);
  if (order === 'serial' && /^\d{5}$/.test(text)) return fromSerial(Number(text));
  const [, first = '', second = '', third = ''] = NUMBERS.exec(text) ?? [];
  const date = first === '' ? worded(text) : ordered([first, second, third], text, order);
  if (date === null || !isLocalDate(date)) {
    throw new CsvFault('E-312', `'${cell}' is no such date`, 'Correct the date.');
  }
  if (date < '2000-01-01' || date > '2100-12-31') {
    throw new CsvFault('E-111', `${date} lies outside the years 2000 to 2100`, 'Correct the date.');
  }
  return date;
}

const dayPart = (cell: string): string => cell.trim().replace(/[T ]\d{1,2}:.*$/, '');

function ordered(
  [first, second, third]: readonly [string, string, string],
  text: string,
  order: DateOrder | null,
): string | null {
  if (first.length === 4) return iso(first, second, third);
  if (third.length !== 2 && third.length !== 4) return null;
  const year = third.length === 2 ? `20${third}` : third;
  const dotted = text.includes('.') ? 'dmy' : order;
  if (dotted === 'dmy') return iso(year, second, first);
  if (dotted === 'mdy') return iso(year, first, second);
  if (first === second) return iso(year, first, second);
  throw new CsvFault(
    'E-311',
    `'${text}': day and month are unclear`,
    'Choose the date format of the file.',
  );
}

/** `13 April 2026`, `April 13, 2026`; null for anything else. */
function worded(text: string): string | null {
  const [, day = '', name = ''] = /^(\d{1,2})\.? ([a-z]{3})/i.exec(text) ?? [];
  const [, name2 = '', day2 = ''] = /^([a-z]{3})[a-z]*\.? (\d{1,2}),? /i.exec(text) ?? [];
  const [, year = ''] = /(\d{4})$/.exec(text) ?? [];
  const month = MONTHS.indexOf((name || name2).toLowerCase()) + 1;
  return month === 0 || year === '' ? null : iso(year, String(month), day || day2);
}

const iso = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
