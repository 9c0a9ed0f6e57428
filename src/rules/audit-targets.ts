import type { MappingKind } from '../records/mapping';
import { type Match, NameIndex } from './audit-index';
import { customerRecord } from './audit-input';
import { likenesses } from './audit-likeness';
import { type AuditRecord, byId, onlyNamed } from './audit-record';
import type { LedgerLists } from './mapping-suggestion';
import { candidatesOf } from './mapping-targets';

/** What a record of the tracker may stand for in the ledger. */
export interface Proposal {
  /** As the ledger names it; empty where two fit equally well. */
  readonly name: string;
  readonly match: Match;
  /** The other one that fits as well; empty where there is none. */
  readonly other: string;
  /** Name and a second identifier agree. */
  readonly isSure: boolean;
}

/** Finds what is active in the ledger by name and identifiers, each list indexed once. */
export class Targets {
  private readonly lists: LedgerLists;
  private readonly indexes = new Map<MappingKind, NameIndex>();
  private readonly names = new Map<MappingKind, ReadonlyMap<string, string>>();

  constructor(lists: LedgerLists) {
    this.lists = lists;
  }

  /** The record that fits best; null where none does. One in another currency never fits. */
  best(kind: MappingKind, record: AuditRecord): Proposal | null {
    const ranked = this.index(kind)
      .matches(record)
      .filter((match) => fits(record, match))
      .sort((a, b) => rank(a) - rank(b) || byId(a.record, b.record));
    const [match, second] = ranked;
    if (!match) return null;
    const isTie = second !== undefined && rank(second) === rank(match);
    return {
      name: isTie ? '' : this.nameOf(kind, match),
      other: isTie ? this.nameOf(kind, second) : '',
      match,
      isSure: !isTie && match.likeness === 'same' && match.agree.length > 0,
    };
  }

  /** The active record of a name. */
  has(kind: MappingKind, name: string): boolean {
    return candidatesOf[kind](this.lists).some((one) => one.active && one.name === name);
  }

  nameOf(kind: MappingKind, { record }: Match): string {
    return this.names.get(kind)?.get(record.id) ?? record.name;
  }

  private index(kind: MappingKind): NameIndex {
    const known = this.indexes.get(kind);
    if (known) return known;
    const active = candidatesOf[kind](this.lists).filter((one) => one.active);
    const records =
      kind === 'Client → customer'
        ? this.lists.customers.filter((one) => one.active).map(customerRecord)
        : active.map(({ id, name }) => onlyNamed(id, ownName(name)));
    const index = new NameIndex(records, { byIdentifier: true });
    this.indexes.set(kind, index);
    this.names.set(kind, new Map(active.map(({ id, name }) => [id, name])));
    return index;
  }
}

/** `"Design"` of `Services:Design`: the name of an item or an account within what it belongs to. */
export const ownName = (name: string): string => name.slice(name.lastIndexOf(':') + 1);

function fits(record: AuditRecord, { record: other, likeness, agree, differ }: Match): boolean {
  if (record.currency !== other.currency || differ.includes('taxNumber')) return false;
  return likeness !== null || agree.some((one) => one !== 'address');
}

/** The less, the better: the name first, then whether something else agrees. */
function rank({ likeness, agree }: Match): number {
  const name = likeness === null ? likenesses.length : likenesses.indexOf(likeness);
  return name * 2 + (agree.length > 0 ? 0 : 1);
}
