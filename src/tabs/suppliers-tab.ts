import type { Supplier } from '../records/supplier';
import { currency, flag, text } from './cell-types';
import type { Tab } from './tab';

export const suppliersTab: Tab<Supplier> = {
  name: 'Suppliers',
  version: 1,
  key: 'supplierId',
  group: 'list',
  frozenColumns: 2,
  columns: {
    name: { header: 'Supplier', owner: 'pull', cell: text, blank: '', width: 240 },
    supplierId: { header: 'Supplier ID', owner: 'pull', cell: text, width: 110 },
    currency: { header: 'Currency', owner: 'pull', cell: currency, width: 80 },
    email: { header: 'E-mail', owner: 'pull', cell: text, blank: '', width: 220 },
    taxCodeId: { header: 'Tax code ID', owner: 'pull', cell: text, blank: '', width: 100 },
    active: { header: 'Active', owner: 'pull', cell: flag, blank: false, width: 70 },
  },
};
