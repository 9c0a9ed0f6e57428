import { type TaxRule, taxKinds } from '../records/tax-rule';
import { optional } from './cell-type';
import { choice, decimal, text } from './cell-types';
import { anyClient, firstDay, lastDay } from './naming-columns';
import type { Tab } from './tab';
import { taxCodesTab } from './tax-codes-tab';

export const taxesTab: Tab<TaxRule> = {
  name: 'Taxes',
  version: 1,
  key: 'taxRuleId',
  group: 'work',
  frozenColumns: 0,
  columns: {
    taxRuleId: {
      header: 'Tax ID',
      owner: 'user',
      cell: text,
      width: 80,
      note: 'Any name of your own, as T1.',
    },
    kind: {
      header: 'Kind',
      owner: 'user',
      cell: optional(choice(taxKinds)),
      blank: null,
      width: 110,
      note: 'included: prices contain the tax. withheld: the customer keeps it back. exempt, reverseCharge, zero: why there is no tax. standard: only checks the rate.',
    },
    client: { ...anyClient, note: '' },
    taxCode: {
      header: 'Tax code',
      owner: 'user',
      cell: text,
      blank: '',
      width: 180,
      note: 'Of the ledger. Empty: whatever the tax code of the work is.',
      choicesFor: () => ({ tab: taxCodesTab.name, header: taxCodesTab.columns.name.header }),
    },
    percent: {
      header: 'Percent',
      owner: 'user',
      cell: optional(decimal),
      blank: null,
      width: 80,
      note: 'What is withheld; else the rate that the tax code must have in these days.',
    },
    reason: {
      header: 'Reason',
      owner: 'user',
      cell: text,
      blank: '',
      width: 260,
      note: 'Stands on the invoice, as: VAT reverse charge, Article 196 of Directive 2006/112/EC.',
    },
    from: firstDay,
    to: { ...lastDay, note: 'Last invoice date that it holds for.' },
    source: {
      header: 'Source',
      owner: 'user',
      cell: text,
      blank: '',
      width: 240,
      note: 'Where that is written: a law, a letter of the tax office.',
    },
  },
};
