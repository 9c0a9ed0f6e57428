import type { Seconds } from '../calendar/seconds';
import { ApiError } from '../connectors/api-error';
import { replyTo } from '../connectors/caller';
import type { Invoice } from '../records/invoice';
import type { Posting } from '../records/posting';
import { documentTitle } from '../rules/document-words';
import { acceptedVoid } from '../rules/posting-changes';
import { holdsWork } from '../rules/posting-due';
import { markerOf } from '../rules/posting-keys';
import { type Taken, takenWork } from '../rules/work-taken';
import { invoicesTab } from '../tabs/invoices-tab';
import { aloneWithBooks, neededReason } from './alone-with-books';
import { sentenceOf } from './conversation';
import { logEvents } from './event-log';
import { type Book, type BookEntry, readBook } from './posting/book';
import { changePosting } from './posting/change-posting';
import type { Content } from './posting/content';
import { takingIn } from './posting/credited';
import { type Desk, documentsOf } from './posting/desk';
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
  return aloneWithBooks(world, (desk) => {
    const { host } = desk;
    const reason = neededReason(wish.reason, 'it is kept in the Event log');
    const book = readBook(host);
    const { posting, content } = foundIn(book, wish.document);
    const name = `${documentTitle(posting.kind)} ${posting.document?.number || posting.number}`;
    requireFree(desk, book, { posting, content, name });
    const voidedIds = goneIds(desk, { posting, content, name });
    const done = changePosting(host, posting, (seen) => acceptedVoid(seen, voidedIds, reason));
    if (!done) throw new StepStopped(`Somebody else has just changed ${name}. Look again.`);
    giveBackRefused(world, readBook(host));
    logEvents(world, [
      {
        action: 'accepted as voided',
        tab: invoicesTab.name,
        key: posting.documentId,
        field: invoicesTab.columns.state.header,
        before: `${posting.state}, ${content.invoice.total} ${content.invoice.currency}`,
        after: done.state,
        reason,
      },
    ]);
    return posting.kind === 'creditNote'
      ? `${name} is accepted as voided: what it gave back is billed as before.`
      : `${name} is accepted as voided: its work can be drafted again.`;
  });
}

interface Sound {
  readonly posting: Posting;
  readonly content: Content;
  readonly name: string;
}

function foundIn(
  { entries, folded }: Book,
  wish: string,
): BookEntry & { readonly content: Content } {
  const wanted = wish.trim();
  const isMeant = (one: Pick<Posting, 'number' | 'documentId'>) =>
    wanted !== '' && (one.number === wanted || one.documentId === wanted);
  const found = entries.find(
    ({ posting }) =>
      holdsWork(posting) && (isMeant(posting) || posting.document?.number === wanted),
  );
  const { content } = found ?? {};
  if (found && content) return settled({ ...found, content });
  throw new StepStopped(
    folded.some(isMeant)
      ? `${wanted} is too old to be accepted as voided here. Bring it back in the ledger, or credit it.`
      : `There is no posted document '${wanted}' in this workbook.`,
  );
}

/** One that is on its way is not settled by hand. */
function settled<E extends BookEntry>(entry: E): E {
  const { state, number } = entry.posting;
  if (state === 'posted' || state === 'parked') return entry;
  throw new StepStopped(`${number} is on its way, or waits to be sent. Run Post first.`);
}

/** What was credited, or billed again since, must be undone first: else it would be billed twice. */
function requireFree(desk: Desk, book: Book, { posting, content, name }: Sound): void {
  const note = book.entries.find(
    (one) => holdsWork(one.posting) && one.content?.invoice.creditOf === posting.documentId,
  );
  if (note) {
    throw new StepStopped(
      `${name} is credited by ${note.posting.number}. Void that in the ledger and accept it first.`,
    );
  }
  if (posting.kind !== 'creditNote') return;
  const taken = takenWork(takingIn(desk, book));
  const again = content.allocations.find(
    ({ entryId, kind, seconds }) =>
      kind === 'credited' && isBilledAgain(taken.get(entryId), seconds, content.invoice),
  );
  if (!again) return;
  const number = taken.get(again.entryId)?.number ?? '';
  throw new StepStopped(
    `What ${name} gave back is billed again on ${number}. Credit or void that one first.`,
  );
}

/** Whether what a credit note gave back of some work stands on a later invoice. */
function isBilledAgain(taken: Taken | undefined, seconds: Seconds, { creditOf }: Invoice): boolean {
  if (!taken) return false;
  if (seconds > 0) return taken.freeSeconds < seconds && !taken.isFree;
  return taken.seconds === 0 && !taken.isFree && taken.documentId !== creditOf;
}

/** Ids of the documents that the ledger says are voided or gone. Throws where it has a live one. */
function goneIds(desk: Desk, { posting, content, name }: Sound): readonly string[] {
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

const isGone = ({ kind, status }: ApiError): boolean =>
  kind === 'rejected' && (status === 404 || status === 410);
