import { readBook } from './book';
import { patiently } from './change-posting';
import type { Desk } from './desk';
import { postingKey } from './postings';

/**
 * Removes what a run that was cut off has left: chunks that no record names, and refused documents
 * whose drafts are gone. Under the lock, because a record is written after its chunks.
 */
export function sweepJournal({ host }: Desk, draftIds: ReadonlySet<string>): void {
  patiently(host, () => {
    const { snapshot, entries } = readBook(host);
    const done = entries.filter(
      ({ posting }) =>
        posting.state === 'rejected' && posting.unticked && !draftIds.has(posting.documentId),
    );
    const gone = new Set(done.map(({ posting }) => posting.key));
    for (const key of gone) host.journal.set(postingKey(key), null);
    const named = new Set(
      entries
        .filter(({ posting }) => !gone.has(posting.key))
        .flatMap(({ posting: { content } }) =>
          Array.from({ length: content.chunks }, (_, index) => `${content.prefix}${index}`),
        ),
    );
    const stray = [...snapshot.keys()].filter((key) => key.startsWith('p:') && !named.has(key));
    for (const key of stray) host.journal.set(key, null);
  });
}
