import { equal } from '../money/decimal';
import type { DocumentKind } from '../records/document-kind';
import { type ClosedThrough, closedFault } from './closed-period';
import type { FoundDocument } from './posting-answers';

/**
 * Why a document of the ledger is not made void, without a full stop; null where nothing speaks
 * against it. `differences`: what it has otherwise than was approved, beside what was accepted.
 */
export function voidFault(
  { issuedOn, total, open = total, payments = [] }: FoundDocument,
  { differences, closedThrough }: { differences: string; closedThrough: ClosedThrough },
): string | null {
  if (differences !== '') return `it was changed there: ${differences}`;
  if (!equal(open, total) || payments.length > 0) {
    return `of its ${total} only ${open} is open, the rest is paid or credited`;
  }
  return closedFault(issuedOn, closedThrough)?.what ?? null;
}

/** What a person can do about a document that was not made void. */
export const voidFix = (kind: DocumentKind, title: string): string =>
  `Put that right in ${title} and void it again${kind === 'invoice' ? ', or credit it instead' : ''}.`;
