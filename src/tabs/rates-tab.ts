import type { HourlyRate } from '../records/hourly-rate';
import { optional } from './cell-type';
import { currency, decimal, flag, text } from './cell-types';
import { anyClient, anyPerson, anyProject, anyTask, firstDay, lastDay } from './naming-columns';
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
    person: anyPerson,
    client: anyClient,
    project: anyProject,
    task: anyTask,
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
    from: firstDay,
    to: lastDay,
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
