import { voidWanted } from '../rules/posting-changes';
import { receiptsOpen, settlingOpen, voidingOf } from '../rules/posting-due';
import { voidFix } from '../rules/void-fault';
import type { VoidWish } from './accept-voided';
import { aloneWithBooks, neededReason } from './alone-with-books';
import { freeAgain, type HeldDocument, heldDocument } from './held-document';
import { requireTenant } from './post';
import { readBook } from './posting/book';
import { changePosting } from './posting/change-posting';
import { type Desk, openDesk } from './posting/desk';
import { withFreshFacts } from './posting/fresh-facts';
import { logState } from './posting/log-state';
import { readPosting } from './posting/postings';
import { giveBackRefused, project } from './posting/project';
import { carryVoid } from './posting/void';
import { StepStopped, type World } from './world';

/**
 * Makes a posted document void in the ledger, or deletes it where the ledger knows no void: its
 * work is free to be billed again. What is wanted is stored first, so that Post goes on with it
 * where this run is cut off or the ledger does not answer. Gives a sentence for the person; throws
 * StepStopped where it cannot be, and Busy while a step is running.
 */
export function voidDocument(world: World, wish: VoidWish): string {
  const { host } = world;
  const held = aloneWithBooks(world, (desk) => asked(desk, wish));
  const desk = withFreshFacts(openDesk(world));
  const voiding = voidingOf(held.posting);
  if (voiding) carryVoid(desk, held.posting, { ...held, voiding });
  giveBackRefused(world, readBook(host));
  project(desk, readBook(host));
  return told(desk, held);
}

/** Writes down that a person wants it; from here on it is credited no more. */
function asked(desk: Desk, wish: VoidWish): HeldDocument {
  const { host, world } = desk;
  const reason = neededReason(wish.reason, 'it is kept in the Event log');
  requireTenant(desk, readBook(host));
  const held = heldDocument(desk, wish.document);
  const { posting, content, name } = held;
  if (
    posting.state !== 'posted' ||
    !posting.verified ||
    receiptsOpen(posting) ||
    settlingOpen(posting)
  ) {
    throw new StepStopped(
      `${name} is not settled yet. Run Post first; Problems says what is wrong.`,
    );
  }
  logState(world, 'asked to void in the ledger', { posting, content, after: '', reason });
  const voiding = { reason, fault: '', at: host.now() };
  const wanted = changePosting(host, posting, (seen) => voidWanted(seen, voiding));
  host.later('post');
  return { ...held, posting: wanted ?? posting };
}

function told(
  { host, caller }: Desk,
  { posting, name }: Pick<HeldDocument, 'posting' | 'name'>,
): string {
  const { title } = caller.connector;
  const now = readPosting(host.journal, posting.key) ?? posting;
  if (now.state === 'voided') {
    return `${name} no longer counts in ${title}: ${freeAgain(now.kind)}.`;
  }
  if (now.voiding?.fault) {
    const fix = voidFix(now.kind, title);
    throw new StepStopped(`${name} was not voided in ${title}: ${now.voiding.fault}. ${fix}`);
  }
  return `${title} does not show yet that ${name} is void. Tieout looks again within the hour; do nothing by hand.`;
}
