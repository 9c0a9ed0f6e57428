import { daysBetween, type LocalDate } from '../calendar/local-date';
import { type Amount, amountOf } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import {
  compare,
  type Decimal,
  decimalOf,
  divide,
  isNegative,
  isZero,
  multiply,
} from '../money/decimal';
import { roundTo } from '../money/rounding';
import type { ExchangeRate } from '../records/exchange-rate';
import type { Problem } from '../records/problem';
import { problem } from './problem';

/** What one unit of a foreign currency is worth in the books, as an exact quotient. */
export interface LockedRate {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
  /** The quotient as a ledger takes it: exact where one fixing gives it, else ten decimals. */
  readonly exchangeRate: Decimal;
  /** The fixing, or the two whose quotient it is. */
  readonly rateId: string;
  readonly fixedOn: LocalDate;
}

/** From one currency into another on a day. */
export interface WantedRate {
  readonly from: CurrencyCode;
  readonly to: CurrencyCode;
  readonly on: LocalDate;
}

/** No source pauses longer than this; an older fixing is not the rate of the day. */
const OLDEST_DAYS = 7;

const ONE = decimalOf('1');

/**
 * The rate of a day: the fixing of that day, or the last one before it (rules.md 3.5). Fixings are
 * taken as their source gave them, so that a rate the other way round, or over the source's own
 * currency, stays an exact quotient; null where none is at most a week old.
 */
export function rateOn(rates: readonly ExchangeRate[], wanted: WantedRate): LockedRate | null {
  const { from, to, on } = wanted;
  if (from === to) {
    return { numerator: ONE, denominator: ONE, exchangeRate: ONE, rateId: '', fixedOn: on };
  }
  const recent = rates
    .filter(({ fixedOn }) => fixedOn <= on && daysBetween(fixedOn, on) <= OLDEST_DAYS)
    .sort((a, b) => (a.fixedOn < b.fixedOn ? 1 : a.fixedOn > b.fixedOn ? -1 : 0));
  const locked = recent.flatMap((one) => quotient(one, recent, wanted) ?? []);
  return locked[0] ?? null;
}

/** Foreign money in the books' currency, rounded once. */
export function inBase(
  amount: Decimal,
  { numerator, denominator }: LockedRate,
  base: CurrencyCode,
): Amount {
  return amountOf(divide(multiply(amount, numerator), denominator), base);
}

function quotient(
  fixing: ExchangeRate,
  recent: readonly ExchangeRate[],
  { from, to }: WantedRate,
): LockedRate | null {
  const { base, quote, rate, rateId, fixedOn, source } = fixing;
  if (base === from && quote === to) return locked(rate, ONE, { rateId, fixedOn });
  if (base === to && quote === from) return locked(ONE, rate, { rateId, fixedOn });
  if (quote !== to) return null;
  const other = recent.find(
    (one) =>
      one.base === base && one.quote === from && one.fixedOn === fixedOn && one.source === source,
  );
  return other
    ? locked(rate, other.rate, { rateId: `${rateId} ÷ ${other.rateId}`, fixedOn })
    : null;
}

function locked(
  numerator: Decimal,
  denominator: Decimal,
  fixing: { rateId: string; fixedOn: LocalDate },
): LockedRate {
  const exact = divide(numerator, denominator);
  const exchangeRate = denominator === ONE ? exact : decimalOf(roundTo(exact, 10));
  return { numerator, denominator, exchangeRate, ...fixing };
}

export interface CheckedFixings {
  readonly usable: readonly ExchangeRate[];
  readonly problems: readonly Problem[];
}

/** Half as much again, or less than two thirds, of the fixing before: turned over, most likely. */
const HIGHEST = decimalOf('1.5');

/** Sets aside fixings at or below zero, and those that jump against the one before them. */
export function checkFixings(rates: readonly ExchangeRate[]): CheckedFixings {
  const usable: ExchangeRate[] = [];
  const problems: Problem[] = [];
  const last = new Map<string, ExchangeRate>();
  const inTime = [...rates].sort((a, b) => (a.fixedOn < b.fixedOn ? -1 : 1));
  for (const fixing of inTime) {
    const pair = `${fixing.source} ${fixing.base}/${fixing.quote}`;
    const found = faultOf(fixing, last.get(pair));
    if (found) problems.push(found);
    else {
      usable.push(fixing);
      last.set(pair, fixing);
    }
  }
  return { usable, problems };
}

function faultOf(fixing: ExchangeRate, before: ExchangeRate | undefined): Problem | null {
  const { rate, rateId, base, quote, fixedOn } = fixing;
  const found = (code: string, what: string) =>
    problem({
      code,
      step: 'draft',
      tab: 'Exchange rates',
      key: rateId,
      field: 'rate',
      message: `The rate ${base}→${quote} of ${fixedOn} ${what}; it is not used.`,
      fix: 'Compare it with its source; remove the row to have it fetched again.',
    });
  if (isZero(rate) || isNegative(rate)) return found('E-409', `is ${rate}`);
  if (!before) return null;
  const ratio = divide(rate, before.rate);
  const jumps = compare(ratio, HIGHEST) > 0 || compare(divide(ONE, ratio), HIGHEST) > 0;
  if (!jumps) return null;
  const percent = roundTo(multiply(divide(rate, before.rate), decimalOf('100')), 0);
  return found('E-408', `is ${percent} % of the one of ${before.fixedOn}`);
}
