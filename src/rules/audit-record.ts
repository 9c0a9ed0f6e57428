import { compareTexts } from './compare-texts';

/** A record of a list as the audit looks at it, whatever list it is of. */
export interface AuditRecord {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly taxNumber: string;
  /** The firm's own number or code of it. */
  readonly number: string;
  readonly address: string;
  /** Empty where it has none. */
  readonly currency: string;
}

/** What else than a name tells who somebody is. */
export const identifiers = ['taxNumber', 'email', 'number', 'address'] as const;

export type Identifier = (typeof identifiers)[number];

/** A record of a list that knows only names. */
export const onlyNamed = (id: string, name: string): AuditRecord => ({
  ...{ id, name, email: '', taxNumber: '', number: '', address: '', currency: '' },
});

const SHORTEST_ADDRESS = 10;

/** An identifier without what its spelling adds; empty where it says nothing. */
export function plainIdentifier(record: AuditRecord, identifier: Identifier): string {
  const text = record[identifier].normalize('NFKC').trim().toLowerCase();
  if (identifier === 'email' || identifier === 'number') return text;
  const bare = text.replace(/[^\p{L}\p{N}]/gu, '');
  if (identifier === 'taxNumber') return bare.replace(/^[a-z]{2}(?=\d{6})/, '');
  return bare.length >= SHORTEST_ADDRESS && /\d/.test(bare) ? bare : '';
}

/** Puts records in an order that is the same on every machine, `harvest:9` before `harvest:10`. */
export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  const padded = (id: string) => id.replace(/\d+/g, (digits) => digits.padStart(16, '0'));
  return compareTexts(padded(a.id), padded(b.id)) || compareTexts(a.id, b.id);
}
