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
 * is let go stands in rows of its own. `timesBackOf` says how often credit notes gave an entry back.
 */
export function allocationsOf(
  { parts, isReduction }: WorkLine,
  line: InvoiceLine,
  timesBackOf: (entryId: string) => number,
): readonly Allocation[] {
  const { documentId, lineId, currency } = line;
  const shares = sharesOf(parts, line);
  const allocations: Allocation[] = [];
  const add = (part: LinePart, own: Pick<Allocation, 'kind' | 'seconds' | 'amount'>, note = '') => {
    const { entryId, spentOn } = part;
    const again = againNote(timesBackOf(entryId));
    const allocationId = allocationIdOf({ entryId, lineId }, again, note);
    const { kind, seconds, amount } = own;
    allocations.push({
      entryId,
      documentId,
      lineId,
      currency,
      allocationId,
      kind,
      seconds,
      amount,
      spentOn,
    });
  };
  for (const [index, part] of parts.entries()) {
    const { seconds, writtenOffSeconds } = part;
    const amount = amountOf(shares[index] ?? ZERO, currency);
    add(part, { kind: isReduction ? 'writtenOff' : 'billed', seconds, amount });
    if (writtenOffSeconds === 0) continue;
    const nothing = noAmount(currency);
    add(part, { kind: 'writtenOff', seconds: writtenOffSeconds, amount: nothing }, WRITTEN_OFF);
  }
  return allocations;
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
