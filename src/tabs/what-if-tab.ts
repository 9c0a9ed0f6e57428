import type { PriceEffect } from '../records/price-effect';
import { amount, currency, hours, integer, text } from './cell-types';
import type { Tab } from './tab';

export const whatIfTab: Tab<PriceEffect> = {
  name: 'What-if',
  version: 1,
  key: 'effectId',
  currency: 'currency',
  group: 'record',
  frozenColumns: 1,
  columns: {
    client: { header: 'Client', owner: 'price', cell: text, blank: '', width: 200 },
    currency: { header: 'Currency', owner: 'price', cell: currency, width: 75 },
    rows: { header: 'Rows that change', owner: 'price', cell: integer, width: 120 },
    secondsNow: { header: 'Hours now', owner: 'price', cell: hours, width: 90 },
    secondsThen: { header: 'Hours then', owner: 'price', cell: hours, width: 90 },
    amountNow: { header: 'Amount now', owner: 'price', cell: amount, width: 105 },
    amountThen: { header: 'Amount then', owner: 'price', cell: amount, width: 105 },
    difference: { header: 'Difference', owner: 'price', cell: amount, width: 105 },
    kept: {
      header: 'Entries that keep a policy',
      owner: 'price',
      cell: integer,
      width: 170,
      note: 'On documents that were made with another policy than the one of now: they keep it, and their price.',
    },
    keptPolicies: { header: 'Policies kept', owner: 'price', cell: text, blank: '', width: 260 },
    effectId: { header: 'Row ID', owner: 'price', cell: text, width: 170 },
  },
};
