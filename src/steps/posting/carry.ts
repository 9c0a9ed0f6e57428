import type { Posting } from '../../records/posting';
import type { Trouble } from '../../rules/posting-answers';
import { doubted } from '../../rules/posting-changes';
import { isDue, receiptsOpen, settlingOpen, voidingOf } from '../../rules/posting-due';
import type { BookEntry } from './book';
import { changePosting } from './change-posting';
import { close } from './close';
import type { Content } from './content';
import { type Desk, documentsOf } from './desk';
import { readLine } from './line';
import { park, resolveDoubt } from './look-up';
import { attachReceipts } from './receipts';
import { send } from './send';
import { settleCredit } from './settle';
import { verify } from './verify';
import { carryVoid } from './void';

/**
 * Carries a document as far as it goes now: sends, finds out, compares, attaches, closes. Ends
 * where it must wait, where a person is needed, or where somebody else has it in hand (null).
 */
export function carry(desk: Desk, { posting, content }: BookEntry): Posting | null {
  if (content === null) return park(desk, posting, TAMPERED);
  let current: Posting = posting;
  for (;;) {
    const next = oneMove(desk, current, content);
    if (next === null || next === current || next.state === 'parked') return next;
    current = next;
    const { pausedUntil } = readLine(desk);
    if (!isDue(current, desk.host.now(), pausedUntil)) return current;
  }
}

function oneMove(desk: Desk, posting: Posting, content: Content): Posting | null {
  const { host } = desk;
  const { capabilities: promises } = documentsOf(desk, posting.kind);
  const voiding = voidingOf(posting);
  if (voiding) return carryVoid(desk, posting, { content, voiding });
  switch (posting.state) {
    case 'frozen': {
      const { request } = content;
      return request ? send(desk, posting, { ...content, request }) : park(desk, posting, TAMPERED);
    }
    case 'sending':
      return changePosting(host, posting, (seen) =>
        doubted(seen, 'the run that sent it was cut off', promises),
      );
    case 'unknown':
      return resolveDoubt(desk, posting, content);
    case 'posted':
      if (!posting.verified) return verify(desk, posting, content);
      if (receiptsOpen(posting)) return attachReceipts(desk, posting, content);
      return settlingOpen(posting)
        ? settleCredit(desk, posting, content)
        : close(desk, posting, content);
    default:
      return recheck(desk, posting, content);
  }
}

const TAMPERED: Trouble = {
  reason: 'tampered',
  words: 'its stored content is not what was approved',
};

/** Whether what made a document wait is gone; a second copy is only seen among all that changed. */
function recheck(desk: Desk, posting: Posting, content: Content): Posting | null {
  if (posting.reason === 'differs') return verify(desk, posting, content);
  const { changed } = documentsOf(desk, posting.kind);
  const scanned = posting.reason === 'duplicateFound' && changed !== undefined;
  return scanned ? posting : resolveDoubt(desk, posting, content);
}
