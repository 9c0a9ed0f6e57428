import type { LocalDate } from '../../calendar/local-date';
import type { Posting } from '../../records/posting';
import type { Problem } from '../../records/problem';
import { closedFault } from '../../rules/closed-period';
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
    const fix = 'Nothing to do: Tieout looks again at the next run. Do nothing by hand.';
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

type Words = Pick<Problem, 'code' | 'message' | 'fix'>;

function row({ documentId }: Posting, words: Words): Problem {
  return problem({ ...words, step: 'post', tab: 'Invoices', key: documentId });
}

const TAMPERED = (name: string): Words => ({
  code: 'E-619',
  message: `${name}: what was approved is damaged in the memory of this workbook.`,
  fix: 'Nothing new is approved or drafted from it until the workbook is restored from a backup.',
});

function refusedWords(
  name: string,
  { caller, facts }: Desk,
  { posting: { reason, words }, issuedOn }: { posting: Posting; issuedOn: LocalDate },
): Words {
  const { title } = caller.connector;
  if (reason === 'numberTaken') {
    return {
      code: 'E-415',
      message: `${name}: its number is taken in ${title}: ${words}.`,
      fix: "Raise 'Next invoice number' on the Settings tab, then approve the invoice again.",
    };
  }
  const closed = closedFault(issuedOn, facts.closedThrough);
  return {
    code: closed?.code ?? 'E-614',
    message: `${name} was refused by ${title}: ${words}.`,
    fix: closed?.fix ?? 'Correct that, then approve it again. Its work is free to be drafted anew.',
  };
}

function parkedWords(name: string, title: string, { reason, words, kind }: Posting): Words {
  const again = 'then run Post again';
  switch (reason) {
    case 'numberTaken':
      return {
        code: 'E-415',
        message: `${name}: its number is taken in ${title}: ${words}.`,
        fix: `Give that document another number in ${title}, ${again}.`,
      };
    case 'duplicateFound':
      return {
        code: 'E-616',
        message: `${name} is in ${title} more than once: ${words}.`,
        fix: `Void all but one in ${title}, ${again}.`,
      };
    case 'differs':
      return {
        code: 'E-603',
        message: `${name} has other figures in ${title}: ${words}.`,
        fix: `Correct the document in ${title}, ${again}; or run Tie out and decide on the Drift tab.`,
      };
    case 'voided':
      return {
        code: 'E-618',
        message: `${name} was voided or deleted in ${title}: ${words}.`,
        fix:
          kind === 'creditNote'
            ? `Restore it, ${again}; or accept it as voided under After posting in the sidebar: what it gave back is billed as before.`
            : `Its work stays billed: restore the document, ${again}; free its work under After posting in the sidebar; or run Tie out and decide on the Drift tab.`,
      };
    default:
      return {
        code: 'E-620',
        message: `${name}: nobody could find out for days whether it is in ${title}: ${words}.`,
        fix: `Look there for ${name} by hand, see that the connection works, ${again}.`,
      };
  }
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
