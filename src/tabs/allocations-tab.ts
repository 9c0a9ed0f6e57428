import { type Allocation, allocationKinds } from '../records/allocation';
import { optional } from './cell-type';
import { amount, choice, currency, hours, localDate, text } from './cell-types';
import type { Tab } from './tab';

export const allocationsTab: Tab<Allocation> = {
  name: 'Allocations',
  version: 1,
  key: 'allocationId',
  currency: 'currency',
  group: 'record',
  frozenColumns: 1,
  columns: {
    entryId: { header: 'Entry or expense', owner: 'draft', cell: text, width: 160 },
    documentId: { header: 'Document ID', owner: 'draft', cell: text, width: 160 },
    lineId: { header: 'Line ID', owner: 'draft', cell: text, width: 170 },
    kind: { header: 'Kind', owner: 'draft', cell: choice(allocationKinds), width: 90 },
    seconds: { header: 'Tracked hours', owner: 'draft', cell: hours, blank: 0, width: 100 },
    spentOn: {
      header: 'Day',
      owner: 'draft',
      cell: optional(localDate),
      blank: null,
      width: 100,
      note: 'As the tracker had it when this was billed.',
    },
    currency: { header: 'Currency', owner: 'draft', cell: currency, width: 75 },
    amount: { header: 'Amount', owner: 'draft', cell: amount, width: 100 },
    allocationId: { header: 'Allocation ID', owner: 'draft', cell: text, width: 260 },
  },
};
