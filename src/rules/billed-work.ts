import type { Seconds } from '../calendar/seconds';
import { type Amount, amountOf } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import { add, type Decimal, divide, multiply, negate, ZERO } from '../money/decimal';
import type { Allocation } from '../records/allocation';
import type { Invoice } from '../records/invoice';
import type { InvoiceLine } from '../records/invoice-line';
import { wholeIdOf } from './added-part';
import { sideOf } from './document-words';
import type { DraftedDocument } from './draft-document';

/** A part of an entry or expense on a line of a document. */
export interface BilledPiece {
  readonly invoice: Invoice;
  readonly line: InvoiceLine;
  readonly allocation: Allocation;
}

/** Everything that documents for customers have taken of each entry and expense, by its id. */
export function billedPieces(
  documents: readonly DraftedDocument[],
): ReadonlyMap<string, readonly BilledPiece[]> {
  const pieces = new Map<string, BilledPiece[]>();
  for (const { invoice, lines, allocations } of documents) {
    if (sideOf(invoice.kind) !== 'receivable') continue;
    const byId = new Map(lines.map((line) => [line.lineId, line]));
    for (const allocation of allocations) {
      const line = byId.get(allocation.lineId);
      if (!line) continue;
      const id = wholeIdOf(allocation.entryId);
      const known = pieces.get(id);
      if (known) known.push({ invoice, line, allocation });
      else pieces.set(id, [{ invoice, line, allocation }]);
    }
  }
  return pieces;
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
