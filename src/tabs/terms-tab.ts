import { type PaymentTerms, termsRules } from '../records/payment-terms';
import { choice, flag, integer, text } from './cell-types';
import type { Tab } from './tab';

export const termsTab: Tab<PaymentTerms> = {
  name: 'Terms',
  version: 1,
  key: 'termsId',
  group: 'list',
  frozenColumns: 2,
  columns: {
    name: { header: 'Terms', owner: 'pull', cell: text, blank: '', width: 220 },
    termsId: { header: 'Terms ID', owner: 'pull', cell: text, width: 170 },
    rule: {
      header: 'Counted from',
      owner: 'pull',
      cell: choice(termsRules),
      blank: 'days',
      width: 110,
      note: 'days: after the date of the document; monthEnd: after its month; thisMonth, nextMonth: that day of a month; cutOff: that day, or of the next month where too few days are left.',
    },
    days: { header: 'Days', owner: 'pull', cell: integer, blank: 0, width: 70 },
    margin: { header: 'At least days before', owner: 'pull', cell: integer, blank: 0, width: 140 },
    active: { header: 'Active', owner: 'pull', cell: flag, blank: false, width: 70 },
  },
};
