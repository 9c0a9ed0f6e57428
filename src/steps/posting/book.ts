import type { Host } from '../../host';
import type { Posting } from '../../records/posting';
import { type Content, readContent } from './content';
import { postingsIn, type Snapshot } from './postings';

/** A posting with what was approved; `content` is null where that is damaged. */
export interface BookEntry {
  readonly posting: Posting;
  readonly content: Content | null;
}

/** The journal as it was read at once: every posting with its content, in order of approval. */
export interface Book {
  readonly snapshot: Snapshot;
  readonly entries: readonly BookEntry[];
}

/** Contents by their hash, so that reading the journal again reads only what is new. */
export type ContentCache = Map<string, Content>;

export function readBook(
  { journal, digest }: Pick<Host, 'journal' | 'digest'>,
  cache: ContentCache = new Map(),
): Book {
  const snapshot = journal.all();
  const entries = postingsIn(snapshot).map((posting) => {
    const known = cache.get(posting.content.hash);
    const content = known ?? readContent({ digest }, posting, (key) => snapshot.get(key));
    if (content) cache.set(posting.content.hash, content);
    return { posting, content };
  });
  return { snapshot, entries };
}

/** Entries that a document has claimed: on its way, in the ledger, or waiting for a person. */
export function claimedEntries({ entries }: Book): ReadonlyMap<string, Posting> {
  return new Map(
    entries
      .filter(({ posting }) => posting.state !== 'rejected')
      .flatMap(({ posting, content }) =>
        (content?.allocations ?? []).map(({ entryId }) => [entryId, posting] as const),
      ),
  );
}

/** Bytes that the store holds; keys and values are ASCII. */
export function usedBytes(snapshot: Snapshot): number {
  let bytes = 0;
  for (const [key, value] of snapshot) bytes += key.length + value.length;
  return bytes;
}
