import { durationText, type Seconds } from '../calendar/seconds';
import { sumAmounts } from '../money/amount';
import { add, equal, isZero, ZERO } from '../money/decimal';
import type { Allocation } from '../records/allocation';
import type { Invoice } from '../records/invoice';
import type { InvoiceLine } from '../records/invoice-line';

/** A document with all that hangs on it. */
export interface WholeInvoice {
  readonly invoice: Invoice;
  readonly lines: readonly InvoiceLine[];
  readonly allocations: readonly Allocation[];
}

/**
 * What keeps a document from adding up, as "its lines come to 99.00 and it says 100.00"; null
 * where it foots: entries make lines, lines make the net, net, tax and rounding make the total, and
 * the total less what is withheld and prepaid is payable.
 */
export function footingFault({ invoice, lines, allocations }: WholeInvoice): string | null {
  const { net, currency } = invoice;
  if (lines.length === 0) return 'it has no lines';
  const foreign = [...lines, ...allocations].find((part) => part.currency !== currency);
  if (foreign) return `one part of it is in ${foreign.currency} and the others in ${currency}`;
  const sum = sumAmounts(
    lines.filter(({ kind }) => kind !== 'rounding').map((line) => line.net),
    currency,
  );
  if (!equal(sum, net)) return `its lines come to ${sum} and its net says ${net}`;
  return totalFault(invoice) ?? allocationFault({ invoice, lines, allocations });
}

function totalFault(invoice: Invoice): string | null {
  const { net, tax, rounding, total, withheld, prepaid, payable } = invoice;
  if (!equal(add(net, tax, rounding), total)) {
    const rounded = isZero(rounding) ? '' : ` and rounding ${rounding}`;
    return `net ${net} and tax ${tax}${rounded} do not make ${total}`;
  }
  if (equal(add(payable, withheld, prepaid ?? ZERO), total)) return null;
  return `${total} less ${withheld} withheld and ${prepaid ?? '0'} prepaid is not ${payable}`;
}

/**
 * What keeps a document from billing just the time that was tracked, as "it takes 2:00 of
 * harvest:12, which has 1:00"; null where it does. `tracked` holds the seconds of each time entry;
 * an expense has none.
 */
export function trackedFault(
  { allocations }: Pick<WholeInvoice, 'allocations'>,
  tracked: ReadonlyMap<string, Seconds>,
): string | null {
  const taken = new Map<string, Seconds>();
  for (const { entryId, seconds } of allocations) {
    taken.set(entryId, (taken.get(entryId) ?? 0) + seconds);
  }
  for (const [entryId, seconds] of taken) {
    const has = tracked.get(entryId) ?? 0;
    if (seconds === has) continue;
    return `it takes ${durationText(seconds)} of ${entryId}, which has ${durationText(has)}`;
  }
  return null;
}

/**
 * Time at several factors stands on several lines, which together take no more than was tracked; an
 * expense stands on an invoice once. A credit note names either on each line that it gives back.
 */
function allocationFault({ invoice, lines, allocations }: WholeInvoice): string | null {
  const known = new Set(lines.map(({ lineId }) => lineId));
  const stray = allocations.find(({ lineId }) => !known.has(lineId));
  if (stray) return `${stray.entryId} stands on a line that is not there`;
  const typed = allocations.find((one) => !isNamedByItsId(one));
  if (typed)
    return `'${typed.allocationId}' is an allocation of something else than ${typed.entryId}`;
  const billed = allocations.filter(({ kind }) => kind !== 'writtenOff');
  const timed = new Set(allocations.flatMap((one) => (one.seconds > 0 ? one.entryId : [])));
  const placeOf = ({ entryId, lineId }: Allocation) =>
    invoice.kind === 'creditNote' || timed.has(entryId) ? `${entryId}|${lineId}` : entryId;
  const entries = new Set(billed.map(placeOf));
  if (entries.size < billed.length) return 'one entry stands on it twice';
  for (const { lineId, net, position, kind } of lines) {
    if (kind === 'rounding') continue;
    const parts = allocations.filter((allocation) => allocation.lineId === lineId);
    if (parts.length === 0) return `nothing stands behind line ${position}`;
    const sum = sumAmounts(
      parts.map(({ amount }) => amount),
      invoice.currency,
    );
    if (!equal(sum, net))
      return `the entries of line ${position} come to ${sum} and it says ${net}`;
  }
  return null;
}

/** The id repeats entry and line, so that one of them typed over shows: an expense has no time that would. */
const isNamedByItsId = ({ allocationId, entryId, lineId }: Allocation): boolean =>
  allocationId === `${entryId}|${lineId}` || allocationId.startsWith(`${entryId}|${lineId}|`);
