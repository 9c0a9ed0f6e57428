import {
  type AuditDecision,
  type AuditFinding,
  auditDecisions,
  auditEntities,
  findingKinds,
  findingStates,
} from '../records/audit-finding';
import { optional } from './cell-type';
import { choice, text } from './cell-types';
import { targetChoices } from './mapping-tab';
import { suppliersTab } from './suppliers-tab';
import type { Choices, Tab } from './tab';

export const auditTab: Tab<AuditFinding> = {
  name: 'Audit',
  version: 1,
  key: 'findingId',
  group: 'work',
  frozenColumns: 2,
  columns: {
    kind: { header: 'Finding', owner: 'setup', cell: choice(findingKinds), width: 130 },
    name: { header: 'Name', owner: 'setup', cell: text, blank: '', width: 200 },
    otherName: { header: 'Other name', owner: 'setup', cell: text, blank: '', width: 200 },
    why: { header: 'Why', owner: 'setup', cell: text, blank: '', width: 340 },
    suggestion: { header: 'Suggestion', owner: 'setup', cell: choice(auditDecisions), width: 85 },
    proposed: { header: 'Name to use', owner: 'setup', cell: text, blank: '', width: 180 },
    decision: {
      header: 'Decision',
      owner: 'user',
      cell: optional(choice(auditDecisions)),
      blank: null,
      width: 90,
      note: 'Choose what is to happen. Nothing happens before you do.',
      choicesFor: decisionsFor,
    },
    chosen: {
      header: 'Use instead',
      owner: 'user',
      cell: text,
      blank: '',
      width: 180,
      note: "Another name than the one under 'Name to use'.",
      choicesFor: namesFor,
    },
    state: { header: 'State', owner: 'setup', cell: choice(findingStates), width: 95 },
    advice: { header: 'What to do', owner: 'setup', cell: text, blank: '', width: 400 },
    result: { header: 'What was done', owner: 'setup', cell: text, blank: '', width: 280 },
    about: { header: 'What it is', owner: 'setup', cell: choice(auditEntities), width: 120 },
    recordId: { header: 'ID', owner: 'setup', cell: text, width: 130 },
    otherId: { header: 'Other ID', owner: 'setup', cell: text, blank: '', width: 130 },
    applied: { header: 'Applied', owner: 'setup', cell: text, blank: '', width: 150 },
    findingId: { header: 'Finding ID', owner: 'setup', cell: text, width: 260 },
  },
};

const DECISIONS: Readonly<Record<string, readonly AuditDecision[]>> = {
  pair: ['merge', 'leave'],
  unmapped: ['map', 'create', 'leave'],
  supplier: ['map', 'leave'],
  orphan: ['clean up', 'leave'],
  name: ['rename', 'leave'],
  cost: ['leave'],
};

/** What may be decided of a finding; what it is stands first in its key. */
function decisionsFor(findingId: string): Choices {
  const [what = '', ...rest] = findingId.split('|');
  const isMapping = targetChoices(rest.join('|')) !== null;
  const ofInactive = isMapping ? (['map', 'clean up', 'leave'] as const) : DECISIONS['orphan'];
  return { words: DECISIONS[what] ?? ofInactive ?? auditDecisions };
}

/** The list of the ledger that another name is chosen from, where there is one. */
function namesFor(findingId: string): Choices | null {
  const [what = '', about = '', ...rest] = findingId.split('|');
  const suppliers = { tab: suppliersTab.name, header: suppliersTab.columns.name.header };
  if (what === 'supplier' || about === 'supplier') return suppliers;
  if (what !== 'pair') return targetChoices([about, ...rest].join('|'));
  const isCustomer = about === 'client' || about === 'customer';
  const isItem = ['task', 'expense category', 'item'].includes(about);
  if (!isCustomer && !isItem) return null;
  return targetChoices(isCustomer ? 'Client → customer|' : 'Task → item|');
}
