import { compare, type Match, MOST_SHARING, NameIndex } from './audit-index';
import { type Likeness, nameParts } from './audit-likeness';
import { type AuditRecord, byId, identifiers, plainIdentifier } from './audit-record';

/** Two records of a list that may be one. */
export interface Pair extends Match {
  readonly first: AuditRecord;
}

/** How pairs are looked for. */
export interface PairChoice {
  readonly isPerson?: boolean;
  /** Whether a pair was found before, so that what a person said of it is not lost. */
  readonly isKnown?: (a: AuditRecord, b: AuditRecord) => boolean;
}

/**
 * The pairs of a list that may be one. Of many with one name, or with one identifier, each is
 * paired with the same one of them: the one that it was paired with before, else the eldest.
 */
export function findPairs(
  records: readonly AuditRecord[],
  { isPerson = false, isKnown = () => false }: PairChoice = {},
): { readonly pairs: readonly Pair[]; readonly compared: number } {
  const sorted = [...records].sort(byId);
  const grouped = (keyOf: (record: AuditRecord) => string) =>
    groupsBy(sorted, keyOf).map((group) => fromCentre(group, isKnown));
  const groups = grouped((record) => nameKey(record, isPerson));
  const namesakes = groups.flatMap((group) => starOf(group, 'same'));
  const groupOf = new Map(groups.flatMap((group) => group.map((one) => [one, group] as const)));
  const index = new NameIndex(
    groups.flatMap(([first]) => first ?? []),
    { isPerson },
  );
  const alike = groups.flatMap(([first]) => {
    const matches = first ? index.matches(first) : [];
    return matches.flatMap(({ record, likeness }) => {
      if (!first || likeness === null || byId(first, record) > 0) return [];
      const [a, b] = knownOf(groupOf.get(first) ?? [], groupOf.get(record) ?? [], isKnown);
      return a && b ? { ...compare(a, b, likeness), first: a } : [];
    });
  });
  const told = new Set([...namesakes, ...alike].map(pairKey));
  const identified = identifiers
    .flatMap((identifier) => grouped((record) => plainIdentifier(record, identifier)))
    .filter((group) => group.length <= MOST_SHARING)
    .flatMap((group) => starOf(group, null))
    .filter(({ first, record }) => groupOf.get(first) !== groupOf.get(record))
    .filter((pair) => !told.has(pairKey(pair)) && told.add(pairKey(pair)));
  return { pairs: [...namesakes, ...alike, ...identified], compared: index.compared };
}

const pairKey = ({ first, record }: Pair): string =>
  JSON.stringify([first, record].sort(byId).map(({ id }) => id));

function nameKey({ id, name }: AuditRecord, isPerson: boolean): string {
  const { words, forms } = nameParts(name, isPerson);
  return JSON.stringify(words.length === 0 ? [id] : [words, forms]);
}

/** Records by a key of theirs, those of a group in their order; who has no key is in none. */
function groupsBy(
  records: readonly AuditRecord[],
  keyOf: (record: AuditRecord) => string,
): readonly (readonly AuditRecord[])[] {
  const groups = new Map<string, AuditRecord[]>();
  for (const record of records) {
    const key = keyOf(record);
    if (key === '') continue;
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  return [...groups.values()];
}

/** So many are looked through for pairs that were found before. */
const MOST_SEARCHED = 50;

/** A group with the one in front that the others are, or will be, paired with. */
function fromCentre(
  group: readonly AuditRecord[],
  isKnown: NonNullable<PairChoice['isKnown']>,
): readonly AuditRecord[] {
  if (group.length < 2 || group.length > MOST_SEARCHED) return group;
  const pairs = (one: AuditRecord) => group.filter((other) => isKnown(one, other)).length;
  const centre = [...group].sort((a, b) => pairs(b) - pairs(a) || byId(a, b))[0];
  return centre ? [centre, ...group.filter((one) => one !== centre)] : group;
}

/** Of two groups whose names are alike, the pair that was found before, else those in front. */
function knownOf(
  group: readonly AuditRecord[],
  others: readonly AuditRecord[],
  isKnown: NonNullable<PairChoice['isKnown']>,
): readonly [AuditRecord | undefined, AuditRecord | undefined] {
  for (const one of group.slice(0, MOST_SEARCHED)) {
    const other = others.slice(0, MOST_SEARCHED).find((record) => isKnown(one, record));
    if (other) return [one, other];
  }
  return [group[0], others[0]];
}

function starOf(group: readonly AuditRecord[], likeness: Likeness | null): readonly Pair[] {
  const [first, ...others] = group;
  return first ? others.map((other) => ({ ...compare(first, other, likeness), first })) : [];
}
