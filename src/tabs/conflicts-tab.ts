import { type Conflict, conflictFields, conflictStates, decisions } from '../records/conflict';
import { optional } from './cell-type';
import { choice, text } from './cell-types';
import type { Tab } from './tab';

export const conflictsTab: Tab<Conflict> = {
  name: 'Conflicts',
  version: 1,
  key: 'conflictId',
  group: 'work',
  frozenColumns: 2,
  columns: {
    client: { header: 'Client', owner: 'review', cell: text, blank: '', width: 200 },
    field: { header: 'Field', owner: 'review', cell: choice(conflictFields), width: 85 },
    tracker: { header: 'In the tracker', owner: 'review', cell: text, blank: '', width: 210 },
    ledger: { header: 'In the ledger', owner: 'review', cell: text, blank: '', width: 210 },
    wins: { header: 'Wins', owner: 'review', cell: choice([...decisions, 'ask']), width: 75 },
    reason: { header: 'Why', owner: 'review', cell: text, blank: '', width: 280 },
    decision: {
      header: 'Decision',
      owner: 'user',
      cell: optional(choice(decisions)),
      blank: null,
      width: 95,
      note: 'Yours; goes before the rule.',
      choicesFor: (conflictId) => ({
        words: conflictId.endsWith('|Customer')
          ? ['create', 'leave']
          : ['tracker', 'ledger', 'leave'],
      }),
    },
    state: { header: 'State', owner: 'review', cell: choice(conflictStates), width: 80 },
    remark: { header: 'Remark', owner: 'review', cell: text, blank: '', width: 320 },
    clientId: { header: 'Client ID', owner: 'review', cell: text, width: 120 },
    conflictId: { header: 'Conflict ID', owner: 'review', cell: text, width: 170 },
  },
};
