import type { Seconds } from '../calendar/seconds';
import { add, type Decimal, equal, ZERO } from '../money/decimal';
import type { Allocation } from '../records/allocation';
import type { Invoice } from '../records/invoice';
import { timesAgain } from './allocation-note';

/** A document that was approved, as far as it says what it takes of which work. */
export interface TakingDocument {
  readonly invoice: Pick<Invoice, 'documentId' | 'kind' | 'state' | 'number'>;
  readonly allocations: readonly Allocation[];
  /** Whether the ledger's document was found to be as approved; one that does not say counts as that. */
  readonly verified?: boolean;
}

/** Whether a credit note gives back what it says: the ledger has it, and as it was approved. */
export const givesBack = ({
  invoice,
  verified = true,
}: Pick<TakingDocument, 'verified'> & {
  readonly invoice: Pick<Invoice, 'state'>;
}): boolean => invoice.state === 'posted' && verified;

/** What approved documents take of one entry or expense. */
export interface Taken {
  /** The last invoice that bills it. */
  readonly documentId: string;
  readonly number: string;
  /** Tracked time that invoices have taken less what credit notes gave back. */
  readonly seconds: Seconds;
  /** Time of that which was given back and is not billed again. */
  readonly freeSeconds: Seconds;
  /** All of it is free: whatever was billed was given back since. */
  readonly isFree: boolean;
  /** How many credit notes gave something of it back. */
  readonly timesBack: number;
  /**
   * The number with which it is billed the next time: how often it was given back, or the first above
   * that which no invoice has; 0 before it was given back.
   */
  readonly again: number;
}

interface Sums {
  last: TakingDocument['invoice'];
  billed: Seconds;
  again: Seconds;
  back: Seconds;
  amount: Decimal;
  amountBack: Decimal;
  /** With which numbers invoices bill it again, by their ids. */
  readonly agains: Map<string, number>;
  readonly credits: Set<string>;
}

/**
 * What is taken of every entry and expense. A credit note gives back the time and money of its
 * `credited` allocations once it is in the ledger and was compared; what it writes off stays taken.
 * Work of 2:00 that was billed, of which 0:30 was credited, has 1:30 taken and 0:30 free.
 */
export function takenWork(documents: readonly TakingDocument[]): ReadonlyMap<string, Taken> {
  const sums = new Map<string, Sums>();
  for (const document of documents) {
    const { invoice, allocations } = document;
    const isCredit = invoice.kind === 'creditNote';
    if (isCredit && !givesBack(document)) continue;
    for (const allocation of allocations) (isCredit ? giveBack : take)(sums, invoice, allocation);
  }
  return new Map([...sums].map(([entryId, one]) => [entryId, takenOf(one)]));
}

function sumsOf(sums: Map<string, Sums>, entryId: string, last: Sums['last']): Sums {
  const known = sums.get(entryId);
  if (known) return known;
  const none = { billed: 0, again: 0, back: 0, amount: ZERO, amountBack: ZERO };
  const fresh: Sums = { last, ...none, agains: new Map(), credits: new Set() };
  sums.set(entryId, fresh);
  return fresh;
}

function take(
  all: Map<string, Sums>,
  invoice: TakingDocument['invoice'],
  allocation: Allocation,
): void {
  const { entryId, seconds, amount, kind, documentId } = allocation;
  const one = sumsOf(all, entryId, invoice);
  one.last = invoice;
  one.billed += seconds;
  if (kind === 'billed') one.amount = add(one.amount, amount);
  const again = timesAgain(allocation);
  if (again === 0) return;
  one.again += seconds;
  one.agains.set(documentId, again);
}

function giveBack(
  all: Map<string, Sums>,
  invoice: TakingDocument['invoice'],
  { entryId, seconds, amount, kind, documentId }: Allocation,
): void {
  if (kind !== 'credited') return;
  const one = sumsOf(all, entryId, invoice);
  one.back += seconds;
  one.amountBack = add(one.amountBack, amount);
  one.credits.add(documentId);
}

function takenOf(one: Sums): Taken {
  const seconds = one.billed - one.back;
  const timesBack = one.credits.size;
  const isAllBack =
    one.billed > 0
      ? seconds <= 0
      : equal(one.amount, one.amountBack) && timesBack > one.agains.size;
  return {
    documentId: one.last.documentId,
    number: one.last.number,
    seconds,
    freeSeconds: Math.max(0, one.back - one.again),
    isFree: timesBack > 0 && isAllBack,
    timesBack,
    again: freeNumber(timesBack, new Set(one.agains.values())),
  };
}

/** The smallest from `from` on that is not taken: an invoice between two credit notes may be void. */
function freeNumber(from: number, taken: ReadonlySet<number>): number {
  let number = from;
  while (taken.has(number)) number++;
  return number;
}

/**
 * How much of an entry's tracked time can be billed: all of what nobody has taken or everybody has
 * given back, else what was given back and is not billed again, and never what is not there.
 */
export function openSeconds(tracked: Seconds, taken: Taken | undefined): Seconds {
  if (!taken || taken.isFree) return tracked;
  return Math.min(taken.freeSeconds, Math.max(0, tracked - taken.seconds));
}
