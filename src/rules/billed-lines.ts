import { allocate } from '../money/allocation';
import { amountOf } from '../money/amount';
import { type CurrencyCode, minorUnits } from '../money/currency';
import {
  add,
  addAll,
  compare,
  type Decimal,
  decimalOf,
  divide,
  isNegative,
  isZero,
  multiply,
  negate,
  subtract,
  ZERO,
} from '../money/decimal';
import { roundedQuotient } from '../money/rounding';
import type { GivenDiscount } from './discounts';
import { onePiece } from './line-quantity';
import { type LinePart, lastDay, plainTerms, type WorkLine } from './work-line';

export interface DiscountTerms {
  readonly currency: CurrencyCode;
  readonly discounts: readonly GivenDiscount[];
  /** What earlier documents have taken off by a discount, by its id. */
  readonly usedOf: (discountId: string) => Decimal;
}

/**
 * Takes discounts off the lines of a document. A percentage off a project stands on each of its
 * lines: 10 % of 150.00 is 15.00. Any other stands on lines of its own, one for each item and tax
 * code: it belongs to the taxes of what it is taken off, in proportion (rules.md 3.4). Together they
 * take off no more than there is: what an amount finds no room for waits for the next invoice.
 */
export function billedLines(lines: readonly WorkLine[], terms: DiscountTerms): readonly WorkLine[] {
  const onLines = terms.discounts.filter(({ isOnLines }) => isOnLines);
  const reduced = onLines.reduce((all, one) => offLines(all, one, terms), lines);
  const onDocument = terms.discounts.filter(({ isOnLines }) => !isOnLines);
  if (onDocument.length === 0) return reduced;
  const left = new Map(reduced.map((line) => [line, openOf(line, terms.currency)]));
  return [...reduced, ...onDocument.flatMap((one) => offDocument(left, one, terms))];
}

/** Quantity × price, rounded once, as the line shows it before anything is taken off. */
export function priceOf(
  { quantity, unitPrice, baseQuantity }: Pick<WorkLine, 'quantity' | 'unitPrice' | 'baseQuantity'>,
  currency: CurrencyCode,
): Decimal {
  return roundedQuotient(multiply(quantity, unitPrice), baseQuantity, {
    digits: minorUnits(currency),
  });
}

function offLines(
  lines: readonly WorkLine[],
  discount: GivenDiscount,
  terms: DiscountTerms,
): readonly WorkLine[] {
  return lines.map((line) => {
    const open = openOf(line, terms.currency);
    if (!isReduced(line, discount) || compare(open, ZERO) <= 0) return line;
    const off = sizeOf(discount, open, terms);
    if (isZero(off)) return line;
    const said = line.discountTerms === '' ? '' : `${line.discountTerms}; `;
    return {
      ...line,
      discount: add(line.discount, off),
      discountTerms: `${said}${discount.version}`,
    };
  });
}

/**
 * Lines that take a discount off the document, each with the item and tax code of what it is off;
 * `left` is what the discounts before it have left of each line.
 */
function offDocument(
  left: Map<WorkLine, Decimal>,
  discount: GivenDiscount,
  terms: DiscountTerms,
): readonly WorkLine[] {
  const { currency } = terms;
  const groups = new Map<string, WorkLine[]>();
  for (const line of left.keys()) {
    if (!isReduced(line, discount)) continue;
    const key = JSON.stringify([line.itemId, line.taxCodeId]);
    const group = groups.get(key) ?? [];
    group.push(line);
    groups.set(key, group);
  }
  const all = [...groups.values()]
    .map((lines) => ({
      lines,
      sum: addAll(lines.map((line) => openOf(line, currency))),
      rest: addAll(lines.map((line) => left.get(line) ?? ZERO)),
    }))
    .filter(({ rest }) => compare(rest, ZERO) > 0);
  const rests = all.map(({ rest }) => rest);
  const size = sizeOf(discount, addAll(all.map(({ sum }) => sum)), terms);
  const whole = smallest(size, addAll(rests));
  if (isZero(whole)) return [];
  const shares = spread(whole, rests, currency);
  return all.flatMap(({ lines }, index) => {
    const share = shares[index] ?? ZERO;
    if (isZero(share)) return [];
    takeFrom(left, lines, { share, currency });
    return discountLine(lines, discount, { share, currency });
  });
}

