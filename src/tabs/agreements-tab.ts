import { type Agreement, agreementKinds, agreementSpans } from '../records/agreement';
import { optional } from './cell-type';
import { choice, decimal, hours, text } from './cell-types';
import { anyClient, anyProject, firstDay, lastDay } from './naming-columns';
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
    client: { ...anyClient, note: '' },
    project: { ...anyProject, note: 'Empty: all projects of the client together.' },
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
      note: 'whole: once for all the days; month, quarter, year: for each one of them. Empty: whole.',
    },
    from: firstDay,
    to: lastDay,
  },
};
