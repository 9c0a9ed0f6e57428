import { type Discount, discountScopes } from '../records/discount';
import { optional } from './cell-type';
import { choice, decimal, localDate, text } from './cell-types';
import type { Tab } from './tab';

export const discountsTab: Tab<Discount> = {
  name: 'Discounts',
  version: 1,
  key: 'discountId',
  group: 'work',
  frozenColumns: 0,
  columns: {
    discountId: {
      header: 'Discount ID',
      owner: 'user',
      cell: text,
      width: 100,
      note: 'Any name of your own, as D1.',
    },
    client: {
      header: 'Client',
      owner: 'user',
      cell: text,
      blank: '',
      width: 180,
      choicesFor: () => ({ tab: 'Clients', header: 'Client' }),
    },
    project: {
      header: 'Project',
      owner: 'user',
      cell: text,
      blank: '',
      width: 180,
      note: 'Named: off each line of the project. Empty: off the whole invoice.',
      choicesFor: () => ({ tab: 'Projects', header: 'Project' }),
    },
    percent: {
      header: 'Percent',
      owner: 'user',
      cell: optional(decimal),
      blank: null,
      width: 80,
      note: '10 is 10 %, on every invoice of these dates.',
    },
    amount: {
      header: 'Amount',
      owner: 'user',
      cell: optional(decimal),
      blank: null,
      width: 90,
      note: "Given once in all, in the customer's currency.",
    },
    scope: {
      header: 'Off',
      owner: 'user',
      cell: optional(choice(discountScopes)),
      blank: null,
      width: 75,
      note: 'work: time and fees; all: expenses too. Empty: work.',
    },
    reason: {
      header: 'Reason',
      owner: 'user',
      cell: text,
      blank: '',
      width: 240,
      note: 'Stands on the invoice.',
    },
    from: { header: 'From', owner: 'user', cell: optional(localDate), blank: null, width: 100 },
    to: {
      header: 'To',
      owner: 'user',
      cell: optional(localDate),
      blank: null,
      width: 100,
      note: 'Last invoice date that it is given on.',
    },
  },
};
