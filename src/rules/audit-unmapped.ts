import type { AuditEntity, FindingKind } from '../records/audit-finding';
import type { Mapping, MappingKind } from '../records/mapping';
import { whyOf } from './audit-duplicates';
import { alone, type Found, unmappedId } from './audit-found';
import { type AuditInput, activeOf, clientRecord } from './audit-input';
import { type AuditRecord, onlyNamed } from './audit-record';
import type { Proposal, Targets } from './audit-targets';
import { chosenName, mappingId } from './mapping-rows';
import { suggestAccount } from './mapping-suggestion';
import { type ResolvedMapping, sidesOf } from './mapping-targets';

/** What stands for nothing in the ledger yet. */
export interface Unmapped {
  readonly found: Found;
  /** The mapping that name and a second identifier agree on, where nobody has chosen one. */
  readonly sure: Pick<Mapping, 'mappingId' | 'target'> | null;
}

interface Waiting {
  readonly kind: MappingKind;
  readonly about: AuditEntity;
  readonly record: AuditRecord;
  readonly finding: FindingKind;
}

/** Clients without a customer, tasks and expense categories without an item, active or in use. */
export function findUnmapped(
  input: AuditInput,
  resolved: ReadonlyMap<string, ResolvedMapping>,
  targets: Targets,
): readonly Unmapped[] {
  const rows = new Map(input.mappings.map((row) => [row.mappingId, row]));
  const needed: readonly Waiting[] = [
    ...input.clients
      .filter(({ active, clientId }) => active || input.usedClients.has(clientId))
      .map((client) => waiting('Client → customer', 'client', clientRecord(client))),
    ...activeOf(input.tasks).map(({ taskId, name }) =>
      waiting('Task → item', 'task', onlyNamed(taskId, name)),
    ),
    ...activeOf(input.categories).map(({ categoryId, name }) =>
      waiting('Expense category → item', 'expense category', onlyNamed(categoryId, name)),
    ),
  ];
  const isMapped = ({ kind, record }: Waiting) => {
    const one = resolved.get(mappingId(kind, record.id));
    return one !== undefined && ('target' in one || isLost(one));
  };
  return [
    ...needed
      .filter((one) => !isMapped(one))
      .map((one) => unmapped(one, rows.get(mappingId(one.kind, one.record.id)), targets)),
    ...withoutAccount(input, resolved),
  ];
}

/** A row that leads to what is gone or inactive is found as that. */
const isLost = (one: ResolvedMapping): boolean =>
  'gap' in one && (one.gap.code === 'E-411' || one.gap.code === 'E-412');

const FINDINGS: Readonly<Partial<Record<MappingKind, FindingKind>>> = {
  'Client → customer': 'no customer',
};

const waiting = (kind: MappingKind, about: AuditEntity, record: AuditRecord): Waiting => ({
  kind,
  about,
  record,
  finding: FINDINGS[kind] ?? 'no item',
});

function unmapped(
  { kind, about, record, finding }: Waiting,
  row: Mapping | undefined,
  targets: Targets,
): Unmapped {
  const noun = sidesOf[kind][1];
  const chosen = row ? chosenName(row) : '';
  const best = targets.best(kind, record);
  const found = { ...alone, findingId: unmappedId(kind, record.id), kind: finding, about };
  const known = { ...found, name: record.name, recordId: record.id };
  if (chosen !== '' && targets.has(kind, chosen)) {
    const why = `'${chosen}' stands on the Mapping tab, and nobody has confirmed it.`;
    const isSure = best?.isSure === true && best.name === chosen && row?.target === '';
    return {
      found: { ...known, why, suggestion: 'map', proposed: chosen, advice: mapAdvice(noun) },
      sure: isSure ? sureOf(kind, record, best) : null,
    };
  }
  if (!best) {
    const why = `No active ${noun} of the ledger has a name like this.`;
    const advice = `Create the ${noun} in the ledger, or choose another one under 'Use instead' and decide map.`;
    return {
      found: { ...known, why, suggestion: 'create', proposed: record.name, advice },
      sure: null,
    };
  }
  return {
    found: {
      ...known,
      why: whyMatched(about, record, { best, noun }),
      suggestion: 'map',
      proposed: best.name,
      advice: best.name === '' ? `Write the right ${noun} under 'Use instead'.` : mapAdvice(noun),
    },
    sure: best.isSure && !row?.confirmed && !row?.target ? sureOf(kind, record, best) : null,
  };
}

const mapAdvice = (noun: string): string =>
  `Decide map, or write another ${noun} under 'Use instead'.`;

/** Only a client is mapped on its own, because only a customer has a second identifier. */
function sureOf(kind: MappingKind, { id }: AuditRecord, best: Proposal): Unmapped['sure'] {
  if (kind !== 'Client → customer') return null;
  return { mappingId: mappingId(kind, id), target: best.name };
}

function whyMatched(
  about: AuditEntity,
  record: AuditRecord,
  { best, noun }: { readonly best: Proposal; readonly noun: string },
): string {
  if (best.name === '') {
    return `Two of the ledger fit equally well: '${best.match.record.name}' and '${best.other}'.`;
  }
  return `For ${noun} '${best.name}': ${whyOf(about, { ...best.match, first: record })}`;
}

/** Categories whose item is chosen and whose account is not. */
function withoutAccount(
  { categories, lists }: AuditInput,
  resolved: ReadonlyMap<string, ResolvedMapping>,
): readonly Unmapped[] {
  const kind = 'Expense category → account';
  return activeOf(categories).flatMap(({ categoryId, name }) => {
    const item = resolved.get(mappingId('Expense category → item', categoryId));
    const account = resolved.get(mappingId(kind, categoryId));
    if (!item || !('target' in item)) return [];
    if (account && ('target' in account || isLost(account))) return [];
    const sold = lists.items.find(({ itemId }) => itemId === item.target.id);
    const { suggestion: proposed, reason } = suggestAccount(sold, lists.accounts);
    const found: Found = {
      ...alone,
      findingId: unmappedId(kind, categoryId),
      kind: 'no account',
      about: 'expense category',
      name,
      recordId: categoryId,
      why: reason,
      suggestion: 'map',
      proposed,
      advice:
        proposed === '' ? "Write the right account under 'Use instead'." : mapAdvice('account'),
    };
    return [{ found, sure: null }];
  });
}
