import type { AuditEntity } from '../records/audit-finding';
import { type Found, pairId } from './audit-found';
import type { Likeness } from './audit-likeness';
import { nameParts } from './audit-likeness';
import { findPairs, type Pair } from './audit-pairs';
import { type AuditRecord, byId, type Identifier, identifiers } from './audit-record';

/** A list whose records may stand in it twice; what is inactive is left out of it. */
export interface AuditList {
  readonly about: AuditEntity;
  readonly records: readonly AuditRecord[];
}

/** What is known of a list beside its records. */
export interface DuplicateInput {
  /** Ids of what was found before. */
  readonly known: ReadonlySet<string>;
  /** What both of a pair would be billed to, or sold as; empty where only a person can say. */
  readonly proposalFor: (about: AuditEntity, kept: AuditRecord, other: AuditRecord) => string;
}

/** Records of a list that may be one, each pair once, with what speaks for it and against it. */
export function findDuplicates(
  { about, records }: AuditList,
  input: DuplicateInput,
): readonly Found[] {
  const { pairs } = findPairs(records, {
    isPerson: about === 'person',
    isKnown: (a, b) => input.known.has(pairId(about, a, b)),
  });
  return pairs.flatMap((pair) => duplicate(about, pair, input) ?? []);
}

/** The finding about a pair; null where what differs speaks against it. */
export function duplicate(about: AuditEntity, pair: Pair, input: DuplicateInput): Found | null {
  const judged = judge(about, pair);
  if (!judged) return null;
  const [kept, other] = [pair.first, pair.record].sort(betterFirst);
  if (!kept || !other) return null;
  const merged = judged.suggestion === 'merge';
  return {
    findingId: pairId(about, kept, other),
    kind: judged.isSure ? 'duplicate' : 'possible duplicate',
    about,
    name: kept.name,
    recordId: kept.id,
    otherName: other.name,
    otherId: other.id,
    why: whyOf(about, pair),
    suggestion: judged.suggestion,
    proposed: merged ? input.proposalFor(about, kept, other) : '',
    advice: merged ? MERGE[about](kept, other) : 'Leave them, unless you know that they are one.',
  };
}

interface Judged {
  readonly isSure: boolean;
  readonly suggestion: 'merge' | 'leave';
}

/** What tells two apart for sure, by what they are. */
const TELLS_APART: Readonly<Partial<Record<AuditEntity, readonly Identifier[]>>> = {
  client: ['taxNumber', 'number'],
  customer: ['taxNumber', 'number'],
  supplier: ['taxNumber'],
  person: ['email'],
  project: ['number'],
};

/** What makes one of two whose names have nothing in common. */
const MAKES_ONE: Readonly<Partial<Record<AuditEntity, readonly Identifier[]>>> = {
  client: ['taxNumber', 'number'],
  customer: ['taxNumber', 'number'],
  person: ['email'],
  project: ['number'],
};

function judge(
  about: AuditEntity,
  { first, record, likeness, agree, differ }: Pair,
): Judged | null {
  const agreed = agree.length > 0;
  const currencies = first.currency !== record.currency;
  const apart = currencies || differ.some((one) => TELLS_APART[about]?.includes(one));
  if (apart) return likeness === 'same' ? { isSure: false, suggestion: 'leave' } : null;
  if (likeness === null) {
    const isOne = agree.some((one) => MAKES_ONE[about]?.includes(one));
    return isOne ? { isSure: false, suggestion: 'merge' } : null;
  }
  const otherForm = likeness === 'form' && bothHaveForms(first, record);
  if (otherForm && !agreed) return { isSure: false, suggestion: 'leave' };
  return { isSure: likeness === 'same' || agreed, suggestion: 'merge' };
}

function bothHaveForms(a: AuditRecord, b: AuditRecord): boolean {
  return [a, b].every(({ name }) => nameParts(name, false).forms !== '');
}

/** The one that more is known of; else the elder. */
function betterFirst(a: AuditRecord, b: AuditRecord): number {
  const known = (one: AuditRecord) => identifiers.filter((name) => one[name] !== '').length;
  return known(b) - known(a) || byId(a, b);
}

const LIKE: Readonly<Record<Likeness, string>> = {
  same: 'The names differ only in capitals, accents or punctuation',
  spacing: 'The names differ only in spaces',
  order: 'The names have the same words in another order',
  form: 'The names differ only in the legal form',
  initials: 'One name has initials where the other has whole names',
  typing: 'The names differ in one letter of one word',
  acronym: 'One name is the first letters of the other',
};

/** `"Exactly the same name; the same tax number; their currencies (EUR, USD) differ."` */
export function whyOf(
  about: AuditEntity,
  { first, record, likeness, agree, differ }: Pair,
): string {
  const names = first.name === record.name ? 'Exactly the same name' : likeness && LIKE[likeness];
  const same = agree.map((one) => wordOf(about, one)).join(' and ');
  const others = [
    ...differ.map((one) => pluralOf(about, one)),
    ...(first.currency === record.currency
      ? []
      : [`currencies (${[first.currency, record.currency].sort().join(', ')})`]),
  ].join(' and ');
  const said = [
    names ?? 'Different names',
    same && `the same ${same}`,
    others && `their ${others} differ`,
  ];
  return `${said.filter(Boolean).join('; ')}.`;
}

function wordOf(about: AuditEntity, identifier: Identifier): string {
  if (identifier === 'number') return about === 'project' ? 'code' : 'number';
  return { taxNumber: 'tax number', email: 'e-mail', address: 'address' }[identifier];
}

const pluralOf = (about: AuditEntity, identifier: Identifier): string =>
  identifier === 'email'
    ? 'e-mail addresses'
    : identifier === 'address'
      ? 'addresses'
      : `${wordOf(about, identifier)}s`;

type Merge = (kept: AuditRecord, other: AuditRecord) => string;

const named = ({ name, id }: AuditRecord): string => `'${name}' (${id})`;

const inTracker: Merge = (kept, other) =>
  `In the tracker, move the work of ${named(other)} to ${named(kept)}, then archive it.`;

const inLedger: Merge = (kept, other) =>
  `In the ledger, merge ${named(other)} into ${named(kept)}, or make it inactive.`;

/** What is done where both are kept; the workbook itself only maps. */
const MERGE: Readonly<Record<AuditEntity, Merge>> = {
  client: (...both) => `Both are billed to one customer. ${inTracker(...both)}`,
  project: inTracker,
  person: inTracker,
  task: (...both) => `Both are sold as one item. ${inTracker(...both)}`,
  'expense category': (...both) => `Both are sold as one item. ${inTracker(...both)}`,
  customer: (...both) => `What is mapped to one goes to the other. ${inLedger(...both)}`,
  supplier: (...both) => `Who has the one gets the other. ${inLedger(...both)}`,
  item: (...both) => `What is mapped to one goes to the other. ${inLedger(...both)}`,
};
