import { type Factor, factorKinds } from '../records/factor';
import { optional } from './cell-type';
import { choice, decimal, hours, text } from './cell-types';
import { anyClient, anyPerson, anyProject, firstDay, lastDay } from './naming-columns';
import type { Tab } from './tab';

/** Of the rows of a kind those that name most hold, and of all kinds the highest factor. */
export const factorsTab: Tab<Factor> = {
  name: 'Factors',
  version: 1,
  key: 'factorId',
  group: 'work',
  frozenColumns: 0,
  columns: {
    factorId: {
      header: 'Factor ID',
      owner: 'user',
      cell: text,
      width: 80,
      note: 'Any name of your own, as F1.',
    },
    kind: {
      header: 'Kind',
      owner: 'user',
      cell: optional(choice(factorKinds)),
      blank: null,
      width: 110,
      note: 'Factors do not add up: of the kinds that hold at a moment, the highest factor counts.',
    },
    factor: {
      header: 'Factor',
      owner: 'user',
      cell: optional(decimal),
      blank: null,
      width: 75,
      note: 'The rate is multiplied by it: 1.5. Time is rounded before, money after.',
    },
    days: {
      header: 'Days',
      owner: 'user',
      cell: text,
      blank: '',
      width: 150,
      note: 'Weekday: Sat, Sun. Holiday: 2026-12-25, or 12-25 for every year. After hours: the days on which they begin; empty for all. Overtime of a week: its first day; empty for Monday.',
    },
    startsAt: {
      header: 'Starts at',
      owner: 'user',
      cell: text,
      blank: '',
      width: 80,
      note: 'After hours: as 18:00. Empty: midnight.',
    },
    endsAt: {
      header: 'Ends at',
      owner: 'user',
      cell: text,
      blank: '',
      width: 80,
      note: 'After hours: as 06:00, of the next day where it is not later. Empty: midnight.',
    },
    seconds: {
      header: 'Beyond hours',
      owner: 'user',
      cell: optional(hours),
      blank: null,
      width: 100,
      note: 'Overtime: hours at the plain rate. All billable work that the row stands for counts, in its order.',
    },
    person: anyPerson,
    client: anyClient,
    project: anyProject,
    zone: {
      header: 'Time zone',
      owner: 'user',
      cell: text,
      blank: '',
      width: 150,
      note: 'Whose days and hours count: Europe/Berlin, or worker for whoever worked. Empty: the zone of the firm.',
    },
    from: firstDay,
    to: lastDay,
  },
};
