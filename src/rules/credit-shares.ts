import { durationText, type Seconds } from '../calendar/seconds';
import { allocate } from '../money/allocation';
import { type Amount, amountOf } from '../money/amount';
import { type CurrencyCode, minorUnits } from '../money/currency';
import {
  absolute,
  add,
  compare,
  type Decimal,
  decimalOf,
  equal,
  isZero,
  multiply,
  ZERO,
} from '../money/decimal';
import { roundedQuotient } from '../money/rounding';
import { type InvoiceLeft, isSpent, type LineLeft } from './credit-left';

/** What of an invoice a person wants to give back; lines by their positions. */
export type CreditPart =
  | { readonly kind: 'whole' }
  | { readonly kind: 'lines'; readonly positions: readonly number[] }
  | { readonly kind: 'hours'; readonly position: number; readonly seconds: Seconds }
  | { readonly kind: 'amount'; readonly position: number; readonly amount: Decimal }
  | EntryPart;

/** Some time of one entry of a line: tracked, and as it was billed. */
export interface EntryPart {
  readonly kind: 'entry';
  readonly position: number;
  readonly entryId: string;
  readonly seconds: Seconds;
  readonly billedSeconds: Seconds;
}

/** What is given back of one line. */
export interface LineShare {
  readonly left: LineLeft;
  /** All that is left of it. */
  readonly isWhole: boolean;
  readonly charge: Decimal;
  readonly discount: Decimal;
  readonly billedSeconds: Seconds;
  readonly trackedValue: Decimal;
  /** Tracked time of each of its parts. */
  readonly seconds: readonly Seconds[];
  /** `1:00 of 10:00`; empty where all of it is given back at once. */
  readonly words: string;
}

/**
 * The shares of the lines that are given back, discounts on the document in proportion to what they
 * are off; or a sentence that says why there are none.
 */
export function sharesOf(
  left: InvoiceLeft,
  part: CreditPart,
  { currency, name }: { readonly currency: CurrencyCode; readonly name: string },
): readonly LineShare[] | string {
  const open = left.lines.filter((one) => !isSpent(one));
  if (open.length === 0) return `Nothing is left to credit on ${name}.`;
  if (part.kind === 'whole') return open.map(whole);
  const chosen: LineShare[] = [];
  for (const position of part.kind === 'lines' ? part.positions : [part.position]) {
    const line = lineAt(left, position, name);
    if (typeof line === 'string') return line;
    const share = part.kind === 'lines' ? whole(line) : partial(line, part, currency);
    if (typeof share === 'string') return share;
    chosen.push(share);
  }
  const discounts = open
    .filter(({ line }) => line.kind === 'discount')
    .flatMap((one) => discountShare(one, { chosen, open, currency }));
  const position = ({ left: { line } }: LineShare) => line.position;
  return [...chosen, ...discounts].sort((a, b) => position(a) - position(b));
}

/** Whether nothing is left once some shares are given back. */
export function completes(left: InvoiceLeft, shares: readonly LineShare[]): boolean {
  const wholes = new Set(shares.filter(({ isWhole }) => isWhole).map((one) => one.left));
  return left.lines.every((one) => isSpent(one) || wholes.has(one));
}

/** A share of the money of a line for each of its parts, by what they have left. */
export function amountsOf(
  { left: { parts }, isWhole }: LineShare,
  net: Decimal,
  currency: CurrencyCode,
): readonly Amount[] {
  if (isWhole) return parts.map(({ amount }) => amountOf(amount, currency));
  const weights = parts.map(({ amount }) => absolute(amount));
  const shares = allocate(net, anyAboveZero(weights), minorUnits(currency));
  return shares.map((share) => amountOf(share, currency));
}

const anyAboveZero = (weights: readonly Decimal[]): readonly Decimal[] =>
  weights.every(isZero) ? weights.map(() => decimalOf('1')) : weights;

function lineAt({ lines }: InvoiceLeft, position: number, name: string): LineLeft | string {
  const found = lines.find(({ line }) => line.position === position);
  if (!found) {
    const last = lines[lines.length - 1]?.line.position ?? 0;
    return `${name} has no line ${position} to credit; its lines are 1 to ${last}.`;
  }
  if (found.line.kind === 'discount') {
    return `Line ${position} of ${name} is a discount, which goes with the lines that it is off; name those.`;
  }
  if (isSpent(found)) return `Line ${position} of ${name} is credited already.`;
  return found;
}

const whole = (left: LineLeft): LineShare => ({
  left,
  isWhole: true,
  charge: left.charge,
  discount: left.discount,
  billedSeconds: left.billedSeconds,
  trackedValue: left.trackedValue,
  seconds: left.parts.map(({ seconds }) => seconds),
  words: left.isUntouched ? '' : 'The rest',
});

function partial(
  left: LineLeft,
  part: Exclude<CreditPart, { readonly kind: 'whole' | 'lines' }>,
  currency: CurrencyCode,
): LineShare | string {
  if (part.kind === 'entry') return entryShare(left, part, currency);
  return part.kind === 'hours'
    ? hoursShare(left, part.seconds, currency)
    : moneyShare(left, part.amount, currency);
}

