import { type Drift, driftDecisions, driftStates } from '../records/drift';
import { optional } from './cell-type';
import { amount, choice, currency, hours, localDate, text } from './cell-types';
import type { Tab } from './tab';

const money = (header: string) =>
  ({ header, owner: 'tieout', cell: optional(amount), blank: null, width: 95 }) as const;

const time = (header: string) =>
  ({ header, owner: 'tieout', cell: optional(hours), blank: null, width: 95 }) as const;

const words = (header: string, width: number) =>
  ({ header, owner: 'tieout', cell: text, blank: '', width }) as const;

export const driftTab: Tab<Drift> = {
  name: 'Drift',
  version: 1,
  key: 'driftId',
  currency: 'currency',
  group: 'work',
  frozenColumns: 2,
  columns: {
    state: { header: 'State', owner: 'tieout', cell: choice(driftStates), width: 75 },
    what: words('What differs', 380),
    fix: words('Proposed', 330),
    decision: {
      header: 'Decision',
      owner: 'user',
      cell: optional(choice(driftDecisions)),
      blank: null,
      width: 115,
      note: 'Choose one, then press Apply decisions in the sidebar.',
    },
    reason: {
      header: 'Reason',
      owner: 'user',
      cell: text,
      blank: '',
      width: 220,
      wraps: true,
      note: 'What is accepted needs one; it stands in the Event log.',
    },
    outcome: words('What became of it', 330),
    client: { ...words('Client', 180), wraps: true },
    document: words('Document', 100),
    entryId: words('Entry or expense', 160),
    billedSeconds: time('Billed hours'),
    nowSeconds: time('Hours now'),
    differenceSeconds: time('Difference, hours'),
    currency: { header: 'Currency', owner: 'tieout', cell: currency, width: 75 },
    billed: { ...money('Billed'), note: 'Without tax for an entry, with tax for a document.' },
    now: { ...money('Now'), note: 'At the price that it was billed at.' },
    difference: money('Difference'),
    foundOn: { header: 'Found on', owner: 'tieout', cell: localDate, width: 100 },
    documentId: words('Document ID', 160),
    driftId: { header: 'Drift ID', owner: 'tieout', cell: text, width: 220 },
  },
};
