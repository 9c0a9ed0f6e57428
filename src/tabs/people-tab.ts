import type { Person } from '../records/person';
import { flag, text } from './cell-types';
import { suppliersTab } from './suppliers-tab';
import type { Tab } from './tab';

export const peopleTab: Tab<Person> = {
  name: 'People',
  version: 1,
  key: 'personId',
  group: 'list',
  frozenColumns: 2,
  columns: {
    name: { header: 'Person', owner: 'pull', cell: text, blank: '', width: 180 },
    personId: { header: 'Person ID', owner: 'pull', cell: text, width: 130 },
    email: { header: 'E-mail', owner: 'pull', cell: text, blank: '', width: 220 },
    zone: { header: 'Time zone', owner: 'pull', cell: text, blank: '', width: 160 },
    contractor: { header: 'Contractor', owner: 'pull', cell: flag, blank: false, width: 90 },
    active: { header: 'Active', owner: 'pull', cell: flag, blank: false, width: 70 },
    supplier: {
      header: 'Supplier',
      owner: 'user',
      cell: text,
      blank: '',
      width: 200,
      choicesFor: () => ({ tab: suppliersTab.name, header: suppliersTab.columns.name.header }),
      note: 'Who bills the firm for the time of this person, at its cost rate. Empty: nobody.',
    },
  },
};
