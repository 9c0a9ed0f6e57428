import type { PayrollLine } from '../records/payroll-line';
import { optional } from './cell-type';
import { amount, currency, hours, localDate, text } from './cell-types';
import type { Tab } from './tab';

export const payrollLinesTab: Tab<PayrollLine> = {
  name: 'Payroll lines',
  version: 1,
  key: 'payrollLineId',
  currency: 'currency',
  group: 'record',
  frozenColumns: 1,
  columns: {
    person: { header: 'Person', owner: 'pull', cell: text, blank: '', width: 160 },
    periodFrom: { header: 'From', owner: 'pull', cell: localDate, width: 95 },
    periodTo: { header: 'To', owner: 'pull', cell: localDate, width: 95 },
    seconds: { header: 'Hours', owner: 'pull', cell: optional(hours), blank: null, width: 80 },
    gross: { header: 'Gross', owner: 'pull', cell: amount, width: 100 },
    currency: { header: 'Currency', owner: 'pull', cell: currency, width: 75 },
    text: { header: 'Text', owner: 'pull', cell: text, blank: '', width: 240 },
    file: { header: 'File', owner: 'pull', cell: text, blank: '', width: 160 },
    personId: { header: 'Person ID', owner: 'pull', cell: text, blank: '', width: 120 },
    payrollLineId: { header: 'Payroll line ID', owner: 'pull', cell: text, width: 190 },
  },
};
