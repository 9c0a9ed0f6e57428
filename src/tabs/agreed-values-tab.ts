import { type AgreedValue, agreements } from '../records/agreed-value';
import { conflictFields } from '../records/conflict';
import { choice, text } from './cell-types';
import type { Tab } from './tab';

export const agreedValuesTab: Tab<AgreedValue> = {
  name: 'Agreed values',
  version: 1,
  key: 'agreedId',
  group: 'record',
  frozenColumns: 1,
  columns: {
    agreedId: { header: 'Row ID', owner: 'review', cell: text, width: 220 },
    field: { header: 'Field', owner: 'review', cell: choice(conflictFields), width: 85 },
    tracker: { header: 'In the tracker', owner: 'review', cell: text, blank: '', width: 240 },
    ledger: { header: 'In the ledger', owner: 'review', cell: text, blank: '', width: 240 },
    kept: {
      header: 'Kept',
      owner: 'review',
      cell: choice(agreements),
      width: 80,
    },
    by: { header: 'By', owner: 'review', cell: choice(['rule', 'person'] as const), width: 80 },
  },
};
