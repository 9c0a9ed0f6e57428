import type { Account } from '../records/account';
import { flag, text } from './cell-types';
import type { Tab } from './tab';

export const accountsTab: Tab<Account> = {
  name: 'Accounts',
  version: 1,
  key: 'accountId',
  group: 'list',
  frozenColumns: 2,
  columns: {
    name: { header: 'Account', owner: 'pull', cell: text, blank: '', width: 260 },
    accountId: { header: 'Account ID', owner: 'pull', cell: text, width: 110 },
    number: { header: 'Number', owner: 'pull', cell: text, blank: '', width: 90 },
    kind: { header: 'Kind', owner: 'pull', cell: text, blank: '', width: 140 },
    active: { header: 'Active', owner: 'pull', cell: flag, blank: false, width: 70 },
  },
};
