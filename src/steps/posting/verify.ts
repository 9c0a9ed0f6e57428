import { replyTo } from '../../connectors/caller';
import type { Posting } from '../../records/posting';
import { differencesOf, keptDocument } from '../../rules/posting-answers';
import { agreed, parked } from '../../rules/posting-changes';
import { changePosting } from './change-posting';
import type { Content } from './content';
import { type Desk, documentsOf } from './desk';
import { park } from './look-up';

/** As many differences as a remark has room for. */
const SHOWN = 3;

/**
 * Fetches the document and compares it with what was approved, to the cent. A difference waits for
 * a person with both figures; once it is gone in the ledger, the document counts.
 */
export function verify(desk: Desk, posting: Posting, content: Content): Posting | null {
  const { host, caller, ledger } = desk;
  const reply = replyTo(caller, documentsOf(desk, posting.kind).fetch(posting.ledgerId));
  if (!reply.ok) return posting;
  const document = reply.value;
  if (document.voided) {
    return park(desk, posting, { reason: 'voided', words: `document ${document.ledgerId}` });
  }
  const { lines } = content;
  const { exchangeRate } = content.invoice;
  const invoice = {
    ...content.invoice,
    exchangeRate: ledger.rateAsKept?.(exchangeRate) ?? exchangeRate,
  };
  const differences = differencesOf(document, { posting, invoice, lines });
  const kept = keptDocument(document, lines);
  if (differences.length === 0) return changePosting(host, posting, (seen) => agreed(seen, kept));
  const words = differences.slice(0, SHOWN).join('; ');
  if (posting.state === 'parked' && posting.words === words) return posting;
  return changePosting(host, posting, (seen) => ({
    ...parked(seen, { reason: 'differs', words }),
    document: kept,
  }));
}
