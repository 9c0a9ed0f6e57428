import { createHash } from 'node:crypto';
import type { Posting } from '../../src/records/posting';
import { type Content, readContent } from '../../src/steps/posting/content';
import type { SimBook } from './sim-world';

/** A posting of the journal with what was approved; null where that is damaged. */
export interface Held {
  readonly posting: Posting;
  readonly content: Content | null;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const seen = new WeakMap<ReadonlyMap<string, string>, readonly Held[]>();

/** The postings of a journal, which is read once as it stands. */
export function postingsOf(book: SimBook): readonly Held[] {
  const known = seen.get(book.journal);
  if (known) return known;
  const held = [...book.journal]
    .filter(([key]) => key.startsWith('i:'))
    .map(([, text]) => {
      const posting = JSON.parse(text) as Posting;
      const content = readContent({ digest }, posting, (key) => book.journal.get(key));
      return { posting, content };
    });
  book.isShared = true;
  seen.set(book.journal, held);
  return held;
}

/** Whether a document has claimed its work: one that was refused, or accepted as voided, has not. */
export const holdsWork = ({ state }: Pick<Posting, 'state'>): boolean =>
  state !== 'rejected' && state !== 'voided';
