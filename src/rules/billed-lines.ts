import { allocate } from '../money/allocation';
import { amountOf } from '../money/amount';
import { type CurrencyCode, minorUnits } from '../money/currency';
import {
  add,
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
import { type LinePart, lastDay, type WorkLine } from './work-line';

/** A line with what is taken off it. */
export interface BilledLine extends WorkLine {
  readonly discount: Decimal;
  readonly discountTerms: string;
}

export interface DiscountTerms {
  readonly currency: CurrencyCode;
  readonly discounts: readonly GivenDiscount[];
  /** What earlier documents have taken off by a discount, by its id. */
  readonly usedOf: (discountId: string) => Decimal;
}

/**
 * Takes discounts off the lines of a document. A percentage off a project stands on each of its
 * lines: 10 % of 150.00 is 15.00. Any other stands on lines of its own, one for each item and tax
 * code: it belongs to the taxes of what it is taken off, in proportion (rules.md 3.4).
 */
export function billedLines(
  lines: readonly WorkLine[],
  terms: DiscountTerms,
): readonly BilledLine[] {
  const plain = lines.map((line) => ({ ...line, discount: ZERO, discountTerms: '' }));
  const onLines = terms.discounts.filter(({ isOnLines }) => isOnLines);
  const reduced = onLines.reduce((all, one) => offLines(all, one, terms), plain);
  const onDocument = terms.discounts.filter(({ isOnLines }) => !isOnLines);
  return [...reduced, ...onDocument.flatMap((one) => offDocument(reduced, one, terms))];
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
  lines: readonly BilledLine[],
  discount: GivenDiscount,
  terms: DiscountTerms,
): BilledLine[] {
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

/** Lines that take a discount off the document, each with the item and tax code of what it is off. */
function offDocument(
  lines: readonly BilledLine[],
  discount: GivenDiscount,
  terms: DiscountTerms,
): readonly BilledLine[] {
  const { currency } = terms;
  const groups = new Map<string, { sum: Decimal; lines: BilledLine[] }>();
  for (const line of lines.filter((one) => isReduced(one, discount))) {
    const key = JSON.stringify([line.itemId, line.taxCodeId]);
    const group = groups.get(key) ?? { sum: ZERO, lines: [] };
    group.lines.push(line);
    groups.set(key, { ...group, sum: add(group.sum, openOf(line, currency)) });
  }
  const all = [...groups.values()].filter(({ sum }) => compare(sum, ZERO) > 0);
  const whole = sizeOf(discount, add(...all.map(({ sum }) => sum)), terms);
  if (isZero(whole)) return [];
  const shares = spread(
    whole,
    all.map(({ sum }) => sum),
    currency,
  );
  return all.flatMap((group, index) => {
    const share = shares[index] ?? ZERO;
    return isZero(share) ? [] : discountLine(group.lines, discount, { share, currency });
  });
}

function discountLine(
  lines: readonly BilledLine[],
  { title, version }: GivenDiscount,
  { share, currency }: { readonly share: Decimal; readonly currency: CurrencyCode },
): readonly BilledLine[] {
  const [first] = lines;
  if (!first) return [];
  const whole = add(...lines.map((line) => openOf(line, currency)));
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
      discount: ZERO,
      discountTerms: version,
    },
  ];
}

/** The entries of a line, each with its part of the line's money as its weight. */
function partsIn(line: BilledLine, currency: CurrencyCode): WorkLine['parts'] {
  const open = openOf(line, currency);
  const sum = add(...line.parts.map(({ weight }) => weight));
  if (isNegative(open)) return [];
  return line.parts.map(({ entryId, weight }) => ({
    entryId,
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
const isReduced = (line: BilledLine, { isOff, scope }: GivenDiscount): boolean =>
  isOff(line) && line.kind !== 'discount' && (line.kind !== 'expense' || scope === 'all');

const openOf = (line: BilledLine, currency: CurrencyCode): Decimal =>
  subtract(priceOf(line, currency), line.discount);

const HUNDRED = decimalOf('100');

/** What a discount comes to on a sum: never more than the sum, and an amount only once in all. */
function sizeOf(discount: GivenDiscount, sum: Decimal, terms: DiscountTerms): Decimal {
  const { currency, usedOf } = terms;
  const { value, discountId } = discount;
  if ('percent' in value) return amountOf(divide(multiply(sum, value.percent), HUNDRED), currency);
  const left = subtract(amountOf(value.amount, currency), usedOf(discountId));
  const size = compare(left, sum) < 0 ? left : sum;
  return amountOf(largest(ZERO, size), currency);
}

const spread = (whole: Decimal, weights: readonly Decimal[], currency: CurrencyCode) =>
  allocate(whole, weights, minorUnits(currency));

const largest = (a: Decimal, b: Decimal): Decimal => (compare(a, b) >= 0 ? a : b);
