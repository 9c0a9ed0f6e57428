import type { Posting } from '../records/posting';
import { freeNumber, type NumberPolicy } from './posting-keys';

/** What decides the number of a document that is approved now. */
export interface NumberChoice {
  /** The same work when it was approved before; null where it was not. */
  readonly earlier: Posting | null;
  /** Numbers of all documents of the journal. */
  readonly given: readonly string[];
  readonly policy: NumberPolicy;
  /** Whether the ledger takes the numbers that we give. */
  readonly takesNumbers: boolean;
}

/**
 * The number of a document: the next of the sequence, or the one that it had before a refusal; a
 * ledger that gives its own gets a stand-in of `T` and twelve of the key.
 */
export function numberFor(
  key: string,
  { earlier, given, policy, takesNumbers }: NumberChoice,
): string {
  if (!takesNumbers) return `T${key.slice(0, 12).toUpperCase()}`;
  const keepsNumber = earlier?.state === 'rejected' && earlier.reason !== 'numberTaken';
  if (earlier && keepsNumber) return earlier.number;
  return freeNumber(policy, given);
}

/** What makes a posting beside what every new one has. */
export type NewPosting = Pick<
  Posting,
  | 'key'
  | 'kind'
  | 'documentId'
  | 'number'
  | 'generation'
  | 'tenant'
  | 'revision'
  | 'frozenAt'
  | 'content'
  | 'requestKey'
> &
  Pick<Posting, 'settling'> & {
    readonly receipts: number;
    readonly voidedIds?: Posting['voidedIds'];
  };

/** An approved document before anything was sent: the one write that claims its entries. */
export function newPosting({ receipts, voidedIds = [], ...fields }: NewPosting): Posting {
  return {
    ...fields,
    voidedIds,
    version: 1,
    state: 'frozen',
    attempts: 0,
    firstSentAt: 0,
    lastSentAt: 0,
    deadAt: 0,
    tainted: false,
    notBefore: 0,
    misses: 0,
    reason: null,
    words: '',
    ledgerId: '',
    link: '',
    document: null,
    verified: false,
    receipts: 'w'.repeat(receipts),
    receiptRounds: 0,
    receiptFaults: [],
    unticked: false,
  };
}
