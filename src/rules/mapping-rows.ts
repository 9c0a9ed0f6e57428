import type { Client } from '../records/client';
import type { Mapping, MappingKind } from '../records/mapping';
import { mappingKinds } from '../records/mapping';
import { compareTexts } from './compare-texts';
import {
  type LedgerLists,
  type Suggestion,
  suggestAccount,
  suggestClass,
  suggestCustomer,
  suggestItem,
  suggestTaxCode,
  suggestTerms,
} from './mapping-suggestion';

/** Things of the tracker that tracked work uses, and so need a place in the ledger. */
export interface MappingNeeds {
  readonly clients: readonly Client[];
  readonly projects: readonly Named[];
  readonly tasks: readonly Named[];
  readonly categories: readonly Named[];
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** The columns of a mapping row that the review owns. */
export type ProposedMapping = Omit<Mapping, 'target' | 'confirmed' | 'targetId'>;

export const mappingId = (kind: MappingKind, sourceId: string): string => `${kind}|${sourceId}`;

/** Work is billed without these; an empty row means what its reason says. */
const optionalKinds: readonly MappingKind[] = ['Client → terms', 'Project → class'];

/** Whether a row may be left as it is: nothing is chosen, nothing proposed, and nothing needed. */
export function isLeftEmpty({ kind, ...row }: Pick<Mapping, 'kind' | 'target' | 'suggestion'>) {
  return optionalKinds.includes(kind) && row.target === '' && row.suggestion === '';
}

export const isOptional = (kind: MappingKind): boolean => optionalKinds.includes(kind);

/** What a row stands for: what a person chose, or the suggestion where they only confirmed it. */
export const chosenName = ({ target, suggestion }: Mapping): string => target || suggestion;

/**
 * A row for everything that needs a place in the ledger, with a suggestion where there is a good
 * one. A confirmed row keeps the suggestion that was confirmed, whatever the lists say today.
 */
export function proposeMappings(
  needs: MappingNeeds,
  lists: LedgerLists,
  present: readonly Mapping[],
): readonly ProposedMapping[] {
  const known = new Map(present.map((row) => [row.mappingId, row]));
  const rows = new Map<string, ProposedMapping>();
  const propose = (kind: MappingKind, { id, name }: Named, suggest: () => Suggestion) => {
    const rowId = mappingId(kind, id);
    const row = known.get(rowId);
    const kept = row?.confirmed ? { suggestion: row.suggestion, reason: row.reason } : suggest();
    rows.set(rowId, { mappingId: rowId, kind, sourceId: id, source: name, ...kept });
  };
  /** The record that a row names at present, be it chosen or only suggested. */
  const named = <R extends { readonly name: string }>(rowId: string, list: readonly R[]) => {
    const name = known.get(rowId)?.target || rows.get(rowId)?.suggestion;
    return list.find((record) => record.name === name);
  };
  for (const client of needs.clients) {
    const { clientId: id, name } = client;
    propose('Client → customer', { id, name }, () => suggestCustomer(client, lists.customers));
    propose('Client → tax code', { id, name }, () =>
      suggestTaxCode(named(mappingId('Client → customer', id), lists.customers), lists.taxCodes),
    );
  }
  if (lists.terms.length > 0) {
    for (const { clientId: id, name } of needs.clients) {
      propose('Client → terms', { id, name }, () =>
        suggestTerms(named(mappingId('Client → customer', id), lists.customers), lists.terms),
      );
    }
  }
  if (lists.classes.length > 0) {
    for (const project of needs.projects) {
      propose('Project → class', project, () => suggestClass(project.name, lists.classes));
    }
  }
  for (const task of needs.tasks) {
    propose('Task → item', task, () => suggestItem(task.name, lists.items));
  }
  for (const category of needs.categories) {
    propose('Expense category → item', category, () => suggestItem(category.name, lists.items));
    propose('Expense category → account', category, () =>
      suggestAccount(
        named(mappingId('Expense category → item', category.id), lists.items),
        lists.accounts,
      ),
    );
  }
  return [...rows.values()].sort(byKindAndName);
}

function byKindAndName(a: ProposedMapping, b: ProposedMapping): number {
  const kinds = mappingKinds.indexOf(a.kind) - mappingKinds.indexOf(b.kind);
  return kinds || compareTexts(a.source, b.source) || compareTexts(a.sourceId, b.sourceId);
}
