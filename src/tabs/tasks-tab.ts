import type { Task } from '../records/task';
import { flag, text } from './cell-types';
import type { Tab } from './tab';

export const tasksTab: Tab<Task> = {
  name: 'Tasks',
  version: 1,
  key: 'taskId',
  group: 'list',
  frozenColumns: 2,
  columns: {
    name: { header: 'Task', owner: 'pull', cell: text, blank: '', width: 220 },
    taskId: { header: 'Task ID', owner: 'pull', cell: text, width: 130 },
    billableByDefault: {
      header: 'Billable by default',
      owner: 'pull',
      cell: flag,
      blank: false,
      width: 130,
    },
    active: { header: 'Active', owner: 'pull', cell: flag, blank: false, width: 70 },
  },
};
