import type { LocalDate } from '../calendar/local-date';
import { optional } from './cell-type';
import { localDate, text } from './cell-types';
import type { Column } from './tab';

/** A column in which a person names what a row holds for, chosen from a list; empty means any. */
function naming(header: string, tab: string, width: number): Column<string> {
  return {
    header,
    owner: 'user',
    cell: text,
    blank: '',
    width,
    note: `Empty: any ${header.toLowerCase()}.`,
    choicesFor: () => ({ tab, header }),
  };
}

export const anyPerson = naming('Person', 'People', 150);
export const anyClient = naming('Client', 'Clients', 180);
export const anyProject = naming('Project', 'Projects', 180);
export const anyTask = naming('Task', 'Tasks', 150);

const day = (header: string): Column<LocalDate | null> => ({
  header,
  owner: 'user',
  cell: optional(localDate),
  blank: null,
  width: 100,
});

/** First and last day that a row holds for; an empty one is open. */
export const firstDay = day('From');
export const lastDay = day('To');
