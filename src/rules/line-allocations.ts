import { allocate } from '../money/allocation';
import { amountOf, noAmount } from '../money/amount';
import { minorUnits } from '../money/currency';
import { type Decimal, decimalOf, isZero, ZERO } from '../money/decimal';
import type { Allocation } from '../records/allocation';
import type { InvoiceLine } from '../records/invoice-line';
import { againNote, allocationIdOf, WRITTEN_OFF } from './allocation-note';
import type { LinePart, WorkLine } from './work-line';

const ONE = decimalOf('1');

/**
 * Shares of a line's net by the weight of its parts, or by the piece where none has any; time that
 * is let go stands in rows of its own. `againOf` says with which number an entry is billed again.
 */
export function allocationsOf(
  { parts, isReduction }: WorkLine,
  line: InvoiceLine,
  againOf: (entryId: string) => number,
): readonly Allocation[] {
  const { documentId, lineId, currency } = line;
  const shares = sharesOf(parts, line);
  return parts.flatMap(({ entryId, spentOn, seconds, writtenOffSeconds }, index): Allocation[] => {
    const again = againNote(againOf(entryId));
    const named = { entryId, lineId };
    const taken: Allocation = {
      entryId,
      documentId,
      lineId,
      currency,
      allocationId: allocationIdOf(named, again),
      kind: isReduction ? 'writtenOff' : 'billed',
      seconds,
      amount: amountOf(shares[index] ?? ZERO, currency),
      spentOn,
    };
    if (writtenOffSeconds === 0) return [taken];
    const allocationId = allocationIdOf(named, again, WRITTEN_OFF);
    const amount = noAmount(currency);
    const letGo = { allocationId, kind: 'writtenOff', seconds: writtenOffSeconds, amount } as const;
    return [taken, { ...taken, ...letGo }];
  });
}

function sharesOf(
  parts: readonly LinePart[],
  { net, currency }: Pick<InvoiceLine, 'net' | 'currency'>,
): readonly Decimal[] {
  if (parts.length <= 1) return [net];
  const weighted = parts.some(({ weight }) => !isZero(weight));
  const weights = parts.map(({ weight }) => (weighted ? weight : ONE));
  return allocate(net, weights, minorUnits(currency));
}
