import type { Posting } from '../../records/posting';
import { shownHash } from '../../rules/posting-keys';
import { patiently, writePosting } from './change-posting';
import { type Content, dropContent, storedContent } from './content';
import type { Desk } from './desk';
import { readPosting } from './postings';

/**
 * Lets go of what a finished document no longer needs, above all the request that was sent; what
 * it bills stays in the journal. New chunks first, then the record, then the old chunks go.
 */
export function close({ host }: Desk, posting: Posting, content: Content): Posting | null {
  const kept = { ...content, request: null };
  const { chunks, hash } = storedContent(host, kept);
  return patiently(host, () => {
    const current = readPosting(host.journal, posting.key);
    if (current === null || current.revision !== posting.revision) return null;
    const revision = current.revision + 1;
    const prefix = `p:${posting.key}:${revision}:`;
    chunks.forEach((chunk, index) => {
      host.journal.set(`${prefix}${index}`, chunk);
    });
    const approved = shownHash(current.content.hash);
    const stored = { prefix, chunks: chunks.length, hash, closed: true, approved };
    const next: Posting = { ...current, revision, content: stored };
    writePosting(host, next);
    dropContent(host, current);
    return next;
  });
}
