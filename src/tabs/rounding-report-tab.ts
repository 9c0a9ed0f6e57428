import { ZERO } from '../money/decimal';
import type { RoundingRow } from '../records/rounding-row';
import { optional } from './cell-type';
import { amount, currency, decimal, hours, text } from './cell-types';
import type { Tab } from './tab';

export const roundingReportTab: Tab<RoundingRow> = {
  name: 'Rounding report',
  version: 1,
  key: 'rowId',
  currency: 'currency',
  group: 'record',
  frozenColumns: 2,
  columns: {
    customer: { header: 'Customer', owner: 'draft', cell: text, blank: '', width: 190 },
    line: { header: 'Line', owner: 'draft', cell: text, blank: '', width: 60 },
    description: { header: 'Description', owner: 'draft', cell: text, blank: '', width: 280 },
    trackedSeconds: { header: 'Tracked hours', owner: 'draft', cell: hours, width: 100 },
    billedSeconds: { header: 'Billed hours', owner: 'draft', cell: hours, width: 95 },
    currency: { header: 'Currency', owner: 'draft', cell: currency, width: 75 },
    tracked: {
      header: 'Tracked, at its rate',
      owner: 'draft',
      cell: decimal,
      width: 130,
      note: 'Tracked time at the rate of the line, before any rounding; the cost of an expense.',
    },
    byFactor: {
      header: 'By factor',
      owner: 'draft',
      cell: decimal,
      blank: ZERO,
      width: 90,
      note: 'Weekday, holiday, after-hours and overtime factors of the Factors tab.',
    },
    byAgreement: {
      header: 'By agreement',
      owner: 'draft',
      cell: decimal,
      width: 105,
      note: 'Entries that are billed in part, fixed fees, and what goes beyond a cap.',
    },
    byIncrement: { header: 'By increment', owner: 'draft', cell: decimal, width: 100 },
    byHours: { header: 'By two-decimal hours', owner: 'draft', cell: decimal, width: 130 },
    byCents: { header: 'By cents of lines', owner: 'draft', cell: decimal, width: 125 },
    byDiscount: { header: 'By discount', owner: 'draft', cell: decimal, width: 95 },
    byTaxInPrice: {
      header: 'By tax in the price',
      owner: 'draft',
      cell: decimal,
      width: 125,
      note: 'The tax that prices contain and the net does not.',
    },
    net: { header: 'Net', owner: 'draft', cell: amount, width: 95 },
    exactTax: { header: 'Exact tax', owner: 'draft', cell: decimal, width: 100 },
    byTax: { header: 'By rounding of tax', owner: 'draft', cell: decimal, width: 120 },
    byCash: { header: 'By cash rounding', owner: 'draft', cell: amount, width: 120 },
    total: { header: 'Total', owner: 'draft', cell: amount, width: 105 },
    tax: { header: 'Tax', owner: 'draft', cell: amount, width: 90 },
    cost: {
      header: 'Cost, in base',
      owner: 'draft',
      cell: optional(decimal),
      blank: null,
      width: 110,
      note: "In the books' currency, by the Cost rates tab; an expense costs what it is passed on for. Empty where some time has no cost rate. For the firm: on no invoice and in no export of one.",
    },
    margin: {
      header: 'Margin, in base',
      owner: 'draft',
      cell: optional(decimal),
      blank: null,
      width: 120,
      note: "Net less cost, in the books' currency.",
    },
    documentId: { header: 'Document ID', owner: 'draft', cell: text, width: 160 },
    rowId: { header: 'Row ID', owner: 'draft', cell: text, width: 180 },
  },
};
