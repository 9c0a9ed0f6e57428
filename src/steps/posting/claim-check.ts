import { isAdded, wholeIdOf } from '../../rules/added-part';
import { timesAgain } from '../../rules/allocation-note';
import { creditFault } from '../../rules/credit-fault';
import { sideOf } from '../../rules/document-words';
import { trackedFault, type WholeInvoice } from '../../rules/footing';
import { isOpen } from '../../rules/open-work';
import { holdsWork } from '../../rules/posting-due';
import { openSeconds, type Taken, takenWork } from '../../rules/work-taken';
import { timeTab } from '../../tabs/time-tab';
import { decisionsIn } from '../drift-memory';
import { type Book, claimedEntries } from './book';
import { creditedIn, takingIn } from './credited';
import type { Desk } from './desk';
import type { Draft } from './drafts';
import { DRAFT_AGAIN, type Refusal } from './refusal';

/** What in the journal keeps a draft from being fixed; null where nothing does. */
export function claimRefusal(desk: Desk, draft: Draft, book: Book): Refusal | null {
  if (book.entries.some(({ posting, content }) => !content && holdsWork(posting))) {
    const what = 'the memory of an approved invoice is damaged, so nobody knows what it bills';
    return { code: 'E-619', what, fix: 'Settle that invoice first; its own row says how.' };
  }
  const { documentId, kind } = draft.invoice;
  const same = [
    ...book.folded,
    ...book.entries.map(({ posting }) => posting).filter(holdsWork),
  ].find((one) => one.documentId === documentId);
  if (same) return claimed('its work', same.number);
  if (kind === 'creditNote') return creditRefusal(desk, draft, book);
  return addedRefusal(draft, book) ?? workRefusal(desk, draft, book);
}

const claimed = (what: string, number: string): Refusal => ({
  code: 'E-515',
  what: `${what} is on invoice ${number} already`,
  fix: DRAFT_AGAIN,
});

/** What a person decided to add to work that was billed before, and has taken back since. */
function addedRefusal({ allocations }: WholeInvoice, { snapshot }: Book): Refusal | null {
  const decided = new Set(decisionsIn(snapshot).map(({ part }) => part?.partId));
  const gone = allocations.find(({ entryId }) => isAdded(entryId) && !decided.has(entryId));
  if (!gone) return null;
  const what = `nobody has decided any more that ${wholeIdOf(gone.entryId)} is billed further`;
  return { code: 'E-514', what, fix: DRAFT_AGAIN };
}

/** Work that another document bills, or of which it bills more or less than is open. */
function workRefusal(desk: Desk, draft: WholeInvoice, book: Book): Refusal | null {
  const { allocations, invoice } = draft;
  const tracked = trackedSeconds(desk, book);
  const taken = takenBy(desk, book, invoice.kind);
  const claims = claimedEntries(book, sideOf(invoice.kind));
  for (const { entryId } of allocations) {
    const claim = claims.get(entryId);
    const seconds = tracked.get(entryId);
    const open = isOpen(seconds === undefined ? null : { seconds }, taken.get(entryId));
    if (claim && !(taken.has(entryId) && open)) return claimed(entryId, claim.number);
  }
  const open = new Map(
    allocations.map(({ entryId }) => [
      entryId,
      openSeconds(tracked.get(entryId) ?? 0, taken.get(entryId)),
    ]),
  );
  const fault = trackedFault(draft, open) ?? againFault(draft, taken);
  return fault === null ? null : { code: 'E-514', what: fault, fix: DRAFT_AGAIN };
}

/** What is billed again has a key of its own, which must be that of now. */
function againFault(
  { allocations }: WholeInvoice,
  taken: ReadonlyMap<string, Taken>,
): string | null {
  const other = allocations.find((one) => timesAgain(one) !== (taken.get(one.entryId)?.again ?? 0));
  return other
    ? `credit notes or invoices on ${other.entryId} have changed since it was drafted`
    : null;
}

/** A credit note that gives back more than is left of its invoice. */
function creditRefusal(desk: Desk, draft: WholeInvoice, book: Book): Refusal | null {
  const credited = creditedIn(desk, book, draft.invoice);
  const what = credited
    ? creditFault(draft, credited.original, credited.others)
    : 'the invoice that it credits is not posted here, or not any more';
  if (what === null) return null;
  const fix = 'Discard it under After posting in the sidebar, then draft the credit note again.';
  return { code: 'E-515', what, fix };
}

function takenBy(
  desk: Desk,
  book: Book,
  kind: WholeInvoice['invoice']['kind'],
): ReadonlyMap<string, Taken> {
  return kind === 'bill' ? new Map() : takenWork(takingIn(desk, book));
}

const secondsByTable = new WeakMap<object, ReadonlyMap<string, number>>();

/** Seconds by time entry, worked out once for a tab as it was read, and those that are added to some. */
function trackedSeconds({ workbook }: Desk, { snapshot }: Book): ReadonlyMap<string, number> {
  const table = workbook.table(timeTab);
  const known = secondsByTable.get(table);
  const seconds = known ?? new Map(table.rows.map(({ key, record }) => [key, record.seconds]));
  if (!known) secondsByTable.set(table, seconds);
  const parts = decisionsIn(snapshot).flatMap(({ part }) => part ?? []);
  if (parts.length === 0) return seconds;
  return new Map([...seconds, ...parts.map((part) => [part.partId, part.seconds] as const)]);
}
