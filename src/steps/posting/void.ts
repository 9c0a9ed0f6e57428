import { ApiError, isGone } from '../../connectors/api-error';
import { replyTo } from '../../connectors/caller';
import { tacitExchange } from '../../connectors/exchange';
import type { Undoing } from '../../connectors/ledger';
import type { Posting, Voiding } from '../../records/posting';
import { acceptedVoid, voidWanted } from '../../rules/posting-changes';
import { markerOf } from '../../rules/posting-keys';
import { voidFault } from '../../rules/void-fault';
import { sentenceOf } from '../conversation';
import { StepStopped } from '../world';
import { beginFollowUp } from './begin-follow-up';
import { changePosting } from './change-posting';
import type { Content } from './content';
import { type Desk, documentsOf } from './desk';
import { logState } from './log-state';
import { lookAt } from './look-up';
import { isDefinite, SENDING_MS } from './send';
import { foundDifferences } from './verify';

interface Wanted {
  readonly content: Content;
  readonly voiding: Voiding;
}

/**
 * Makes a document void in the ledger, because a person wants it: looks at it, writes down that a
 * request leaves, sends it once, and looks again. Only what the ledger shows counts. Where it does
 * not show it, the next look comes after the quiet time, when nothing can still arrive; to void
 * twice does nothing twice. Null where somebody else has it in hand.
 */
export function carryVoid(desk: Desk, posting: Posting, wanted: Wanted): Posting | null {
  const { host, caller } = desk;
  const seen = look(desk, posting, wanted);
  if (seen === null) return posting;
  if (seen === 'gone') return finish(desk, posting, wanted);
  const fault = faultOf(desk, posting, { ...wanted, ...seen });
  if (fault !== null) return giveUp(desk, posting, { ...wanted.voiding, fault });
  if (host.remainingMs() < SENDING_MS) return posting;
  const begun = beginFollowUp(desk, posting);
  if (begun === null) return null;
  const reply = replyTo(caller, tacitExchange(seen.request, null));
  const after = look(desk, begun, wanted);
  if (after === 'gone') return finish(desk, begun, wanted);
  if (after === null || reply.ok || !isDefinite(reply.error)) return begun;
  return giveUp(desk, begun, { ...wanted.voiding, fault: reply.error.message });
}

/** The document as the ledger has it; `gone` where it is void or deleted, null where nobody knows. */
function look(desk: Desk, posting: Posting, { content }: Wanted): Undoing | 'gone' | null {
  const reply = replyTo(desk.caller, documentsOf(desk, posting.kind).undo(posting.ledgerId));
  if (reply.ok) return reply.value.document.voided ? 'gone' : reply.value;
  if (reply.error.kind === 'unauthorised') {
    throw new StepStopped(sentenceOf(desk.caller.connector.title, reply.error));
  }
  return isGone(reply.error) && noneLives(desk, posting, content) ? 'gone' : null;
}

/** That its address knows nothing is believed only where its number and its mark find nothing either. */
function noneLives(desk: Desk, posting: Posting, content: Content): boolean {
  const found = lookAt(desk, posting, content);
  if (found instanceof ApiError) return false;
  return !found.some(({ marker, voided }) => marker === markerOf(posting.key) && !voided);
}

function faultOf(
  desk: Desk,
  posting: Posting,
  { content, document }: Pick<Wanted, 'content'> & Pick<Undoing, 'document'>,
): string | null {
  const found = foundDifferences(desk, { posting, content, document }).join('; ');
  const differences = found === posting.accepted ? '' : found;
  return voidFault(document, { differences, closedThrough: desk.facts.closedThrough });
}

function giveUp({ host }: Desk, posting: Posting, voiding: Voiding): Posting | null {
  return changePosting(host, posting, (one) => voidWanted(one, { ...voiding, at: host.now() }));
}

function finish(
  { host, world }: Desk,
  posting: Posting,
  { content, voiding: { reason } }: Wanted,
): Posting | null {
  const done = changePosting(host, posting, (one) => acceptedVoid(one, [one.ledgerId], reason));
  if (done === null) return null;
  logState(world, 'voided in the ledger', { posting, content, after: done.state, reason });
  return done;
}
