import { type Mapping, type MappingKind, mappingKinds } from '../records/mapping';
import { accountsTab } from './accounts-tab';
import { choice, flag, text } from './cell-types';
import { classesTab } from './classes-tab';
import { customersTab } from './customers-tab';
import { itemsTab } from './items-tab';
import type { Choices, Tab } from './tab';
import { taxCodesTab } from './tax-codes-tab';
import { termsTab } from './terms-tab';

export const mappingTab: Tab<Mapping> = {
  name: 'Mapping',
  version: 1,
  key: 'mappingId',
  group: 'work',
  frozenColumns: 2,
  columns: {
    kind: { header: 'What maps to what', owner: 'review', cell: choice(mappingKinds), width: 190 },
    source: { header: 'In the tracker', owner: 'review', cell: text, blank: '', width: 220 },
    suggestion: { header: 'Suggestion', owner: 'review', cell: text, blank: '', width: 220 },
    reason: { header: 'Why', owner: 'review', cell: text, blank: '', width: 260 },
    target: {
      header: 'In the ledger',
      owner: 'user',
      cell: text,
      blank: '',
      width: 220,
      note: 'Choose, or leave the suggestion.',
      choicesFor: targetChoices,
    },
    confirmed: {
      header: 'Confirm',
      owner: 'user',
      cell: flag,
      blank: false,
      width: 80,
      note: 'Tick when the row is right.',
    },
    targetId: { header: 'Ledger ID', owner: 'review', cell: text, blank: '', width: 90 },
    sourceId: { header: 'Tracker ID', owner: 'review', cell: text, width: 130 },
    mappingId: { header: 'Mapping ID', owner: 'review', cell: text, width: 260 },
  },
};

const listOfKind: Readonly<Record<MappingKind, Choices>> = {
  'Client → customer': { tab: customersTab.name, header: customersTab.columns.name.header },
  'Client → tax code': { tab: taxCodesTab.name, header: taxCodesTab.columns.name.header },
  'Client → terms': { tab: termsTab.name, header: termsTab.columns.name.header },
  'Project → class': { tab: classesTab.name, header: classesTab.columns.name.header },
  'Task → item': { tab: itemsTab.name, header: itemsTab.columns.name.header },
  'Expense category → item': { tab: itemsTab.name, header: itemsTab.columns.name.header },
  'Expense category → account': { tab: accountsTab.name, header: accountsTab.columns.name.header },
};

/** A row offers the ledger's list that its kind maps to; the kind stands first in its key. */
export function targetChoices(mappingId: string): Choices | null {
  const kind = mappingKinds.find((one) => mappingId.startsWith(`${one}|`));
  return kind ? listOfKind[kind] : null;
}
