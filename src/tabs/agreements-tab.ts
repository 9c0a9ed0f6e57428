import { type Agreement, agreementKinds, agreementSpans } from '../records/agreement';
import { optional } from './cell-type';
import { choice, decimal, hours, localDate, text } from './cell-types';
import type { Tab } from './tab';

export const agreementsTab: Tab<Agreement> = {
  name: 'Agreements',
  version: 1,
  key: 'agreementId',
  group: 'work',
  frozenColumns: 0,
  columns: {
    agreementId: {
      header: 'Agreement ID',
      owner: 'user',
      cell: text,
      width: 105,
      note: 'Any name of your own, as A1.',
    },
    kind: {
      header: 'Kind',
      owner: 'user',
      cell: optional(choice(agreementKinds)),
      blank: null,
      width: 90,
      note: 'fixedFee: the work costs an amount. cap: it costs no more than that.',
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
      note: 'Empty: all projects of the client together.',
      choicesFor: () => ({ tab: 'Projects', header: 'Project' }),
    },
    seconds: {
      header: 'Hours',
      owner: 'user',
      cell: optional(hours),
      blank: null,
      width: 80,
      note: 'The most hours of a cap.',
    },
    amount: {
      header: 'Amount',
      owner: 'user',
      cell: optional(decimal),
      blank: null,
      width: 100,
      note: "The fee, or the most money of a cap, in the customer's currency.",
    },
    span: {
      header: 'For',
      owner: 'user',
      cell: optional(choice(agreementSpans)),
      blank: null,
      width: 90,
      note: 'whole: once for all the days; month: for each month of them. Empty: whole.',
    },
    from: { header: 'From', owner: 'user', cell: optional(localDate), blank: null, width: 100 },
    to: { header: 'To', owner: 'user', cell: optional(localDate), blank: null, width: 100 },
  },
};
