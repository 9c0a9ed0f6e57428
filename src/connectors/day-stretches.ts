import { addDays, type LocalDate } from '../calendar/local-date';
import { ApiError } from './api-error';
import type { Position } from './connector';

/** A place in a list that its service gives by stretches of days, and page by page in each. */
export interface DayPlace {
  /** First and last day of the stretch. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** What its last answer named as the next page; empty for the first. */
  readonly page: string;
}

/**
 * Where a position stands when no question may ask for more than `longest` days: the first stretch
 * of its days, or the one that `next` names as `2026-02-01/2`. Throws an Error for a position
 * without days, which is a mistake of ours.
 */
export function dayPlaceOf({ days, next }: Position, longest: number): DayPlace {
  if (!days) throw new Error('a list by days was asked for without days');
  const [start = '', page = ''] = (next ?? `${days.from}/`).split('/');
  const from = start as LocalDate;
  if (from < days.from || from > days.to) {
    throw new ApiError({
      kind: 'unexpectedAnswer',
      status: 200,
      code: 'next',
      message: 'its next page is of other days',
    });
  }
  const last = addDays(from, longest - 1);
  const [to = days.to] = [last, days.to].sort();
  return { from, to, page };
}

/** The `next` of a page: the page that the answer names, else the next stretch, else null. */
export function nextPlace(
  { from, to }: DayPlace,
  page: string | null,
  { days }: Position,
): string | null {
  if (page !== null) return `${from}/${page}`;
  return days && to < days.to ? `${addDays(to, 1)}/` : null;
}
