import type { Client } from '../records/client';
import { optional } from './cell-type';
import { currency, flag, text } from './cell-types';
import type { Tab } from './tab';

export const clientsTab: Tab<Client> = {
  name: 'Clients',
  version: 1,
  key: 'clientId',
  group: 'list',
  frozenColumns: 2,
  columns: {
    name: { header: 'Client', owner: 'pull', cell: text, blank: '', width: 220 },
    clientId: { header: 'Client ID', owner: 'pull', cell: text, width: 130 },
    currency: { header: 'Currency', owner: 'pull', cell: currency, width: 80 },
    address: { header: 'Address', owner: 'pull', cell: text, blank: '', width: 260 },
    email: { header: 'E-mail', owner: 'pull', cell: text, blank: '', width: 200 },
    taxNumber: { header: 'Tax number', owner: 'pull', cell: text, blank: '', width: 130 },
    number: { header: 'Number', owner: 'pull', cell: text, blank: '', width: 90 },
    active: { header: 'Active', owner: 'pull', cell: flag, blank: false, width: 70 },
    billingZone: {
      header: 'Billing time zone',
      owner: 'user',
      cell: text,
      blank: '',
      width: 150,
      note: 'Zone of the days of this client, where the setting Day of work follows says client. Empty: that of the firm.',
    },
    lineTemplate: {
      header: 'Text of time lines',
      owner: 'user',
      cell: text,
      blank: '',
      width: 260,
      note: "As in Settings, with {client} {project} {task} {person} {from} {to} {hours} {notes}. Empty: the setting's.",
    },
    kept: {
      header: 'Kept from the ledger',
      owner: 'review',
      cell: text,
      blank: '',
      width: 260,
      note: 'What goes before the columns at the left, as the Field rules say.',
    },
    billedIn: {
      header: 'Billed in',
      owner: 'review',
      cell: optional(currency),
      blank: null,
      width: 80,
      note: "Empty: the client's own currency.",
    },
  },
};
