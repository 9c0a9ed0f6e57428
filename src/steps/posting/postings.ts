import type { Store } from '../../host';
import { type FoldedPosting, foldedPostingSchema } from '../../records/folded-posting';
import { type Posting, postingSchema } from '../../records/posting';
import { compareTexts } from '../../rules/compare-texts';
import { remembered } from './remembered';

/** All that the journal holds, as it was read at once. */
export type Snapshot = ReadonlyMap<string, string>;

const PREFIX = 'i:';
const FOLDED = 'z:';

export const postingKey = (key: string): string => `${PREFIX}${key}`;
export const foldedKey = (key: string): string => `${FOLDED}${key}`;

/** Every posting in the order in which they were approved. */
export function postingsIn(snapshot: Snapshot): readonly Posting[] {
  return [...snapshot]
    .filter(([key]) => key.startsWith(PREFIX))
    .map(([, text]) => postingOf(text))
    .sort((a, b) => compareTexts(orderOf(a), orderOf(b)));
}

/** Old documents that were folded; one that was not folded to the end still counts as it was. */
export function foldedIn(snapshot: Snapshot): readonly FoldedPosting[] {
  return [...snapshot]
    .filter(([key]) => key.startsWith(FOLDED))
    .map(([, text]) => foldedPostingSchema.parse(JSON.parse(text)))
    .filter(({ key }) => !snapshot.has(postingKey(key)))
    .sort((a, b) => a.frozenAt - b.frozenAt);
}

/** Place of a posting among the others: by the moment of its approval, then by its key. */
export function orderOf({ frozenAt, key }: Posting): string {
  return `${String(frozenAt).padStart(14, '0')}.${key}`;
}

export function readPosting(journal: Store, key: string): Posting | null {
  const text = journal.get(postingKey(key));
  return text === null ? null : postingOf(text);
}

/** A run reads the whole journal many times. */
const byText = remembered<Posting>();

/** Throws for a record that this version cannot read: guessing could post twice. */
function postingOf(text: string): Posting {
  return byText(text, () => postingSchema.parse(JSON.parse(text)));
}
