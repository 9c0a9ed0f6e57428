import type { WorkbookMark } from '../records/workbook-mark';
import { text } from './cell-types';
import type { Tab } from './tab';

export const identityTab: Tab<WorkbookMark> = {
  name: 'Identity',
  version: 1,
  key: 'name',
  group: 'record',
  frozenColumns: 1,
  columns: {
    name: { header: 'Mark', owner: 'post', cell: text, width: 160 },
    value: { header: 'Value', owner: 'post', cell: text, blank: '', width: 380 },
    meaning: { header: 'What it is for', owner: 'post', cell: text, blank: '', width: 560 },
  },
};
