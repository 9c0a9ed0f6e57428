import { type LocalDate, localDateOf } from '../calendar/local-date';

const FORM = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;

const HOUR_MS = 3_600_000;

/** The days that an instant may be of, somewhere between 12 hours behind UTC and 14 before it. */
export function daysAround(instant: string): readonly LocalDate[] {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return [];
  const days = [-12, 0, 14].map((hours) => new Date(at + hours * HOUR_MS).toISOString());
  return [...new Set(days.map((text) => localDateOf(text.slice(0, 10))))];
}

/**
 * The day that a moment names in its own zone: `"2026-03-01T23:30:00-08:00"` is of 2026-03-01,
 * whatever day it is elsewhere. Throws a RangeError for a moment without an offset.
 */
export function dayOfMoment(text: string): LocalDate {
  const [, day] = FORM.exec(text) ?? [];
  if (day === undefined) throw new RangeError(`start: '${text}' is no moment with its offset`);
  return localDateOf(day);
}
