import type { HourlyRate } from '../records/hourly-rate';
import { optional } from './cell-type';
import { currency, decimal, flag, localDate, text } from './cell-types';
import type { Tab } from './tab';

export const ratesTab: Tab<HourlyRate> = {
  name: 'Rates',
  version: 1,
  key: 'rateId',
  group: 'work',
  frozenColumns: 0,
  columns: {
    rateId: {
      header: 'Rate ID',
      owner: 'user',
      cell: text,
      width: 70,
      note: 'Any name of your own, as R1.',
    },
    person: {
      header: 'Person',
      owner: 'user',
      cell: text,
      blank: '',
      width: 150,
      note: 'Empty: any person.',
      choicesFor: () => ({ tab: 'People', header: 'Person' }),
    },
    client: {
      header: 'Client',
      owner: 'user',
      cell: text,
      blank: '',
      width: 180,
      note: 'Empty: any client.',
      choicesFor: () => ({ tab: 'Clients', header: 'Client' }),
    },
    project: {
      header: 'Project',
      owner: 'user',
      cell: text,
      blank: '',
      width: 180,
      note: 'Empty: any project.',
      choicesFor: () => ({ tab: 'Projects', header: 'Project' }),
    },
    task: {
      header: 'Task',
      owner: 'user',
      cell: text,
      blank: '',
      width: 150,
      note: 'Empty: any task.',
      choicesFor: () => ({ tab: 'Tasks', header: 'Task' }),
    },
    hourlyRate: {
      header: 'Hourly rate',
      owner: 'user',
      cell: optional(decimal),
      blank: null,
      width: 100,
    },
    currency: {
      header: 'Currency',
      owner: 'user',
      cell: optional(currency),
      blank: null,
      width: 80,
    },
    from: { header: 'From', owner: 'user', cell: optional(localDate), blank: null, width: 100 },
    to: { header: 'To', owner: 'user', cell: optional(localDate), blank: null, width: 100 },
    courtesy: {
      header: 'Courtesy',
      owner: 'user',
      cell: flag,
      blank: false,
      width: 80,
      note: 'Tick where a rate of zero is meant.',
    },
  },
};
