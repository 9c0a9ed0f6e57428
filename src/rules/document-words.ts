import type { DocumentKind } from '../records/document-kind';

/** A kind of document in the middle of a sentence. */
export const documentWords: Readonly<Record<DocumentKind, string>> = {
  invoice: 'invoice',
  creditNote: 'credit note',
  bill: 'bill',
};

/** A kind of document at the start of a sentence: `Credit note`. */
export function documentTitle(kind: DocumentKind): string {
  const word = documentWords[kind];
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/**
 * The two sides of the books that work is claimed on, each once: a customer is billed for it by
 * one invoice, and a supplier bills it to the firm by one bill.
 */
export type BookSide = 'receivable' | 'payable';

export const sideOf = (kind: DocumentKind): BookSide =>
  kind === 'bill' ? 'payable' : 'receivable';