/** Notes what a discount takes off some lines, in proportion to what is left of each. */
function takeFrom(
  left: Map<WorkLine, Decimal>,
  lines: readonly WorkLine[],
  { share, currency }: { readonly share: Decimal; readonly currency: CurrencyCode },
): void {
  const open = lines.filter((line) => compare(left.get(line) ?? ZERO, ZERO) > 0);
  const rests = open.map((line) => left.get(line) ?? ZERO);
  const parts = spread(share, rests, currency);
  for (const [index, line] of open.entries()) {
    left.set(line, subtract(rests[index] ?? ZERO, parts[index] ?? ZERO));
  }
}

function discountLine(
  lines: readonly WorkLine[],
  { title, version }: GivenDiscount,
  { share, currency }: { readonly share: Decimal; readonly currency: CurrencyCode },
): readonly WorkLine[] {
  const [first] = lines;
  if (!first) return [];
  const whole = addAll(lines.map((line) => openOf(line, currency)));
  return [
    {
      kind: 'discount',
      client: first.client,
      projectId: first.projectId,
      project: first.project,
      servedOn: lastDay(lines.map(({ servedOn }) => ({ spentOn: servedOn }))) ?? first.servedOn,
      description: title,
      itemId: first.itemId,
      taxCodeId: first.taxCodeId,
      billedSeconds: 0,
      unitPrice: negate(share),
      ...onePiece,
      trackedValue: ZERO,
      policy: '',
      parts: onceEach(lines.flatMap((line) => partsIn(line, currency))),
      isReduction: true,
      basis: `off ${amountOf(whole, currency)} ${currency} of this item and tax`,
      ...plainTerms,
      discountTerms: version,
    },
  ];
}

/** The entries of a line, each with its part of the line's money as its weight. */
function partsIn(line: WorkLine, currency: CurrencyCode): WorkLine['parts'] {
  const open = openOf(line, currency);
  const sum = addAll(line.parts.map(({ weight }) => weight));
  if (isNegative(open)) return [];
  return line.parts.map(({ entryId, spentOn, weight }) => ({
    entryId,
    spentOn,
    seconds: 0,
    writtenOffSeconds: 0,
    weight: isZero(sum)
      ? divide(open, decimalOf(line.parts.length))
      : divide(multiply(open, weight), sum),
  }));
}

/** An entry whose parts stand on several lines has one part of the discount. */
function onceEach(parts: WorkLine['parts']): WorkLine['parts'] {
  const byEntry = new Map<string, LinePart>();
  for (const part of parts) {
    const weight = add(byEntry.get(part.entryId)?.weight ?? ZERO, part.weight);
    byEntry.set(part.entryId, { ...part, weight });
  }
  return [...byEntry.values()];
}

/** Expenses are passed on as they are unless the discount says so; a discount is on no other one. */
const isReduced = (line: WorkLine, { isOff, scope }: GivenDiscount): boolean =>
  isOff(line) && !line.isReduction && (line.kind !== 'expense' || scope === 'all');

/** What is left of a line after discounts and after what a cap takes back of it. */
const openOf = (line: WorkLine, currency: CurrencyCode): Decimal =>
  subtract(subtract(priceOf(line, currency), line.discount), line.beyond ?? ZERO);

const HUNDRED = decimalOf('100');

/** What a discount comes to on a sum: never more than the sum, and an amount only once in all. */
function sizeOf(discount: GivenDiscount, sum: Decimal, terms: DiscountTerms): Decimal {
  const { currency, usedOf } = terms;
  const { value, discountId } = discount;
  if ('percent' in value) return amountOf(divide(multiply(sum, value.percent), HUNDRED), currency);
  const left = subtract(amountOf(value.amount, currency), usedOf(discountId));
  return amountOf(largest(ZERO, smallest(left, sum)), currency);
}

const spread = (whole: Decimal, weights: readonly Decimal[], currency: CurrencyCode) =>
  allocate(whole, weights, minorUnits(currency));

const smallest = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b);
const largest = (a: Decimal, b: Decimal): Decimal => (compare(a, b) >= 0 ? a : b);
