import type { Seconds } from '../calendar/seconds';
import type { DocumentKind } from '../records/document-kind';
import type { Invoice, InvoiceState } from '../records/invoice';
import type { Posting } from '../records/posting';
import { documentTitle } from '../rules/document-words';
import { holdsWork } from '../rules/posting-due';
import { type Taken, takenWork } from '../rules/work-taken';
import { invoicesTab } from '../tabs/invoices-tab';
import { type Book, type BookEntry, readBook } from './posting/book';
import type { Content } from './posting/content';
import { asGivenBack, takingIn } from './posting/credited';
import type { Desk } from './posting/desk';
import { StepStopped } from './world';

/**
 * The posted document that a number or an id means, whose work could be freed. Throws StepStopped
 * where there is none, where it is on its way, or where its work would then be billed twice.
 */
export function heldDocument(desk: Desk, wish: string): HeldDocument {
  const book = readBook(desk.host);
  const { posting, content } = foundIn(book, wish);
  const name = `${documentTitle(posting.kind)} ${posting.document?.number || posting.number}`;
  const held = { posting, content, name };
  requireFree(desk, book, held);
  return held;
}

/** What follows once a document no longer counts. */
export const freeAgain = (kind: DocumentKind): string =>
  kind === 'creditNote' ? 'what it gave back is billed as before' : 'its work can be drafted again';

/** A document of the journal that a person wants to undo, and what a sentence calls it. */
export interface HeldDocument {
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
      ? `${wanted} is too old to be voided here. Credit it instead.`
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
function requireFree(desk: Desk, book: Book, { posting, content, name }: HeldDocument): void {
  const draft = desk.workbook
    .records(invoicesTab)
    .some(({ creditOf, state }) => creditOf === posting.documentId && isDraft(state));
  if (draft) {
    throw new StepStopped(
      `A credit note on ${name} is drafted. Discard it under After posting in the sidebar first.`,
    );
  }
  const note = book.entries.find(
    (one) => holdsWork(one.posting) && one.content?.invoice.creditOf === posting.documentId,
  );
  if (note) {
    throw new StepStopped(`${name} is credited by ${note.posting.number}. Void that one first.`);
  }
  if (posting.kind !== 'creditNote') return;
  // It may be parked, or not be compared yet: what it gave back is asked for here all the same.
  const taken = takenWork(
    takingIn(desk, book).map((one) =>
      one.invoice.documentId === posting.documentId ? asGivenBack(one) : one,
    ),
  );
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

const isDraft = (state: InvoiceState): boolean => state === 'draft' || state === 'rejected';
