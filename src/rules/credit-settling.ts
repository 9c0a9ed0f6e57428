import { type Amount, amountOf } from '../money/amount';
import { compare, equal, isZero, subtract, ZERO } from '../money/decimal';
import type { FoundDocument } from './posting-answers';

/** How much of an invoice its credit note settles now; or that all is settled, and what is left, in words. */
export type Settling = { readonly amount: Amount } | { readonly words: string };

/**
 * What of a credit note can be applied to its invoice: as much as is open on both. A credit note of
 * which something is used was applied already, whoever did it, and is left as it is.
 */
export function settlingOf(note: FoundDocument, invoice: FoundDocument): Settling {
  const { total, currency, open = total } = note;
  const { open: due = invoice.total } = invoice;
  if (note.voided || invoice.voided) return { words: 'one of the two is void' };
  if (!equal(open, total)) {
    const used = amountOf(subtract(total, open), currency);
    const words = `only ${used} of its ${total} is used, no more of the invoice was open`;
    return { words: isZero(open) ? '' : words };
  }
  if (compare(due, ZERO) <= 0) return { words: 'nothing of the invoice is open' };
  return { amount: compare(due, open) < 0 ? due : open };
}
