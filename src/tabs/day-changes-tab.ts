import type { DayChange } from '../records/day-change';
import { hours, localDate, text } from './cell-types';
import type { Tab } from './tab';

export const dayChangesTab: Tab<DayChange> = {
  name: 'Day changes',
  version: 1,
  key: 'entryId',
  group: 'record',
  frozenColumns: 2,
  columns: {
    dayNow: { header: 'Day now', owner: 'pull', cell: localDate, width: 95 },
    dayThen: { header: 'Day then', owner: 'pull', cell: localDate, width: 95 },
    person: { header: 'Person', owner: 'pull', cell: text, blank: '', width: 130 },
    client: { header: 'Client', owner: 'pull', cell: text, blank: '', width: 170 },
    project: { header: 'Project', owner: 'pull', cell: text, blank: '', width: 170 },
    seconds: { header: 'Hours', owner: 'pull', cell: hours, width: 70 },
    sourceTime: { header: 'Time as sent', owner: 'pull', cell: text, blank: '', width: 190 },
    zone: { header: 'By the clocks of', owner: 'pull', cell: text, blank: '', width: 150 },
    entryId: { header: 'Entry ID', owner: 'pull', cell: text, width: 140 },
  },
};
