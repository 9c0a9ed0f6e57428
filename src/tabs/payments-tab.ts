import type { Payment } from '../records/payment';
import { amount, currency, localDate, text } from './cell-types';
import type { Tab } from './tab';

export const paymentsTab: Tab<Payment> = {
  name: 'Payments',
  version: 1,
  key: 'paymentRowId',
  currency: 'currency',
  group: 'record',
  frozenColumns: 2,
  columns: {
    paidOn: { header: 'Paid on', owner: 'pull', cell: localDate, width: 100 },
    customer: { header: 'Customer', owner: 'pull', cell: text, blank: '', width: 210 },
    number: { header: 'Document', owner: 'pull', cell: text, blank: '', width: 100 },
    amount: { header: 'Amount', owner: 'pull', cell: amount, width: 105 },
    currency: { header: 'Currency', owner: 'pull', cell: currency, width: 75 },
    reference: { header: 'Reference', owner: 'pull', cell: text, blank: '', width: 180 },
    paymentId: { header: 'Payment ID', owner: 'pull', cell: text, width: 110 },
    documentId: { header: 'Document ID', owner: 'pull', cell: text, blank: '', width: 160 },
    paymentRowId: { header: 'Row ID', owner: 'pull', cell: text, width: 200 },
  },
};
