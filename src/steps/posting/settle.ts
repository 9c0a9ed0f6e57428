import { isGone } from '../../connectors/api-error';
import { replyTo } from '../../connectors/caller';
import { tacitExchange } from '../../connectors/exchange';
import type { Posting } from '../../records/posting';
import { type Settling, settlingOf } from '../../rules/credit-settling';
import { settledCredit } from '../../rules/posting-changes';
import { beginFollowUp } from './begin-follow-up';
import { readBook } from './book';
import { changePosting } from './change-posting';
import type { Content } from './content';
import { creditedIn } from './credited';
import { type Desk, documentsOf } from './desk';
import { isDefinite, SENDING_MS } from './send';

/**
 * Applies a credit note to its invoice in the ledger: looks at what is open on both, writes down
 * that a request leaves, sends it once, and looks again. What is used of the credit note tells
 * that it was applied; where nobody knows, the next look comes after the quiet time. Null where
 * somebody else has it in hand.
 */
export function settleCredit(desk: Desk, posting: Posting, content: Content): Posting | null {
  const { host, caller, ledger, facts } = desk;
  const { settle } = ledger;
  if (!settle) return finish(desk, posting, 'it takes no such request');
  const seen = look(desk, posting, content);
  if (seen === null) return posting;
  if ('words' in seen) return finish(desk, posting, seen.words);
  if (host.remainingMs() < SENDING_MS) return posting;
  const begun = beginFollowUp(desk, posting);
  if (begun === null) return null;
  const { amount, invoiceId } = seen;
  const settlement = { noteId: posting.ledgerId, invoiceId, note: content.invoice, amount };
  const reply = replyTo(caller, tacitExchange(settle(settlement, facts), null));
  const after = look(desk, begun, content);
  if (after === null) return begun;
  if ('words' in after) return finish(desk, begun, after.words);
  return reply.ok || !isDefinite(reply.error) ? begun : finish(desk, begun, reply.error.message);
}

type Look = Settling & { readonly invoiceId: string };

/** How both stand in the ledger; null where it does not say. */
function look(desk: Desk, { ledgerId }: Posting, { invoice }: Content): Look | null {
  const credited = creditedIn(desk, readBook(desk.host), invoice);
  if (!credited) return { words: 'its invoice does not count any more', invoiceId: '' };
  const invoiceId = credited.known.ledgerId;
  const replies = desk.caller.callAll([
    documentsOf(desk, 'creditNote').fetch(ledgerId),
    documentsOf(desk, 'invoice').fetch(invoiceId),
  ]);
  const [note, original] = replies.flatMap((reply) => (reply.ok ? [reply.value] : []));
  if (note && original) return { ...settlingOf(note, original), invoiceId };
  const isLost = replies.some((reply) => !reply.ok && isGone(reply.error));
  return isLost ? { words: 'one of the two is not there any more', invoiceId } : null;
}

function finish({ host }: Desk, posting: Posting, words: string): Posting | null {
  return changePosting(host, posting, (one) => settledCredit(one, words, host.now()));
}
