import type { Item } from '../records/item';
import { flag, text } from './cell-types';
import type { Tab } from './tab';

export const itemsTab: Tab<Item> = {
  name: 'Items',
  version: 1,
  key: 'itemId',
  group: 'list',
  frozenColumns: 2,
  columns: {
    name: { header: 'Item', owner: 'pull', cell: text, blank: '', width: 240 },
    itemId: { header: 'Item ID', owner: 'pull', cell: text, width: 110 },
    incomeAccount: { header: 'Posts to account', owner: 'pull', cell: text, blank: '', width: 220 },
    incomeAccountId: { header: 'Account ID', owner: 'pull', cell: text, blank: '', width: 100 },
    taxable: { header: 'Taxable', owner: 'pull', cell: flag, blank: false, width: 80 },
    active: { header: 'Active', owner: 'pull', cell: flag, blank: false, width: 70 },
  },
};
