import type { CreditedInvoice } from '../../connectors/ledger';
import type { Invoice } from '../../records/invoice';
import type { WholeInvoice } from '../../rules/footing';
import { holdsWork, voidingOf } from '../../rules/posting-due';
import type { TakingDocument } from '../../rules/work-taken';
import type { Book } from './book';
import type { Desk } from './desk';
import { foldedRows } from './fold';

type Place = Pick<Desk, 'host' | 'workbook'>;

/** A posted invoice that a credit note gives back, and the other credit notes on it. */
export interface Credited {
  readonly original: WholeInvoice;
  /** As the ledger knows it. */
  readonly known: CreditedInvoice;
  readonly others: readonly WholeInvoice[];
}

/** What a credit note gives back; null for other kinds, and where the invoice is not posted. */
export function creditedIn(
  place: Place,
  book: Book,
  { kind, creditOf, documentId }: Pick<Invoice, 'kind' | 'creditOf' | 'documentId'>,
): Credited | null {
  if (kind !== 'creditNote') return null;
  const found = postedIn(book, creditOf) ?? foldedIn(place, book, creditOf);
  if (!found) return null;
  const { ledgerId, number } = found.known;
  const others = book.entries.flatMap(({ posting, content }) =>
    content?.invoice.creditOf === creditOf &&
    holdsWork(posting) &&
    posting.documentId !== documentId
      ? [content]
      : [],
  );
  const invoice = { ...found.original.invoice, number };
  return { original: { ...found.original, invoice }, known: { ledgerId, number }, others };
}

type Found = Pick<Credited, 'original' | 'known'>;

function postedIn({ entries }: Book, wanted: string): Found | null {
  const found = entries.find(({ posting }) => posting.documentId === wanted);
  if (!found?.content || found.posting.kind !== 'invoice') return null;
  const { state, ledgerId, document, number } = found.posting;
  if (state !== 'posted' || voidingOf(found.posting)) return null;
  return { original: found.content, known: { ledgerId, number: document?.number || number } };
}

function foldedIn(place: Place, book: Book, wanted: string): Found | null {
  const found = book.folded.find(({ documentId }) => documentId === wanted);
  const rows = found && foldedRows(place, book).get(found.key);
  if (rows?.kind !== 'whole' || !rows.row || found?.kind !== 'invoice') return null;
  return { original: rows.row, known: found };
}

/** A document that counts as in the ledger as it was approved, whatever it waits for. */
export const asGivenBack = (one: TakingDocument): TakingDocument => ({
  ...one,
  invoice: { ...one.invoice, state: 'posted' },
  verified: true,
});

/**
 * What approved documents of customers take, for what is left to be billed. Old documents whose rows
 * are whole tell it; of the others all is taken, and nothing can be billed again.
 */
export function takingIn(place: Place, book: Book): readonly TakingDocument[] {
  const { entries, folded } = book;
  const credited = new Set(entries.map(({ content }) => content?.invoice.creditOf ?? ''));
  const rows = folded.some(({ documentId }) => credited.has(documentId))
    ? foldedRows(place, book)
    : new Map();
  const old = folded.flatMap(({ key, documentId }): TakingDocument[] => {
    const one = rows.get(key);
    if (!credited.has(documentId) || one?.kind !== 'whole' || !one.row) return [];
    return [{ ...one.row, invoice: { ...one.row.invoice, state: 'posted' }, verified: true }];
  });
  const open = entries.flatMap(({ posting, content }): TakingDocument[] => {
    const { documentId, kind, state, number, verified } = posting;
    if (!content || !holdsWork(posting) || kind === 'bill') return [];
    // What is being made void gives nothing back any more.
    if (kind === 'creditNote' && voidingOf(posting)) return [];
    const { allocations } = content;
    return [{ invoice: { documentId, kind, state, number }, allocations, verified }];
  });
  return [...old, ...open];
}
