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
  pieces.reduce((sum, { allocation }) => sum + signOf(allocation) * allocation.seconds, 0);

/** Money without tax that stands on documents, what was credited taken off. */
export const netAmount = (pieces: readonly BilledPiece[], currency: CurrencyCode): Amount =>
  amountOf(
    add(ZERO, ...pieces.map(({ allocation }) => signed(allocation, allocation.amount))),
    currency,
  );

/** What customers were asked for expenses, before any discount and with a tax that prices contain. */
export const netPrice = (pieces: readonly BilledPiece[]): Decimal =>
  add(
    ZERO,
    ...pieces
      .filter(({ line }) => line.kind === 'expense')
      .map(({ line: { quantity, unitPrice, baseQuantity }, allocation }) =>
        signed(allocation, divide(multiply(quantity, unitPrice), baseQuantity)),
      ),
  );

const signOf = ({ kind }: Allocation): number => (kind === 'credited' ? -1 : 1);

const signed = (allocation: Allocation, value: Decimal): Decimal =>
  signOf(allocation) < 0 ? negate(value) : value;
