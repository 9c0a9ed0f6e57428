import { type Discount, discountScopes } from '../records/discount';
import { optional } from './cell-type';
import { choice, decimal, text } from './cell-types';
import { anyClient, anyProject, firstDay, lastDay } from './naming-columns';
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
    client: { ...anyClient, note: '' },
    project: {
      ...anyProject,
      note: 'Named: off each line of the project. Empty: off the whole invoice.',
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
    from: firstDay,
    to: { ...lastDay, note: 'Last invoice date that it is given on.' },
  },
};
