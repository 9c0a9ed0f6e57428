import { type InvoiceLine, lineKinds } from '../records/invoice-line';
import { amount, choice, currency, decimal, hours, integer, localDate, text } from './cell-types';
import type { Tab } from './tab';

export const invoiceLinesTab: Tab<InvoiceLine> = {
  name: 'Invoice lines',
  version: 1,
  key: 'lineId',
  currency: 'currency',
  group: 'work',
  frozenColumns: 2,
  columns: {
    documentId: { header: 'Document ID', owner: 'draft', cell: text, width: 150 },
    position: { header: 'Line', owner: 'draft', cell: integer, width: 50 },
    kind: { header: 'Kind', owner: 'draft', cell: choice(lineKinds), width: 75 },
    project: { header: 'Project', owner: 'draft', cell: text, blank: '', width: 180 },
    description: { header: 'Description', owner: 'draft', cell: text, blank: '', width: 320 },
    servedOn: { header: 'Last day', owner: 'draft', cell: localDate, width: 100 },
    billedSeconds: { header: 'Hours', owner: 'draft', cell: hours, blank: 0, width: 70 },
    quantity: { header: 'Quantity', owner: 'draft', cell: decimal, width: 85 },
    unitPrice: { header: 'Unit price', owner: 'draft', cell: decimal, width: 95 },
    baseQuantity: {
      header: 'Per',
      owner: 'draft',
      cell: decimal,
      width: 60,
      note: '60 where the quantity is minutes and the price is for an hour.',
    },
    currency: { header: 'Currency', owner: 'draft', cell: currency, width: 75 },
    net: { header: 'Net', owner: 'draft', cell: amount, width: 100 },
    item: { header: 'Item', owner: 'draft', cell: text, blank: '', width: 180 },
    className: { header: 'Class', owner: 'draft', cell: text, blank: '', width: 140 },
    classId: { header: 'Class ID', owner: 'draft', cell: text, blank: '', width: 90 },
    taxCode: { header: 'Tax code', owner: 'draft', cell: text, blank: '', width: 130 },
    tax: { header: 'Tax', owner: 'draft', cell: amount, width: 90 },
    trackedValue: { header: 'Tracked value', owner: 'draft', cell: decimal, width: 110 },
    policy: { header: 'Policy', owner: 'draft', cell: text, blank: '', width: 220 },
    explanation: { header: 'How it adds up', owner: 'draft', cell: text, blank: '', width: 320 },
    lineId: { header: 'Line ID', owner: 'draft', cell: text, width: 160 },
    projectId: { header: 'Project ID', owner: 'draft', cell: text, blank: '', width: 120 },
    itemId: { header: 'Item ID', owner: 'draft', cell: text, blank: '', width: 90 },
    taxCodeId: { header: 'Tax code ID', owner: 'draft', cell: text, blank: '', width: 90 },
  },
};
