import type { BankLine } from '../records/bank-line';
import { optional } from './cell-type';
import { amount, currency, localDate, text } from './cell-types';
import type { Tab } from './tab';

export const bankLinesTab: Tab<BankLine> = {
  name: 'Bank lines',
  version: 1,
  key: 'bankLineId',
  currency: 'currency',
  group: 'record',
  frozenColumns: 1,
  columns: {
    bookedOn: { header: 'Date', owner: 'pull', cell: localDate, width: 95 },
    amount: {
      header: 'Amount',
      owner: 'pull',
      cell: amount,
      width: 100,
      note: 'Money in is above zero, money out below.',
    },
    currency: { header: 'Currency', owner: 'pull', cell: currency, width: 75 },
    counterparty: { header: 'Counterparty', owner: 'pull', cell: text, blank: '', width: 200 },
    text: { header: 'Text', owner: 'pull', cell: text, blank: '', width: 280 },
    reference: { header: 'Reference', owner: 'pull', cell: text, blank: '', width: 160 },
    balance: {
      header: 'Balance',
      owner: 'pull',
      cell: optional(amount),
      blank: null,
      width: 110,
      note: 'What the account held after it, as the bank says.',
    },
    account: { header: 'Bank account', owner: 'pull', cell: text, blank: '', width: 150 },
    file: { header: 'File', owner: 'pull', cell: text, blank: '', width: 160 },
    bankLineId: { header: 'Bank line ID', owner: 'pull', cell: text, width: 170 },
  },
};
