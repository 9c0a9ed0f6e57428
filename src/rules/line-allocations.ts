import type { LocalDate } from '../calendar/local-date';
import { allocate } from '../money/allocation';
import { amountOf, noAmount } from '../money/amount';
import { minorUnits } from '../money/currency';
import { decimalOf, isZero, ZERO } from '../money/decimal';
import type { Allocation } from '../records/allocation';
import type { InvoiceLine } from '../records/invoice-line';
import { againNote, allocationIdOf, WRITTEN_OFF } from './allocation-note';
import type { WorkLine } from './work-line';

/** What is known of a piece of work beside what a line takes of it. */
export interface AllocatedWork {
  /** How often credit notes gave it back before. */
  readonly timesBackOf: (entryId: string) => number;
  /** The day that the tracker has it under. */
  readonly dayOf: (entryId: string) => LocalDate | null;
}

const ONE = decimalOf('1');

/**
 * Shares of a line's net by the weight of its parts, or by the piece where none has any; time that
 * is let go stands in rows of its own.
 */
export function allocationsOf(
  { parts, isReduction }: WorkLine,
  { documentId, lineId, currency, net }: InvoiceLine,
  { timesBackOf, dayOf }: AllocatedWork,
): readonly Allocation[] {
  if (parts.length === 0) return [];
  const weighted = parts.some(({ weight }) => !isZero(weight));
  const weights = parts.map(({ weight }) => (weighted ? weight : ONE));
  const shares = allocate(net, weights, minorUnits(currency));
  const allocations: Allocation[] = [];
  for (const [index, { entryId, seconds, writtenOffSeconds }] of parts.entries()) {
    const spentOn = dayOf(entryId);
    const again = againNote(timesBackOf(entryId));
    allocations.push({
      entryId,
      documentId,
      lineId,
      currency,
      allocationId: allocationIdOf({ entryId, lineId }, again),
      kind: isReduction ? 'writtenOff' : 'billed',
      seconds,
      amount: amountOf(shares[index] ?? ZERO, currency),
      spentOn,
    });
    if (writtenOffSeconds === 0) continue;
    allocations.push({
      entryId,
      documentId,
      lineId,
      currency,
      allocationId: allocationIdOf({ entryId, lineId }, again, WRITTEN_OFF),
      kind: 'writtenOff',
      seconds: writtenOffSeconds,
      amount: noAmount(currency),
      spentOn,
    });
  }
  return allocations;
}
