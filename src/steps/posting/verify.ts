import { isGone } from '../../connectors/api-error';
import { replyTo } from '../../connectors/caller';
import type { Posting } from '../../records/posting';
import { differencesOf, type FoundDocument, keptDocument } from '../../rules/posting-answers';
import { agreed, parked } from '../../rules/posting-changes';
import { changePosting } from './change-posting';
import type { Content } from './content';
import { type Desk, documentsOf } from './desk';
import { park, resolveLoss } from './look-up';

/** As many differences as a remark has room for. */
const SHOWN = 3;

/**
 * Fetches the document and compares it with what was approved, to the cent. A difference waits for
 * a person with both figures; once it is gone in the ledger, the document counts.
 */
export function verify(desk: Desk, posting: Posting, content: Content): Posting | null {
  const { host, caller } = desk;
  const reply = replyTo(caller, documentsOf(desk, posting.kind).fetch(posting.ledgerId));
  if (!reply.ok) return isGone(reply.error) ? resolveLoss(desk, posting, content) : posting;
  const document = reply.value;
  if (document.voided) {
    return park(desk, posting, { reason: 'voided', words: `document ${document.ledgerId}` });
  }
  const differences = foundDifferences(desk, { posting, content, document });
  const kept = keptDocument(document, content.lines);
  if (differences.length === 0 || differences.join('; ') === posting.accepted) {
    return changePosting(host, posting, (seen) => agreed(seen, kept));
  }
  const words = differences.slice(0, SHOWN).join('; ');
  if (posting.state === 'parked' && posting.words === words) return posting;
  return changePosting(host, posting, (seen) => ({
    ...parked(seen, { reason: 'differs', words }),
    document: kept,
  }));
}

/** What the ledger has otherwise than it was approved. */
export function foundDifferences(
  { ledger }: Pick<Desk, 'ledger'>,
  { posting, content, document }: Compared,
): readonly string[] {
  const { lines } = content;
  const { exchangeRate } = content.invoice;
  const invoice = {
    ...content.invoice,
    exchangeRate: ledger.rateAsKept?.(exchangeRate) ?? exchangeRate,
  };
  return differencesOf(document, { posting, invoice, lines });
}

interface Compared {
  readonly posting: Posting;
  readonly content: Content;
  readonly document: FoundDocument;
}

/** A person takes the document as the ledger has it: it counts, until it is changed once more. */
export function acceptAsIs(desk: Desk, compared: Compared): Posting | null {
  const { posting, content, document } = compared;
  const accepted = foundDifferences(desk, compared).join('; ');
  const kept = keptDocument(document, content.lines);
  return changePosting(desk.host, posting, (seen) => ({ ...agreed(seen, kept), accepted }));
}

/** A person takes it that the ledger no longer has the document. */
export function acceptGone({ host }: Pick<Desk, 'host'>, posting: Posting): Posting | null {
  return changePosting(host, posting, (seen) => ({ ...seen, accepted: 'voided' }));
}
