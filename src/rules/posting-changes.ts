import type { ParkingReason, PostedDocument, Posting, Voiding } from '../records/posting';
import type { Trouble } from './posting-answers';
import { type LedgerPromises, MISS_SPACING_MS, missesNeeded, quietAt } from './posting-times';

/** An attempt begins; stored before the request leaves (reliability.md 2.5, rule 1). */
export function begun(posting: Posting, now: number, deadAt: number): Posting {
  const { attempts, firstSentAt } = posting;
  return {
    ...posting,
    state: 'sending',
    attempts: attempts + 1,
    firstSentAt: attempts === 0 ? now : firstSentAt,
    lastSentAt: now,
    deadAt,
    misses: 0,
    words: '',
  };
}

/** The ledger has it: it said so, or it was found there. */
export function arrived(posting: Posting, document: PostedDocument, link: string): Posting {
  return {
    ...posting,
    state: 'posted',
    ledgerId: document.ledgerId,
    link,
    document,
    verified: false,
    tainted: false,
    notBefore: 0,
    misses: 0,
    reason: null,
    words: '',
  };
}

/** Nobody knows whether it arrived; from here on a refusal proves nothing (rules 3 and 8). */
export function doubted(posting: Posting, words: string, promises: LedgerPromises): Posting {
  return {
    ...posting,
    state: 'unknown',
    tainted: true,
    notBefore: quietAt(posting, promises),
    misses: 0,
    words,
  };
}

/** The ledger refused it, and nothing of it can have arrived: its entries are free. */
export function refused(posting: Posting, words: string, reason: ParkingReason | null): Posting {
  return { ...posting, state: 'rejected', words, reason, unticked: false };
}

/** Whether nothing of it can have left: it is fixed, and no attempt was ever begun. */
export function canBeTakenBack({ state, attempts, tainted }: Posting): boolean {
  return state === 'frozen' && attempts === 0 && !tainted;
}

/** A person took it back before it was sent: its entries are free, and its number stays its own. */
export function takenBack(posting: Posting): Posting {
  return refused(posting, '', 'takenBack');
}

/** A person wants it void in the ledger, or it was found why that cannot be. */
export function voidWanted(posting: Posting, voiding: Voiding): Posting {
  return { ...posting, voiding, notBefore: 0 };
}

/** A request about what is in the ledger leaves; what shows there after the quiet time came of it. */
export function followUpBegun(
  posting: Posting,
  { now, deadAt, promises }: { now: number; deadAt: number; promises: LedgerPromises },
): Posting {
  const sent = { ...posting, lastSentAt: now, deadAt };
  return { ...sent, notBefore: quietAt(sent, promises) };
}

/** A credit note was applied to its invoice, as far as it can be. */
export function settledCredit(posting: Posting, words: string, at: number): Posting {
  return { ...posting, settling: { open: false, words, at }, notBefore: 0 };
}

/** A person accepts that the ledger has voided or deleted it: its work is free, its number is not. */
export function acceptedVoid(
  posting: Posting,
  voidedIds: readonly string[],
  reason: string,
): Posting {
  const all = [...new Set([...posting.voidedIds, ...voidedIds])];
  return {
    ...posting,
    state: 'voided',
    reason: null,
    words: reason,
    voiding: undefined,
    unticked: false,
    voidedIds: all,
  };
}

/** It was not taken this time, and nothing of it can have arrived. */
export function postponed(posting: Posting, words: string): Posting {
  return { ...posting, state: 'frozen', words };
}

/** It waits for a person. */
export function parked(posting: Posting, { reason, words }: Trouble): Posting {
  return { ...posting, state: 'parked', reason, words, voiding: undefined };
}

/** A look-up found nothing: once is proof where numbers are unique, else twice (rule 7). */
export function missed(posting: Posting, now: number, promises: LedgerPromises): Posting {
  const misses = posting.misses + 1;
  if (misses < missesNeeded(promises)) {
    return { ...posting, state: 'unknown', misses, reason: null, notBefore: now + MISS_SPACING_MS };
  }
  return {
    ...posting,
    state: 'frozen',
    tainted: false,
    misses: 0,
    notBefore: 0,
    reason: null,
    words: 'it did not arrive the first time',
  };
}

/** What was fetched agrees with what was approved. */
export function agreed(posting: Posting, document: PostedDocument): Posting {
  return {
    ...posting,
    state: 'posted',
    document,
    number: document.number || posting.number,
    verified: true,
    reason: null,
    words: '',
  };
}
