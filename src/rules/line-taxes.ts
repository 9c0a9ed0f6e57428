import {
  add,
  addAll,
  type Decimal,
  decimalOf,
  divide,
  isZero,
  multiply,
  negate,
  percentOf,
  subtract,
  ZERO,
} from '../money/decimal';
import type { PercentTax, Tax } from './tax';

/** A tax of a line, by its code. */
export interface AppliedTax {
  readonly code: string;
  readonly tax: Tax;
}

/** One tax on one line. */
export interface LineTax {
  readonly code: string;
  /** What the tax is counted on. */
  readonly base: Decimal;
  readonly amount: Decimal;
}

export interface TaxedLine {
  /** The price without any tax. */
  readonly net: Decimal;
  readonly taxes: readonly LineTax[];
}

interface Step {
  readonly code: string;
  readonly tax: Tax;
  /** Taxes next to each other that are counted on one base together. */
  readonly group: number;
  amount: Decimal | null;
  /** What other taxes add to the base, as far as the tax itself and as far as the report goes. */
  extraForTax: Decimal;
  extraForBase: Decimal;
}

/**
 * Counts the taxes of one line, in the order in which they apply: 100.00 at 6 % that enters the
 * next base, then 3 %, gives 6.00 and 3.18 on 106.00. Taxes that the price contains are taken out
 * of it last to first; `round` is applied to each amount as it arises (identity: exact).
 *
 * Same results as the published tax tests of Odoo, whose attributes the flags are.
 */
export function taxLine(
  price: Decimal,
  {
    quantity,
    taxes,
    round,
  }: {
    readonly quantity: Decimal;
    readonly taxes: readonly AppliedTax[];
    readonly round: (exact: Decimal) => Decimal;
  },
): TaxedLine {
  if (taxes.every(standsAlone)) return taxedAlone(price, taxes, round);
  const steps = grouped(taxes);
  const settle = (step: Step, exact: Decimal) => {
    step.amount = round(exact);
    carryOn(step, steps);
  };
  for (const step of [...steps].reverse()) {
    if (step.tax.kind === 'fixed') settle(step, multiply(step.tax.amount, quantity));
  }
  for (const step of [...steps].reverse()) {
    const { tax } = step;
    if (tax.kind === 'percent' && isIncluded(tax)) {
      settle(step, containedIn(add(price, step.extraForTax), tax, groupOf(step, steps)));
    }
  }
  for (const step of steps) {
    const { tax } = step;
    if (tax.kind === 'percent' && !isIncluded(tax)) {
      settle(step, percentOf(add(price, step.extraForTax), tax.rate));
    }
  }
  const contained = steps.filter(({ tax }) => isIncluded(tax)).map(({ amount }) => amount ?? ZERO);
  return {
    net: subtract(price, addAll(contained)),
    taxes: steps.map((step) => ({
      code: step.code,
      base: baseOf(price, step, steps),
      amount: step.amount ?? ZERO,
    })),
  };
}

const HUNDRED = decimalOf('100');

interface AloneTax extends AppliedTax {
  readonly tax: PercentTax;
}

/** A percentage on top of the price that no other tax is counted on. */
const standsAlone = (applied: AppliedTax): applied is AloneTax => {
  const { tax } = applied;
  return tax.kind === 'percent' && !isIncluded(tax) && !entersNext(tax);
};

/** Where none of the taxes touches another, each is counted on the price: nearly every line. */
const taxedAlone = (
  price: Decimal,
  taxes: readonly AloneTax[],
  round: (exact: Decimal) => Decimal,
): TaxedLine => ({
  net: price,
  taxes: taxes.map(({ code, tax }) => ({
    code,
    base: price,
    amount: round(percentOf(price, tax.rate)),
  })),
});

const isIncluded = (tax: Tax): boolean => tax.kind === 'percent' && tax.included === true;

const isAffected = (tax: Tax): boolean => tax.kind === 'fixed' || tax.basedOnPrevious !== false;

const entersNext = (tax: Tax): boolean => tax.includeInNextBase === true;

/** Neighbours share a base unless one of them enters the base of the next. */
function grouped(taxes: readonly AppliedTax[]): Step[] {
  const steps: Step[] = [];
  let group = 0;
  for (const [index, { code, tax }] of taxes.entries()) {
    const before = taxes[index - 1]?.tax;
    if (before && !shareBase(before, tax)) group++;
    steps.push({ code, tax, group, amount: null, extraForTax: ZERO, extraForBase: ZERO });
  }
  return steps;
}

function shareBase(before: Tax, tax: Tax): boolean {
  return (
    before.kind === tax.kind &&
    isIncluded(before) === isIncluded(tax) &&
    entersNext(before) === entersNext(tax) &&
    (!entersNext(before) || !isAffected(tax))
  );
}

const groupOf = (step: Step, steps: readonly Step[]): readonly Step[] =>
  steps.filter((other) => other.group === step.group);

/** The part of a price that a contained tax is, with the taxes of its group: p × r ÷ (100 + Σr). */
function containedIn(price: Decimal, tax: PercentTax, group: readonly Step[]): Decimal {
  const rates = group.flatMap((other) => (other.tax.kind === 'percent' ? [other.tax.rate] : []));
  const whole = add(HUNDRED, ...rates);
  return isZero(whole) ? ZERO : divide(multiply(price, tax.rate), whole);
}

/** Lets the other taxes know what a counted one does to their bases. */
function carryOn(step: Step, steps: readonly Step[]): void {
  const amount = step.amount ?? ZERO;
  const at = steps.indexOf(step);
  for (const [index, other] of steps.entries()) {
    if (other.group === step.group) continue;
    const enters = index > at && entersNext(step.tax) && isAffected(other.tax);
    const lost = isIncluded(step.tax) && !enters ? negate(amount) : ZERO;
    const share = !isIncluded(step.tax) && enters ? amount : lost;
    if (other.amount === null) other.extraForTax = add(other.extraForTax, share);
    other.extraForBase = add(other.extraForBase, share);
  }
}

function baseOf(price: Decimal, step: Step, steps: readonly Step[]): Decimal {
  const base = add(price, step.extraForBase);
  if (!isIncluded(step.tax)) return base;
  return subtract(base, addAll(groupOf(step, steps).map(({ amount }) => amount ?? ZERO)));
}
