import type { TrackingClass } from '../records/tracking-class';
import { flag, text } from './cell-types';
import type { Tab } from './tab';

export const classesTab: Tab<TrackingClass> = {
  name: 'Classes',
  version: 1,
  key: 'classId',
  group: 'list',
  frozenColumns: 2,
  columns: {
    name: { header: 'Class', owner: 'pull', cell: text, blank: '', width: 240 },
    classId: { header: 'Class ID', owner: 'pull', cell: text, width: 160 },
    active: { header: 'Active', owner: 'pull', cell: flag, blank: false, width: 70 },
  },
};
