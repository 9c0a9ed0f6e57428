import { ApiError } from '../../connectors/api-error';
import type { Exchange } from '../../connectors/exchange';
import type { LedgerDocument } from '../../connectors/ledger';
import type { Posting } from '../../records/posting';
import {
  type Finding,
  type FoundDocument,
  findingOf,
  keptDocument,
  type Trouble,
} from '../../rules/posting-answers';
import { arrived, missed, parked } from '../../rules/posting-changes';
import { isTooOld, quietAt } from '../../rules/posting-times';
import { changePosting } from './change-posting';
import type { Content } from './content';
import { type Desk, documentsOf } from './desk';
import { readScan } from './last-scan';

export type LookUp = Finding | { readonly kind: 'unanswered'; readonly error: ApiError };

/** Asks the ledger whether it has the document; changes nothing. */
export function lookUp(desk: Desk, posting: Posting, content: Content): LookUp {
  const found = lookAt(desk, posting, content);
  if (found instanceof ApiError) return { kind: 'unanswered', error: found };
  return findingOf(found, posting, desk.facts.takesNumbers);
}

/** All that the ledger has under a document's number or with its mark; or why it does not say. */
export function lookAt(
  desk: Desk,
  posting: Posting,
  content: Content,
): readonly FoundDocument[] | ApiError {
  const documents = new Map<string, FoundDocument>();
  for (const reply of desk.caller.callAll(questions(desk, posting, content))) {
    if (!reply.ok) return reply.error;
    for (const document of reply.value) documents.set(document.ledgerId, document);
  }
  return [...documents.values()];
}

type Question = Exchange<readonly LedgerDocument[]>;

/**
 * By its number; and because a lost journal forgets numbers, by what it bills: among the documents
 * with our mark that the daily look found and nobody here knows, or else among its customer's.
 */
function questions(desk: Desk, { key, kind, number }: Posting, { invoice }: Content): Question[] {
  const { customerId, issuedOn } = invoice;
  const documents = documentsOf(desk, kind);
  const forgotten = readScan(desk)
    .strangers.filter((stranger) => stranger.key === key)
    .map(({ ledgerId }): Question => {
      const { request, read } = documents.fetch(ledgerId);
      return { request, read: (answer) => [read(answer)], absent: [] };
    });
  return [
    documents.find({ number, customerId, issuedOn }, desk.facts),
    ...(documents.changed ? forgotten : []),
    ...(documents.changed || !documents.ofCustomer ? [] : [documents.ofCustomer(customerId)]),
  ];
}

/** A document that was found is ours from now on. */
export function adopt(
  desk: Desk,
  posting: Posting,
  { content, document }: { readonly content: Content; readonly document: FoundDocument },
): Posting | null {
  const { host, caller } = desk;
  const link = documentsOf(desk, posting.kind).link(document.ledgerId, caller.sandbox);
  const kept = keptDocument(document, content.lines);
  return changePosting(host, posting, (seen) => arrived(seen, kept, link));
}

/**
 * Finds out what became of an attempt whose outcome nobody knows, once its quiet time is over;
 * also whether what made a document wait for a person is gone.
 */
export function resolveDoubt(desk: Desk, posting: Posting, content: Content): Posting | null {
  return concluded(desk, posting, { content, finding: lookUp(desk, posting, content) });
}

/**
 * A posted document whose id the ledger knows no more, or of which no list has any copy: it waits
 * for a person once nothing has its mark, and no look can come too early.
 */
export function resolveLoss(desk: Desk, posting: Posting, content: Content): Posting | null {
  const { capabilities } = documentsOf(desk, posting.kind);
  if (desk.host.now() < quietAt(posting, capabilities)) return posting;
  const finding = lookUp(desk, posting, content);
  const isThere =
    finding.kind === 'found' &&
    (posting.reason === 'duplicateFound' || finding.document.ledgerId === posting.ledgerId);
  if (isThere || finding.kind === 'unanswered') return posting;
  return concluded(desk, posting, { content, finding });
}

/** What a look-up makes of a document. */
function concluded(
  desk: Desk,
  posting: Posting,
  { content, finding }: { readonly content: Content; readonly finding: LookUp },
): Posting | null {
  const { host } = desk;
  const { capabilities } = documentsOf(desk, posting.kind);
  const now = host.now();
  switch (finding.kind) {
    case 'found':
      return adopt(desk, posting, { content, document: finding.document });
    case 'trouble':
      return park(desk, posting, troubleOf(posting, finding.trouble));
    case 'absent':
      if (wasThere(posting)) return park(desk, posting, GONE);
      return changePosting(host, posting, (seen) => missed(seen, now, capabilities));
    case 'unanswered':
      if (posting.state === 'parked' || !isTooOld(posting, now)) return posting;
      return park(desk, posting, { reason: 'tooOld', words: finding.error.message });
  }
}

/** Somebody removed it in the ledger; it is not sent again without being asked to. */
const GONE: Trouble = { reason: 'voided', words: 'the ledger no longer has it' };

const wasThere = ({ ledgerId }: Posting): boolean => ledgerId !== '';

/** That somebody else has the number now of a document that was there says that it is gone. */
const troubleOf = (posting: Posting, trouble: Trouble): Trouble =>
  trouble.reason === 'numberTaken' && wasThere(posting) ? GONE : trouble;

/** Writes down why a document waits for a person; nothing where that is known already. */
export function park(
  { host }: Pick<Desk, 'host'>,
  posting: Posting,
  trouble: Trouble,
): Posting | null {
  const { state, reason, words } = posting;
  const known = state === 'parked' && reason === trouble.reason && words === trouble.words;
  return known ? posting : changePosting(host, posting, (seen) => parked(seen, trouble));
}
