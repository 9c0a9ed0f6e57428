import { ApiError, isGone } from '../connectors/api-error';
import { replyTo } from '../connectors/caller';
import { acceptedVoid } from '../rules/posting-changes';
import { markerOf } from '../rules/posting-keys';
import { aloneWithBooks, neededReason } from './alone-with-books';
import { sentenceOf } from './conversation';
import { freeAgain, type HeldDocument, heldDocument } from './held-document';
import { readBook } from './posting/book';
import { changePosting } from './posting/change-posting';
import { type Desk, documentsOf } from './posting/desk';
import { logState } from './posting/log-state';
import { lookAt } from './posting/look-up';
import { giveBackRefused } from './posting/project';
import { StepStopped, type World } from './world';

export interface VoidWish {
  /** Number or id of the document. */
  readonly document: string;
  readonly reason: string;
}

/**
 * Accepts that a document was voided or deleted in the ledger: its work is free to be billed again,
 * under another number. The ledger is asked first, and must say that the document is gone. Gives a
 * sentence for the person; throws StepStopped where it cannot be, and Busy while a step is running.
 */
export function acceptVoided(world: World, wish: VoidWish): string {
  const { name, posting } = aloneWithBooks(world, (desk) => {
    const { host } = desk;
    const reason = neededReason(wish.reason, 'it is kept in the Event log');
    const held = heldDocument(desk, wish.document);
    const { posting, content, name } = held;
    const voidedIds = goneIds(desk, held);
    const done = changePosting(host, posting, (seen) => acceptedVoid(seen, voidedIds, reason));
    if (!done) throw new StepStopped(`Somebody else has just changed ${name}. Look again.`);
    logState(world, 'accepted as voided', { posting, content, after: done.state, reason });
    return held;
  });
  giveBackRefused(world, readBook(world.host));
  return `${name} is accepted as voided: ${freeAgain(posting.kind)}.`;
}

/** Ids of the documents that the ledger says are voided or gone. Throws where it has a live one. */
function goneIds(desk: Desk, { posting, content, name }: HeldDocument): readonly string[] {
  const { caller } = desk;
  const { title } = caller.connector;
  const live = `${name} is not voided in ${title}. Void or delete it there first.`;
  const found = lookAt(desk, posting, content);
  if (found instanceof ApiError) throw new StepStopped(sentenceOf(title, found));
  const ours = found.filter(
    ({ marker, ledgerId }) => marker === markerOf(posting.key) || ledgerId === posting.ledgerId,
  );
  if (ours.some(({ voided }) => !voided)) throw new StepStopped(live);
  const ids = ours.map(({ ledgerId }) => ledgerId);
  if (posting.ledgerId === '' && ids.length > 0) return ids;
  if (posting.ledgerId === '') {
    throw new StepStopped(`${name} was never seen in ${title}. Run Post first.`);
  }
  const reply = replyTo(caller, documentsOf(desk, posting.kind).fetch(posting.ledgerId));
  if (reply.ok && !reply.value.voided) throw new StepStopped(live);
  if (!reply.ok && !isGone(reply.error)) throw new StepStopped(sentenceOf(title, reply.error));
  return [...ids, posting.ledgerId];
}
