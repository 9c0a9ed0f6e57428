import { createHash } from 'node:crypto';
import type { Posting } from '../../src/records/posting';
import { type Content, readContent } from '../../src/steps/posting/content';
import type { SimBook } from './sim-world';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A posting of the journal with what was approved; null where that is damaged. */
export interface Held {
  readonly posting: Posting;
  readonly content: Content | null;
}

export function postingsOf(book: SimBook): readonly Held[] {
  return [...book.journal]
    .filter(([key]) => key.startsWith('i:'))
    .map(([, text]) => {
      const posting = JSON.parse(text) as Posting;
      const content = readContent({ digest }, posting, (key) => book.journal.get(key));
      return { posting, content };
    });
}

/** Whether a document has claimed its work: one that was refused, or accepted as voided, has not. */
export const holdsWork = ({ state }: Pick<Posting, 'state'>): boolean =>
  state !== 'rejected' && state !== 'voided';