function hoursShare(left: LineLeft, seconds: Seconds, currency: CurrencyCode): LineShare | string {
  const { line, billedSeconds, parts } = left;
  if (seconds <= 0 || seconds > billedSeconds) {
    return `Line ${line.position} has ${durationText(billedSeconds)} left to credit, and ${durationText(seconds)} is asked for.`;
  }
  if (seconds === billedSeconds) return whole(left);
  const ratio = { of: decimalOf(seconds), whole: decimalOf(billedSeconds) };
  const tracked = parts.map((one) => decimalOf(one.seconds));
  const back = shareOf(add(...tracked), ratio, 0);
  return {
    ...inProportion(left, ratio, currency),
    billedSeconds: seconds,
    seconds: allocate(back, anyAboveZero(tracked), 0).map(Number),
    words: `${durationText(seconds)} of ${durationText(line.billedSeconds)}`,
  };
}

/** All that an entry has on the line goes back by its money, a part of it by its billed time. */
function entryShare(left: LineLeft, part: EntryPart, currency: CurrencyCode): LineShare | string {
  const { line, net, billedSeconds, parts } = left;
  const own = parts.find(({ entryId }) => entryId === part.entryId);
  const isAll = part.seconds === own?.seconds;
  if (!own || part.seconds > own.seconds || (!isAll && part.billedSeconds > billedSeconds)) {
    return `Line ${line.position} has less of ${part.entryId} left to credit than is asked for.`;
  }
  if (isAll && parts.length === 1) return whole(left);
  const ratio = isAll
    ? { of: own.amount, whole: net }
    : { of: decimalOf(part.billedSeconds), whole: decimalOf(billedSeconds) };
  const back = isAll ? Number(shareOf(decimalOf(billedSeconds), ratio, 0)) : part.billedSeconds;
  return {
    ...inProportion({ ...left, parts: [own] }, ratio, currency),
    billedSeconds: back,
    seconds: [part.seconds],
    words: `${durationText(back)} of ${durationText(line.billedSeconds)}`,
  };
}

function moneyShare(left: LineLeft, wanted: Decimal, currency: CurrencyCode): LineShare | string {
  const { line, charge } = left;
  const amount = amountOf(wanted, currency);
  if (!equal(amount, wanted)) return `${wanted} is no amount: ${currency} has fewer decimals.`;
  if (compare(amount, ZERO) <= 0 || compare(amount, charge) > 0) {
    return `Line ${line.position} has ${amountOf(charge, currency)} ${currency} left to credit, and ${amount} is asked for.`;
  }
  if (equal(amount, charge)) return whole(left);
  return {
    ...inProportion(left, { of: amount, whole: charge }, currency),
    charge: amount,
    billedSeconds: 0,
    seconds: left.parts.map(() => 0),
    words: `${amount} ${currency}`,
  };
}

interface Ratio {
  readonly of: Decimal;
  readonly whole: Decimal;
}

/** `shareOf("10.00", { of: "1", whole: "3" }, 2)` is `"3.33"`; nothing of nothing. */
export const shareOf = (value: Decimal, { of, whole }: Ratio, digits: number): Decimal =>
  isZero(whole) ? ZERO : roundedQuotient(multiply(value, of), whole, { digits });

function inProportion(
  left: LineLeft,
  ratio: Ratio,
  currency: CurrencyCode,
): Pick<LineShare, 'left' | 'isWhole' | 'charge' | 'discount' | 'trackedValue'> {
  const digits = minorUnits(currency);
  return {
    left,
    isWhole: false,
    charge: shareOf(left.charge, ratio, digits),
    discount: shareOf(left.discount, ratio, digits),
    trackedValue: shareOf(left.trackedValue, ratio, 6),
  };
}

/** What of a discount on the document goes back with the lines that it is off. */
function discountShare(
  left: LineLeft,
  of: {
    readonly chosen: readonly LineShare[];
    readonly open: readonly LineLeft[];
    readonly currency: CurrencyCode;
  },
): readonly LineShare[] {
  const base = of.open.filter((one) => isOff(left, one));
  const given = of.chosen.filter((share) => base.includes(share.left));
  if (given.length === 0) return [];
  if (base.every((one) => given.some((share) => share.isWhole && share.left === one))) {
    return [whole(left)];
  }
  const ratio = {
    of: add(...given.map(({ charge }) => charge)),
    whole: add(...base.map(({ charge }) => charge)),
  };
  const share = inProportion(left, ratio, of.currency);
  if (isZero(share.charge)) return [];
  const none = { billedSeconds: 0, seconds: left.parts.map(() => 0) };
  return [{ ...share, ...none, words: 'In proportion' }];
}

/** A discount is off lines of its own item and tax, whose entries stand on it too. */
function isOff(discount: LineLeft, { line, parts }: LineLeft): boolean {
  const { itemId, taxCodeId } = discount.line;
  const reduced = new Set(discount.parts.map(({ entryId }) => entryId));
  return (
    line.kind !== 'discount' &&
    line.itemId === itemId &&
    line.taxCodeId === taxCodeId &&
    parts.some(({ entryId }) => reduced.has(entryId))
  );
}
