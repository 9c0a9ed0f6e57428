import {
  type ReconciliationRow,
  reconciliationLevels,
  reconciliationStates,
} from '../records/reconciliation';
import { optional } from './cell-type';
import { amount, choice, currency, hours, text } from './cell-types';
import type { Tab } from './tab';

export const reconciliationTab: Tab<ReconciliationRow> = {
  name: 'Reconciliation',
  version: 1,
  key: 'reconciliationId',
  currency: 'currency',
  group: 'work',
  frozenColumns: 4,
  columns: {
    level: { header: 'Level', owner: 'tieout', cell: choice(reconciliationLevels), width: 75 },
    client: { header: 'Client', owner: 'tieout', cell: text, blank: '', width: 190 },
    project: { header: 'Project', owner: 'tieout', cell: text, blank: '', width: 190 },
    invoice: { header: 'Invoice', owner: 'tieout', cell: text, blank: '', width: 100 },
    state: { header: 'State', owner: 'tieout', cell: choice(reconciliationStates), width: 85 },
    trackedSeconds: { header: 'Tracked hours', owner: 'tieout', cell: hours, blank: 0, width: 110 },
    notBillableSeconds: {
      header: 'Not billable',
      owner: 'tieout',
      cell: hours,
      blank: 0,
      width: 95,
    },
    unbilledSeconds: {
      header: 'Not billed yet',
      owner: 'tieout',
      cell: hours,
      blank: 0,
      width: 95,
    },
    workedSeconds: {
      header: 'Worked and billed',
      owner: 'tieout',
      cell: hours,
      blank: 0,
      width: 130,
    },
    billedSeconds: { header: 'Billed hours', owner: 'tieout', cell: hours, blank: 0, width: 95 },
    currency: { header: 'Currency', owner: 'tieout', cell: currency, width: 75 },
    sheetNet: { header: 'Net, sheet', owner: 'tieout', cell: amount, width: 105 },
    ledgerNet: { header: 'Net, ledger', owner: 'tieout', cell: amount, width: 105 },
    sheetTotal: {
      header: 'Total, sheet',
      owner: 'tieout',
      cell: optional(amount),
      blank: null,
      width: 105,
    },
    ledgerTotal: {
      header: 'Total, ledger',
      owner: 'tieout',
      cell: optional(amount),
      blank: null,
      width: 105,
    },
    difference: { header: 'Difference', owner: 'tieout', cell: amount, width: 95 },
    explanation: { header: 'Explanation', owner: 'tieout', cell: text, blank: '', width: 420 },
    ledgerId: { header: 'Ledger ID', owner: 'tieout', cell: text, blank: '', width: 90 },
    link: { header: 'Open in the ledger', owner: 'tieout', cell: text, blank: '', width: 260 },
    reconciliationId: { header: 'Row ID', owner: 'tieout', cell: text, width: 200 },
  },
};
