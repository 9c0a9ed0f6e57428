import type { LocalDate } from '../calendar/local-date';
import type { TimeEntry } from '../records/time-entry';

/** Work that somebody has approved or is to approve: single rows, or a person's days. */
interface Handed {
  readonly state: TimeEntry['approval'];
  readonly ids: readonly string[];
  readonly personId: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

type Row = { readonly id: string; readonly personId: string; readonly day: LocalDate };

/** How far approval has come with a row; `others` for what the list does not name. */
export function approvalFinder(
  handed: readonly Handed[],
  others: TimeEntry['approval'],
): (row: Row) => TimeEntry['approval'] {
  const byId = new Map(handed.flatMap(({ ids, state }) => ids.map((id) => [id, state] as const)));
  const byPerson = new Map<string, Handed[]>();
  for (const one of handed) {
    if (one.ids.length === 0) {
      byPerson.set(one.personId, [...(byPerson.get(one.personId) ?? []), one]);
    }
  }
  return ({ id, personId, day }) =>
    byId.get(id) ??
    byPerson.get(personId)?.find(({ from, to }) => from <= day && day <= to)?.state ??
    others;
}
