import { type DocumentKind, documentKinds } from '../records/document-kind';
import { counted } from './counted';

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

/** How many of each kind: `2 invoices and 1 credit note`; `0 invoices` where there is none. */
export function countedDocuments(documents: readonly { readonly kind: DocumentKind }[]): string {
  const parts = documentKinds.flatMap((kind) => {
    const count = documents.filter((one) => one.kind === kind).length;
    return count > 0 ? [counted(count, documentWords[kind])] : [];
  });
  const last = parts.pop() ?? '0 invoices';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}

/**
 * The two sides of the books that work is claimed on, each once: a customer is billed for it by
 * one invoice, and a supplier bills it to the firm by one bill.
 */
export type BookSide = 'receivable' | 'payable';

export const sideOf = (kind: DocumentKind): BookSide =>
  kind === 'bill' ? 'payable' : 'receivable';
