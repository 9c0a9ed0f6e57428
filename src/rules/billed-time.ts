import type { Seconds } from '../calendar/seconds';
import { type Amount, amountOf } from '../money/amount';
import { type CurrencyCode, minorUnits } from '../money/currency';
import { type Decimal, multiply } from '../money/decimal';
import type { TimeEntry } from '../records/time-entry';
import type { FactoredTime } from './entry-factors';
import { type BilledTime, sharedSeconds } from './factor-words';
import type { BilledPart } from './part-billing';
import { priceOfParts, priceOfTime } from './time-amount';
import type { TimePolicy } from './time-policy';
import type { RatedEntry, RoundedTime } from './time-pools';

/** An entry with everything that its price depends on. */
export interface Billable {
  readonly entry: TimeEntry;
  readonly hourlyRate: Decimal;
  readonly currency: CurrencyCode;
  readonly policy: TimePolicy;
  readonly part: BilledPart;
  /** Its tracked time by factor; none where all of it is at its rate. */
  readonly factors: readonly FactoredTime[];
}

/** What an entry is billed. */
export interface BilledFigures {
  readonly billedSeconds: Seconds;
  readonly amount: Amount;
  readonly factors: readonly BilledTime[];
  /** What the entry, or each of its parts at a factor, was rounded to and together with. */
  readonly rounded: readonly RoundedTime[];
}

/** An entry, or each of its parts at a factor, as it is rounded; an agreed amount has no factors. */
export function ratedParts(billable: Billable): readonly RatedEntry[] {
  const { entry, hourlyRate, policy, part } = billable;
  const factors = factorsOf(billable);
  const isFixed = part.amount !== null;
  if (factors.length === 0) {
    const { seconds } = part;
    return [{ key: entry.entryId, entry, hourlyRate, factor: '', policy, seconds, isFixed }];
  }
  const shares = sharedSeconds(part.seconds, factors);
  return factors.map(({ factor, words }, index) => ({
    key: partKey(entry.entryId, index),
    entry,
    hourlyRate: multiply(hourlyRate, factor),
    factor: words,
    policy,
    seconds: shares[index] ?? 0,
    isFixed,
  }));
}

/**
 * The time and the money of an entry after its time was rounded. The rate is multiplied by the
 * factor after that, and the money of all its parts is rounded once.
 */
export function billedFigures(
  billable: Billable,
  rounded: ReadonlyMap<string, RoundedTime>,
): BilledFigures {
  const { entry, hourlyRate, currency, policy, part } = billable;
  const factors = factorsOf(billable);
  const how = { digits: minorUnits(currency), hours: policy.hours };
  if (factors.length === 0) {
    const one = rounded.get(entry.entryId);
    const billedSeconds = one?.billedSeconds ?? 0;
    const amount = part.amount ?? amountOf(priceOfTime(billedSeconds, hourlyRate, how), currency);
    return { billedSeconds, amount, factors: NONE, rounded: one ? [one] : NONE };
  }
  const found = factors.map((_, index) => rounded.get(partKey(entry.entryId, index)));
  const parts = factors.map((one, index) => ({
    ...one,
    billedSeconds: found[index]?.billedSeconds ?? 0,
  }));
  const atRates = parts.map(({ billedSeconds: seconds, factor }) => ({
    seconds,
    hourlyRate: multiply(hourlyRate, factor),
  }));
  return {
    billedSeconds: parts.reduce((sum, one) => sum + one.billedSeconds, 0),
    amount: part.amount ?? amountOf(priceOfParts(atRates, how), currency),
    factors: parts,
    rounded: found.flatMap((one) => one ?? []),
  };
}

const factorsOf = ({ part, factors }: Billable): readonly FactoredTime[] =>
  part.amount === null ? factors : [];

const NONE: readonly never[] = [];

/** The key of a part of an entry; the entry's id comes first, so that its parts stay together. */
const partKey = (entryId: string, index: number): string => `${entryId}\u0000${index}`;
