import type { LedgerCurrency } from '../records/ledger-currency';
import { currency, flag, text } from './cell-types';
import type { Tab } from './tab';

export const currenciesTab: Tab<LedgerCurrency> = {
  name: 'Currencies',
  version: 1,
  key: 'code',
  group: 'list',
  frozenColumns: 1,
  columns: {
    code: { header: 'Currency', owner: 'pull', cell: currency, width: 90 },
    name: { header: 'Name', owner: 'pull', cell: text, blank: '', width: 220 },
    active: { header: 'Active', owner: 'pull', cell: flag, blank: false, width: 70 },
  },
};
