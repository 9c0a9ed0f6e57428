import { type LocalDate, localDateOf } from '../calendar/local-date';

const FORM = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * The day that a moment names in its own zone: `"2026-03-01T23:30:00-08:00"` is of 2026-03-01,
 * whatever day it is elsewhere. Throws a RangeError for a moment without an offset.
 */
export function dayOfMoment(text: string): LocalDate {
  const [, day] = FORM.exec(text) ?? [];
  if (day === undefined) throw new RangeError(`start: '${text}' is no moment with its offset`);
  return localDateOf(day);
}
