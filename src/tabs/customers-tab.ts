import type { Customer } from '../records/customer';
import { currency, flag, text } from './cell-types';
import type { Tab } from './tab';

export const customersTab: Tab<Customer> = {
  name: 'Customers',
  version: 1,
  key: 'customerId',
  group: 'list',
  frozenColumns: 2,
  columns: {
    name: { header: 'Customer', owner: 'pull', cell: text, blank: '', width: 240 },
    customerId: { header: 'Customer ID', owner: 'pull', cell: text, width: 110 },
    currency: { header: 'Currency', owner: 'pull', cell: currency, width: 80 },
    email: { header: 'E-mail', owner: 'pull', cell: text, blank: '', width: 220 },
    address: { header: 'Address', owner: 'pull', cell: text, blank: '', width: 240 },
    taxNumber: { header: 'Tax number', owner: 'pull', cell: text, blank: '', width: 130 },
    number: { header: 'Number', owner: 'pull', cell: text, blank: '', width: 90 },
    taxCodeId: { header: 'Tax code ID', owner: 'pull', cell: text, blank: '', width: 100 },
    termsId: { header: 'Terms ID', owner: 'pull', cell: text, blank: '', width: 100 },
    active: { header: 'Active', owner: 'pull', cell: flag, blank: false, width: 70 },
  },
};
