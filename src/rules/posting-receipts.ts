import { type Posting, receiptStates } from '../records/posting';
import { type LedgerPromises, quietAt } from './posting-times';

const { waiting, sending, attached } = receiptStates;

/** What is known of receipts once the ledger has told the names of the files that it has. */
export function receiptsFound(posting: Posting, isThere: readonly boolean[]): Posting {
  const states = [...posting.receipts].map((state, index) => {
    if (isThere[index]) return attached;
    return state === sending ? waiting : state;
  });
  return { ...posting, receipts: states.join(''), notBefore: 0 };
}

/** A receipt begins its way; stored before it is sent. */
export function receiptBegun(
  posting: Posting,
  index: number,
  { deadAt, now, promises }: { deadAt: number; now: number; promises: LedgerPromises },
): Posting {
  const quiet = quietAt({ ...posting, deadAt, lastSentAt: now }, promises);
  return withReceipt({ ...posting, notBefore: quiet }, index, sending);
}

export function receiptAttached(posting: Posting, index: number): Posting {
  return withReceipt({ ...posting, notBefore: 0 }, index, attached);
}

/** Nothing of it can have arrived. */
export function receiptRefused(posting: Posting, index: number): Posting {
  return withReceipt({ ...posting, notBefore: 0 }, index, waiting);
}

function withReceipt(posting: Posting, index: number, state: string): Posting {
  const { receipts } = posting;
  return { ...posting, receipts: receipts.slice(0, index) + state + receipts.slice(index + 1) };
}
