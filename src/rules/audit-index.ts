import { keysOf, type Likeness, likenessOf, type NameParts, nameParts } from './audit-likeness';
import { type AuditRecord, type Identifier, identifiers, plainIdentifier } from './audit-record';

/** A record that may be another one: how alike their names are, and what else agrees or differs. */
export interface Match {
  readonly record: AuditRecord;
  /** Null where only an identifier brings them together. */
  readonly likeness: Likeness | null;
  readonly agree: readonly Identifier[];
  readonly differ: readonly Identifier[];
}

interface Entry {
  readonly record: AuditRecord;
  readonly parts: NameParts;
}

interface IndexChoice {
  readonly isPerson?: boolean;
  /** Whether those are found as well who have nothing but an identifier in common. */
  readonly byIdentifier?: boolean;
}

/** An identifier that so many have is that of an office or a mailbox, and tells nobody from others. */
export const MOST_SHARING = 5;

/** Before the keys that many may share. */
const SHARED = 'id:';

/**
 * A list in which those who may be one are found by keys, so that nobody is compared with
 * everybody. `compared` counts how often two names were held against each other.
 */
export class NameIndex {
  compared = 0;
  private readonly isPerson: boolean;
  private readonly byKey = new Map<string, Entry[]>();

  constructor(
    records: readonly AuditRecord[],
    { isPerson = false, byIdentifier = false }: IndexChoice = {},
  ) {
    this.isPerson = isPerson;
    for (const record of records) {
      const entry = { record, parts: nameParts(record.name, isPerson) };
      for (const key of keysOf(entry.parts).own) this.put(key, entry);
      if (byIdentifier) for (const key of identifierKeys(record)) this.put(key, entry);
    }
  }

  private put(key: string, entry: Entry): void {
    const there = this.byKey.get(key);
    if (there) there.push(entry);
    else this.byKey.set(key, [entry]);
  }

  /** Everybody else in the list who may be the same; those alike in nothing but an identifier too. */
  matches(record: AuditRecord): readonly Match[] {
    const parts = nameParts(record.name, this.isPerson);
    const keys = [...keysOf(parts).wanted, ...identifierKeys(record)];
    const others = new Set(
      keys.flatMap((key) => {
        const there = this.byKey.get(key) ?? [];
        return key.startsWith(SHARED) && there.length > MOST_SHARING ? [] : there;
      }),
    );
    return [...others].flatMap((other): readonly Match[] => {
      if (other.record === record) return [];
      this.compared++;
      const match = compare(record, other.record, likenessOf(parts, other.parts));
      return match.likeness !== null || match.agree.length > 0 ? [match] : [];
    });
  }
}

/** What speaks for it that two records are one, beside their names, and what against it. */
export function compare(a: AuditRecord, b: AuditRecord, likeness: Likeness | null): Match {
  const agree: Identifier[] = [];
  const differ: Identifier[] = [];
  for (const identifier of identifiers) {
    const [one, other] = [plainIdentifier(a, identifier), plainIdentifier(b, identifier)];
    if (one === '' || other === '') continue;
    if (one === other) agree.push(identifier);
    else if (identifier !== 'address') differ.push(identifier);
  }
  return { record: b, likeness, agree, differ };
}

function identifierKeys(record: AuditRecord): readonly string[] {
  return identifiers.flatMap((identifier) => {
    const plain = plainIdentifier(record, identifier);
    return plain === '' ? [] : [`${SHARED}${identifier}:${plain}`];
  });
}
