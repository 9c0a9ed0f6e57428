/** What is in the journal of a document's numbers: who has which. */
export interface NumberPolicy {
  readonly prefix: string;
  /** The first number that a person wants; a higher one that was given already goes on from there. */
  readonly next: number;
}

const MARK = 'tt:';

/** What a document in the ledger carries so that it is found again: `tt:4f09c1d2e37a6b58`. */
export const markerOf = (key: string): string => `${MARK}${key}`;

/** The posting that a document in the ledger names; null where the document is not one of ours. */
export function keyOfMarker(marker: string): string | null {
  return /^tt:[0-9a-f]{16}$/.test(marker) ? marker.slice(MARK.length) : null;
}

/** First sixteen digits of a bill key; they name a posting. */
export const postingKeyOf = (billKey: string): string => billKey.slice(0, 16);

/**
 * The text whose hash is the key of a request: a repetition of exactly this is known by it, while
 * another generation or another content is another request (reliability.md 2.3).
 */
export function requestKeyText(billKey: string, generation: number, contentHash: string): string {
  return `${billKey}|${generation}|${contentHash}`;
}

/** As much of the hash of a content as a person compares. */
export const shownHash = (hash: string): string => hash.slice(0, 12);

/** QuickBooks takes 50 characters, Xero 128. */
export const requestKeyOf = (digest: string): string => digest.slice(0, 40);

/**
 * The next number that nobody has: one above the highest that was given under the prefix, and not
 * below the one that a person set. `INV-1003` after `INV-1001` and `INV-1002`.
 */
export function freeNumber({ prefix, next }: NumberPolicy, given: readonly string[]): string {
  const counted = given
    .filter((number) => number.startsWith(prefix))
    .map((number) => number.slice(prefix.length))
    .filter((rest) => /^\d{1,15}$/.test(rest))
    .map(Number);
  return `${prefix}${Math.max(next, ...counted.map((number) => number + 1))}`;
}
