import type { Posting } from '../../records/posting';
import type { Problem } from '../../records/problem';
import { documentTitle, documentWords } from '../../rules/document-words';
import { utc } from '../../rules/posting-remark';
import { problem } from '../../rules/problem';
import { NO_ROOM } from '../../rules/receipt-fault';
import { voidFix } from '../../rules/void-fault';
import { billedTwiceRows } from './billed-twice';
import type { Book, BookEntry } from './book';
import type { Content } from './content';
import type { Desk } from './desk';
import { approvedDrafts, type Draft } from './drafts';
import { foldedRows } from './fold';
import { planOf } from './freeze';
import { strangerProblems } from './last-scan';
import { type ProblemWords, parkedWords, refusedWords, TAMPERED } from './problem-words';

/** All that a person should know or do about documents on their way. */
export function postingProblems(desk: Desk, book: Book): readonly Problem[] {
  return [
    ...book.entries.flatMap((entry) => problemsOf(desk, entry)),
    ...approvedDrafts(desk, book).flatMap((draft) => draftProblems(desk, draft, book)),
    ...strangerProblems(desk),
    ...billedTwiceRows(desk, book),
    ...alteredRows(desk, book),
  ];
}

function problemsOf(desk: Desk, { posting, content }: BookEntry): readonly Problem[] {
  const title = desk.caller.connector.title;
  const name = `${documentTitle(posting.kind)} ${posting.number}`;
  if (content === null) return [row(posting, TAMPERED(name))];
  const { state, words, notBefore } = posting;
  switch (state) {
    case 'unknown':
      return [
        row(posting, {
          code: 'W-601',
          message: `${name}: ${words}; nobody knows yet whether it arrived in ${title}.`,
          fix: `Nothing to do: Tieout looks there after ${utc(notBefore)} and goes on. Do not enter it by hand.`,
        }),
      ];
    case 'frozen':
      if (posting.words === '') return [];
      return [
        row(posting, {
          code: 'W-602',
          message: `${name} was not taken by ${title}: ${words}.`,
          fix: 'Nothing to do: it is sent again at the next run.',
        }),
      ];
    case 'voided':
      return [];
    case 'rejected':
      if (posting.reason === 'takenBack') return [];
      return [
        row(posting, refusedWords(name, desk, { posting, issuedOn: content.invoice.issuedOn })),
      ];
    case 'parked':
      if (posting.reason === 'voided' && posting.accepted === 'voided') return [];
      return [row(posting, parkedWords(name, title, posting))];
    case 'posted':
      return [
        ...voidRows(desk, posting, name),
        ...settlingRows(desk, posting, name),
        ...receiptRows(posting, content, { name, title }),
      ];
    case 'sending':
      return [];
  }
}

/** A refusal is told for a day. */
const TOLD_MS = 24 * 3_600_000;

/** A document that is being made void, or that could not be. */
function voidRows({ host, caller }: Desk, posting: Posting, name: string): readonly Problem[] {
  const { title } = caller.connector;
  const { voiding, kind } = posting;
  if (!voiding) return [];
  if (voiding.fault === '') {
    const message = `${name} is to be void, and ${title} does not show it yet.`;
    const fix = 'Nothing to do: Tieout looks again at the next run.';
    return [row(posting, { code: 'W-621', message, fix })];
  }
  if (host.now() - voiding.at > TOLD_MS) return [];
  const message = `${name} was not voided in ${title}: ${voiding.fault}.`;
  return [row(posting, { code: 'W-622', message, fix: voidFix(kind, title) })];
}

/** A credit note of which not all could be applied to its invoice. */
function settlingRows({ host, caller }: Desk, posting: Posting, name: string): readonly Problem[] {
  const { words = '', at = 0 } = posting.settling ?? {};
  if (words === '' || host.now() - at > TOLD_MS) return [];
  const { title } = caller.connector;
  const message = `${name} is not all applied to its invoice in ${title}: ${words}.`;
  const fix = `Apply what is left of it in ${title} by hand, or refund it.`;
  return [row(posting, { code: 'W-623', message, fix })];
}

/** Receipts that could not be attached. */
function receiptRows(
  posting: Posting,
  content: Content,
  { name, title }: { readonly name: string; readonly title: string },
): readonly Problem[] {
  return content.receipts.flatMap(({ expenseId }, place) =>
    posting.receiptFaults
      .filter(({ index }) => index === place)
      .map(({ code, what }) =>
        problem({
          code,
          step: 'post',
          tab: 'Expenses',
          key: expenseId,
          field: 'receiptUrl',
          message: `The receipt of ${expenseId} is not on ${name}: ${what}.`,
          fix:
            code === NO_ROOM
              ? 'Keep it with the expense in the tracker; the document itself is posted and complete.'
              : `Put it right in the tracker and run Post again, or attach it in ${title} by hand.`,
        }),
      ),
  );
}

/** Old documents whose rows were changed by hand; the journal has no second copy of those. */
function alteredRows(desk: Desk, book: Book): readonly Problem[] {
  const rows = foldedRows(desk, book);
  return book.folded.flatMap(({ key, documentId, number }) => {
    const kind = rows.get(key)?.kind;
    if (kind === 'whole') return [];
    const message = `The rows of the posted invoice ${number} were ${kind === 'lost' ? 'removed or bill something else' : 'changed by hand'}.`;
    const fix = 'Bring them back with File › Version history.';
    const code = kind === 'lost' ? 'E-513' : 'W-507';
    return [problem({ code, step: 'post', tab: 'Invoices', key: documentId, message, fix })];
  });
}

function row({ documentId }: Posting, words: ProblemWords): Problem {
  return problem({ ...words, step: 'post', tab: 'Invoices', key: documentId });
}

function draftProblems(desk: Desk, draft: Draft, book: Book): readonly Problem[] {
  const { documentId, customer, kind } = draft.invoice;
  const plan = planOf(desk, draft, book);
  if (!('refusal' in plan)) return [];
  const { code, what, fix } = plan.refusal;
  const title = desk.caller.connector.title;
  const message = `The ${documentWords[kind]} for ${customer} cannot be sent to ${title}: ${what}.`;
  return [problem({ code, step: 'post', tab: 'Invoices', key: documentId, message, fix })];
}
