import { isLocalDate, type LocalDate } from '../calendar/local-date';
import type { TimeEntry } from '../records/time-entry';

/**
 * The day under which the tracker files a row, whatever day it is billed on: an entry that began
 * at `"2026-03-01T23:30:00-08:00"` is of 2026-03-01 there, also where the firm bills it on the 2nd.
 */
export function trackedDayOf(row: {
  readonly spentOn: LocalDate;
  readonly sourceTime?: TimeEntry['sourceTime'];
}): LocalDate {
  const day = (row.sourceTime ?? '').slice(0, 10);
  return isLocalDate(day) ? day : row.spentOn;
}
