import type { AuditEntity } from '../records/audit-finding';
import { auditEntities, findingKinds } from '../records/audit-finding';
import type { Mapping, MappingKind } from '../records/mapping';
import { findBadNames } from './audit-convention';
import { type DuplicateInput, findDuplicates } from './audit-duplicates';
import type { Found } from './audit-found';
import { findInactive } from './audit-inactive';
import type { AuditInput } from './audit-input';
import * as read from './audit-input';
import { findOrphans } from './audit-orphans';
import { findProjectDuplicates } from './audit-projects';
import { type AuditRecord, onlyNamed } from './audit-record';
import { Targets } from './audit-targets';
import { findUnmapped } from './audit-unmapped';
import { compareTexts } from './compare-texts';
import { mappingId } from './mapping-rows';
import { type ResolvedMapping, resolveMappings } from './mapping-targets';

export interface AuditResult {
  /** In the order of their kinds, then of their names. */
  readonly found: readonly Found[];
  /** Mappings on which name and a second identifier agree, and the finding that each settles. */
  readonly sure: readonly (Pick<Mapping, 'mappingId' | 'target'> & { readonly found: Found })[];
}

/** Goes through the lists of the tracker and of the ledger for what a person should decide about. */
export function auditMasterData(input: AuditInput): AuditResult {
  const resolved = resolveMappings(input.mappings, input.lists);
  const targets = new Targets(input.lists);
  const unmapped = findUnmapped(input, resolved, targets);
  const found = [
    ...findAllDuplicates(input, resolved, targets),
    ...unmapped.map((one) => one.found),
    ...findInactive(input, resolved, targets),
    ...findOrphans(input),
    ...findBadNames(input),
  ];
  return {
    found: [...found].sort(inOrder),
    sure: unmapped.flatMap(({ sure, found: settled }) =>
      sure ? [{ ...sure, found: settled }] : [],
    ),
  };
}

function inOrder(a: Found, b: Found): number {
  return (
    findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind) ||
    auditEntities.indexOf(a.about) - auditEntities.indexOf(b.about) ||
    compareTexts(a.name, b.name) ||
    compareTexts(a.findingId, b.findingId)
  );
}

function findAllDuplicates(
  input: AuditInput,
  resolved: ReadonlyMap<string, ResolvedMapping>,
  targets: Targets,
): readonly Found[] {
  const { lists } = input;
  const choice: DuplicateInput = {
    known: new Set(input.known.map(({ findingId }) => findingId)),
    proposalFor: (about, kept, other) => proposal(about, [kept, other], { resolved, targets }),
  };
  const of = <R extends { readonly active: boolean }>(
    about: AuditEntity,
    all: readonly R[],
    record: (one: R) => AuditRecord,
  ) => findDuplicates({ about, records: read.activeOf(all).map(record) }, choice);
  const clients = of('client', input.clients, read.clientRecord);
  const alike = clients.filter(({ suggestion }) => suggestion === 'merge');
  return [
    ...clients,
    ...findProjectDuplicates(input, choice, new Set(alike.map(({ findingId }) => findingId))),
    ...of('person', input.people, read.personRecord),
    ...of('task', input.tasks, ({ taskId, name }) => onlyNamed(taskId, name)),
    ...of('expense category', input.categories, ({ categoryId, name }) =>
      onlyNamed(categoryId, name),
    ),
    ...of('customer', lists.customers, read.customerRecord),
    ...of('supplier', input.suppliers, read.supplierRecord),
    ...of('item', lists.items, ({ itemId, name }) => onlyNamed(itemId, name)),
  ];
}

/** What two of the tracker that are one are mapped to. */
export const mergedBy: Readonly<Partial<Record<AuditEntity, MappingKind>>> = {
  client: 'Client → customer',
  task: 'Task → item',
  'expense category': 'Expense category → item',
};

/** Two of the tracker go where one of them goes already; of two of the ledger the first is kept. */
function proposal(
  about: AuditEntity,
  both: readonly AuditRecord[],
  {
    resolved,
    targets,
  }: { readonly resolved: ReadonlyMap<string, ResolvedMapping>; readonly targets: Targets },
): string {
  const kind = mergedBy[about];
  if (kind === undefined) {
    return ['customer', 'supplier', 'item'].includes(about) ? (both[0]?.name ?? '') : '';
  }
  const mapped = both.flatMap(({ id }) => {
    const one = resolved.get(mappingId(kind, id));
    return one && 'target' in one ? [one.target.name] : [];
  });
  const best = both.map((record) => targets.best(kind, record)?.name ?? '').filter(Boolean);
  const [only = '', ...others] = new Set(mapped.length > 0 ? mapped : best);
  return others.length === 0 ? only : '';
}
