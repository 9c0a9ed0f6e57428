import type { Seconds } from '../calendar/seconds';
import { type Amount, amountOf } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import { add, type Decimal, divide, multiply, negate, ZERO } from '../money/decimal';
import type { Allocation } from '../records/allocation';
import type { Invoice } from '../records/invoice';
import type { InvoiceLine } from '../records/invoice-line';
import { wholeIdOf } from './added-part';
import { timesAgain } from './allocation-note';
import { sideOf } from './document-words';
import type { DraftedDocument } from './draft-document';
import { type Taken, takenWork } from './work-taken';

/** A part of an entry or expense on a line of a document. */
export interface BilledPiece {
  readonly invoice: Invoice;
  readonly line: InvoiceLine;
  readonly allocation: Allocation;
}

/**
 * What documents for customers have taken of each entry and expense, by its id, as it can be held
 * against the tracker: nothing of work that was given back, and of work that is billed again after
 * that only the last invoice; what was credited of the rest is no change in the tracker.
 */
export function billedPieces(
  documents: readonly DraftedDocument[],
): ReadonlyMap<string, readonly BilledPiece[]> {
  const receivable = documents.filter(({ invoice }) => sideOf(invoice.kind) === 'receivable');
  const pieces = new Map<string, BilledPiece[]>();
  for (const piece of receivable.flatMap(piecesOf)) {
    const id = wholeIdOf(piece.allocation.entryId);
    const known = pieces.get(id);
    if (known) known.push(piece);
    else pieces.set(id, [piece]);
  }
  for (const [id, one] of takenWork(receivable)) {
    const all = pieces.get(id);
    if (all && one.timesBack > 0) pieces.set(id, standingPieces(all, one));
  }
  return pieces;
}

function piecesOf({ invoice, lines, allocations }: DraftedDocument): readonly BilledPiece[] {
  if (invoice.kind === 'creditNote') return [];
  const byId = new Map(lines.map((line) => [line.lineId, line]));
  return allocations.flatMap((allocation) => {
    const line = byId.get(allocation.lineId);
    return line ? [{ invoice, line, allocation }] : [];
  });
}

function standingPieces(all: readonly BilledPiece[], taken: Taken): BilledPiece[] {
  if (taken.isFree) return [];
  const last = all.filter(({ invoice }) => invoice.documentId === taken.documentId);
  if (taken.seconds > 0 && netSeconds(last) === taken.seconds) return last;
  return all.filter(({ allocation }) => timesAgain(allocation) === 0);
}

/** Tracked time that stands on documents, what was credited taken off. */
export const netSeconds = (pieces: readonly BilledPiece[]): Seconds =>
  pieces.reduce((sum, { invoice, allocation: { kind, seconds } }) => {
    if (invoice.kind !== 'creditNote') return sum + seconds;
    return kind === 'credited' ? sum - seconds : sum;
  }, 0);

/** Money without tax that stands on documents, what was credited taken off. */
export const netAmount = (pieces: readonly BilledPiece[], currency: CurrencyCode): Amount =>
  amountOf(add(ZERO, ...pieces.map((piece) => signed(piece, piece.allocation.amount))), currency);

/** What customers were asked for expenses, before any discount and with a tax that prices contain. */
export const netPrice = (pieces: readonly BilledPiece[]): Decimal =>
  add(
    ZERO,
    ...pieces
      .filter(({ line }) => line.kind === 'expense')
      .map((piece) => {
        const { quantity, unitPrice, baseQuantity } = piece.line;
        return signed(piece, divide(multiply(quantity, unitPrice), baseQuantity));
      }),
  );

/** Whether something of it was credited, so that Draft bills again what is open of it. */
export const isCredited = (pieces: readonly BilledPiece[]): boolean =>
  pieces.some(({ allocation }) => allocation.kind === 'credited');

const signed = ({ invoice }: BilledPiece, value: Decimal): Decimal =>
  invoice.kind === 'creditNote' ? negate(value) : value;
