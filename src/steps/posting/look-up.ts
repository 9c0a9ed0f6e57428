import type { ApiError } from '../../connectors/api-error';
import type { Posting } from '../../records/posting';
import {
  type Finding,
  type FoundDocument,
  findingOf,
  keptDocument,
  type Trouble,
} from '../../rules/posting-answers';
import { arrived, missed, parked } from '../../rules/posting-changes';
import { isTooOld } from '../../rules/posting-times';
import { changePosting } from './change-posting';
import type { Content } from './content';
import { type Desk, documentsOf } from './desk';

export type LookUp = Finding | { readonly kind: 'unanswered'; readonly error: ApiError };

/** Asks the ledger whether it has the document; changes nothing. */
export function lookUp(desk: Desk, posting: Posting, { invoice }: Content): LookUp {
  const { caller, facts } = desk;
  const wanted = {
    number: posting.number,
    customerId: invoice.customerId,
    issuedOn: invoice.issuedOn,
  };
  const [reply] = caller.callAll([documentsOf(desk, posting.kind).find(wanted, facts)]);
  if (!reply) throw new Error('a look-up without a reply');
  if (!reply.ok) return { kind: 'unanswered', error: reply.error };
  return findingOf(reply.value, posting, facts.takesNumbers);
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
  const { host } = desk;
  const { capabilities } = documentsOf(desk, posting.kind);
  const finding = lookUp(desk, posting, content);
  const now = host.now();
  switch (finding.kind) {
    case 'found':
      return adopt(desk, posting, { content, document: finding.document });
    case 'trouble':
      return park(desk, posting, finding.trouble);
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

const wasThere = ({ reason }: Posting): boolean =>
  reason === 'voided' || reason === 'duplicateFound' || reason === 'differs';

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
