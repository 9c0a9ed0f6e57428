import type { Host } from '../../host';
import type { FoldedPosting } from '../../records/folded-posting';
import type { Posting } from '../../records/posting';
import { type BookSide, sideOf } from '../../rules/document-words';
import { unpackIds } from '../../rules/entry-ids';
import { holdsWork } from '../../rules/posting-due';
import { type Content, readContent } from './content';
import { foldedIn, postingsIn, type Snapshot } from './postings';

/** A posting with what was approved; `content` is null where that is damaged. */
export interface BookEntry {
  readonly posting: Posting;
  readonly content: Content | null;
}

/** The journal as it was read at once: every posting with its content, in order of approval. */
export interface Book {
  readonly snapshot: Snapshot;
  readonly entries: readonly BookEntry[];
  /** Old documents, of which only the entries are kept here. */
  readonly folded: readonly FoldedPosting[];
}

export function readBook({ journal, digest }: Pick<Host, 'journal' | 'digest'>): Book {
  const snapshot = journal.all();
  const entries = postingsIn(snapshot).map((posting) => {
    const content = readContent({ digest }, posting, (key) => snapshot.get(key));
    return { posting, content };
  });
  return { snapshot, entries, folded: foldedIn(snapshot) };
}

/** Whoever has claimed an entry. */
export type Claimer = Pick<Posting, 'number' | 'documentId'>;

/**
 * Entries that a document of one side of the books has claimed: on its way, in the ledger, or
 * waiting for a person; credit notes claim none.
 */
export function claimedEntries(
  { entries, folded }: Book,
  side: BookSide,
): ReadonlyMap<string, Claimer> {
  const claims = new Map<string, Claimer>();
  for (const old of folded) {
    if (old.kind === 'creditNote' || sideOf(old.kind) !== side) continue;
    for (const id of unpackIds(old.entries)) claims.set(id, old);
  }
  for (const { posting, content } of entries) {
    if (!content || !holdsWork(posting) || posting.kind === 'creditNote') continue;
    if (sideOf(posting.kind) !== side) continue;
    for (const { entryId } of content.allocations) claims.set(entryId, posting);
  }
  return claims;
}

/** Bytes that the store holds; keys and values are ASCII. */
export function usedBytes(snapshot: Snapshot): number {
  let bytes = 0;
  for (const [key, value] of snapshot) bytes += key.length + value.length;
  return bytes;
}
