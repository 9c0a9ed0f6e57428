import type { Mapping, MappingKind } from '../records/mapping';
import type { Problem } from '../records/problem';
import { chosenName } from './mapping-rows';
import type { LedgerLists } from './mapping-suggestion';
import { problem } from './problem';

/** A confirmed row's record in the ledger. */
export interface MappingTarget {
  readonly id: string;
  readonly name: string;
}

/** Why a row leads nowhere yet, in words that follow "because". */
export interface MappingGap {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

export type ResolvedMapping = { readonly target: MappingTarget } | { readonly gap: MappingGap };

/** Where each row leads: only a person's confirmation makes a mapping, never a suggestion. */
export function resolveMappings(
  rows: readonly Mapping[],
  lists: LedgerLists,
): ReadonlyMap<string, ResolvedMapping> {
  return new Map(rows.map((row) => [row.mappingId, resolve(row, lists)]));
}

export interface Candidate extends MappingTarget {
  readonly active: boolean;
}

/** The records that a kind chooses from. */
export const candidatesOf: Readonly<
  Record<MappingKind, (lists: LedgerLists) => readonly Candidate[]>
> = {
  'Client → customer': ({ customers }) =>
    customers.map(({ customerId, name, active }) => ({ id: customerId, name, active })),
  'Client → tax code': ({ taxCodes }) =>
    taxCodes.map(({ taxCodeId, name, active }) => ({ id: taxCodeId, name, active })),
  'Client → terms': ({ terms }) =>
    terms.map(({ termsId, name, active }) => ({ id: termsId, name, active })),
  'Project → class': ({ classes }) =>
    classes.map(({ classId, name, active }) => ({ id: classId, name, active })),
  'Task → item': itemsOf,
  'Expense category → item': itemsOf,
  'Expense category → account': ({ accounts }) =>
    accounts.map(({ accountId, name, active }) => ({ id: accountId, name, active })),
};

function itemsOf({ items }: LedgerLists): readonly Candidate[] {
  return items.map(({ itemId, name, active }) => ({ id: itemId, name, active }));
}

/** What the two sides of a kind are called. */
export const sidesOf: Readonly<Record<MappingKind, readonly [source: string, target: string]>> = {
  'Client → customer': ['Client', 'customer'],
  'Client → tax code': ['Client', 'tax code'],
  'Client → terms': ['Client', 'terms'],
  'Project → class': ['Project', 'class'],
  'Task → item': ['Task', 'item'],
  'Expense category → item': ['Expense category', 'item'],
  'Expense category → account': ['Expense category', 'account'],
};

function resolve(row: Mapping, lists: LedgerLists): ResolvedMapping {
  const [source, noun] = sidesOf[row.kind];
  const name = chosenName(row);
  const candidates = candidatesOf[row.kind](lists).filter((one) => one.name === name);
  const found = candidates.find(({ active }) => active) ?? candidates[0];
  const what = `${source} '${row.source}'`;
  if (name === '') {
    return gap(
      'E-114',
      `${what} has no ${noun} in the ledger.`,
      `Choose ${withArticle(noun)} and tick Confirm.`,
    );
  }
  if (!found) {
    const message = `${what} is mapped to ${noun} '${name}', which is not in the ledger.`;
    return gap(
      'E-411',
      message,
      `Choose another ${noun}, or make it in the ledger and pull again.`,
    );
  }
  if (!found.active) {
    const message = `${what} is mapped to ${noun} '${name}', which is inactive in the ledger.`;
    return gap('E-412', message, `Choose another ${noun}, or make it active and pull again.`);
  }
  if (!row.confirmed) {
    const message = `${what} has ${noun} '${name}' only as a suggestion.`;
    return gap('E-114', message, `Tick Confirm if it is right, or choose another ${noun}.`);
  }
  return { target: { id: found.id, name: found.name } };
}

const withArticle = (noun: string): string =>
  noun === 'terms' ? noun : `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;

function gap(code: string, message: string, fix: string): ResolvedMapping {
  return { gap: { code, message, fix } };
}

/** A row that keeps work from being billed; says how much of it waits. */
export function gapProblem(
  { mappingId }: Mapping,
  { code, message, fix }: MappingGap,
  waiting: number,
): Problem {
  const waits =
    waiting === 0
      ? 'Documents are drafted without it.'
      : `${waiting} ${waiting === 1 ? 'row waits' : 'rows wait'} for it.`;
  return problem({
    code,
    step: 'review',
    tab: 'Mapping',
    key: mappingId,
    field: 'target',
    message: `${message} ${waits}`,
    fix,
  });
}
