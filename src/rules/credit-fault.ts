import { compare, type Decimal, equal, isZero, ZERO } from '../money/decimal';
import type { Invoice } from '../records/invoice';
import { givenBackLine } from './allocation-note';
import { type InvoiceLeft, leftOf } from './credit-left';
import type { WholeInvoice } from './footing';

/**
 * What keeps a credit note from being sent beside its invoice and the other credit notes on it, as
 * "it gives back more of line 2 than is left"; null where nothing does.
 */
export function creditFault(
  note: WholeInvoice,
  original: WholeInvoice,
  others: readonly WholeInvoice[],
): string | null {
  const { number } = original.invoice;
  const strange = strangeFault(note, original);
  if (strange !== null) return strange;
  const before = leftOf(original, others);
  const after = leftOf(original, [...others, note]);
  for (const [index, left] of after.lines.entries()) {
    const { line, charge, net, discount, billedSeconds, parts } = left;
    const had = before.lines[index];
    const isOver =
      overshoots(charge, had?.charge) ||
      overshoots(net, had?.net) ||
      overshoots(discount, had?.discount) ||
      billedSeconds < 0 ||
      parts.some(
        ({ entryId, seconds, amount }) =>
          seconds < 0 ||
          overshoots(amount, had?.parts.find((one) => one.entryId === entryId)?.amount),
      );
    if (isOver) return `it gives back more of line ${line.position} of ${number} than is left`;
  }
  return totalsFault(before, after, number);
}

/** Whether what is left is on the other side of nothing, or more than it was. */
function overshoots(left: Decimal, before: Decimal = ZERO): boolean {
  const [low, high] = compare(before, ZERO) < 0 ? [before, ZERO] : [ZERO, before];
  return compare(left, low) < 0 || compare(left, high) > 0;
}

function totalsFault(before: InvoiceLeft, after: InvoiceLeft, number: string): string | null {
  const figures = ['tax', 'total', 'rounding', 'withheld', 'totalBase', 'taxBase'] as const;
  const over = figures.find((figure) => overshoots(after[figure], before[figure]));
  return over === undefined ? null : `with it more than all of ${number} would be credited`;
}

const SAME = [
  'customerId',
  'currency',
  'pricesIncludeTax',
] as const satisfies readonly (keyof Invoice)[];

/** A credit note of something else: another customer, or lines that are not on the invoice. */
function strangeFault(
  { invoice, lines, allocations }: WholeInvoice,
  original: WholeInvoice,
): string | null {
  const { number } = original.invoice;
  const other = SAME.find((field) => String(invoice[field]) !== String(original.invoice[field]));
  if (other !== undefined) return `its ${other} is not that of ${number}`;
  if (!equal(invoice.exchangeRate, original.invoice.exchangeRate)) {
    return `its exchange rate is not that of ${number}`;
  }
  const known = new Map(original.lines.map((line) => [line.lineId, line]));
  for (const { lineId, position, kind, itemId, taxCodeId, net } of lines) {
    if (kind === 'rounding' && !isZero(original.invoice.rounding)) continue;
    const places = allocations
      .filter((one) => one.lineId === lineId)
      .map((one) => givenBackLine(one)?.lineId ?? '');
    const [place = ''] = places;
    const line = known.get(place);
    const isSame = line?.itemId === itemId && line.taxCodeId === taxCodeId;
    if (!isSame || places.some((one) => one !== place)) {
      return `its line ${position} (${net}) is of no line of ${number}`;
    }
  }
  return null;
}
