import { type Posting, receiptStates, type Voiding } from '../records/posting';

/** How often receipts that cannot be had are asked for. */
export const RECEIPT_ROUNDS = 5;

/** Whether receipts of a document still have to be attached and may be tried again. */
export function receiptsOpen({ receipts, receiptRounds }: Posting): boolean {
  if (receipts.includes(receiptStates.sending)) return true;
  return receipts.includes(receiptStates.waiting) && receiptRounds < RECEIPT_ROUNDS;
}

/** What is still to be made void in the ledger, and why; null for any other document. */
export const voidingOf = ({ state, voiding }: Posting): Voiding | null =>
  state === 'posted' && voiding?.fault === '' ? voiding : null;

/** Whether a credit note is still to be applied to its invoice. */
export const settlingOpen = ({ settling }: Posting): boolean => settling?.open === true;

/** Whether something can be done for a document now. */
export function isDue(posting: Posting, now: number, linePausedUntil: number): boolean {
  const { state, deadAt, notBefore, verified, reason } = posting;
  if (voidingOf(posting)) return now >= Math.max(notBefore, linePausedUntil);
  switch (state) {
    case 'frozen':
      return now >= linePausedUntil;
    case 'sending':
      return now >= deadAt;
    case 'unknown':
      return now >= notBefore;
    case 'posted':
      if (!verified) return true;
      if (receiptsOpen(posting)) return now >= notBefore;
      if (settlingOpen(posting)) return now >= Math.max(notBefore, linePausedUntil);
      return !posting.content.closed;
    case 'parked':
      return reason !== 'tampered' && now >= notBefore;
    case 'rejected':
    case 'voided':
      return false;
  }
}

/** Whether a document holds its work: one that was refused, or accepted as voided, lets it go. */
export const holdsWork = ({ state }: Pick<Posting, 'state'>): boolean =>
  state !== 'rejected' && state !== 'voided';

/** Whether a document goes on by itself, without a person. */
export function isWaiting(posting: Posting): boolean {
  const { state, verified } = posting;
  if (state === 'posted') {
    const isOpen = receiptsOpen(posting) || settlingOpen(posting);
    return !verified || isOpen || voidingOf(posting) !== null;
  }
  return state === 'frozen' || state === 'sending' || state === 'unknown';
}
