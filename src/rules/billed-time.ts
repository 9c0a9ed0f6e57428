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
import { type PoolTerms, type RatedEntry, type RoundedTime, roundPools } from './time-pools';

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
function ratedParts(billable: Billable): readonly RatedEntry[] {
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

/** The time of entries, or of each of their parts at a factor, after it was rounded together. */
export function roundedTimes(
  billable: readonly Billable[],
  terms: PoolTerms,
): readonly (readonly RoundedTime[])[] {
  const parts = billable.map(ratedParts);
  const rounded = roundPools(parts.flat(), terms);
  let end = 0;
  return parts.map(({ length }) => {
    end += length;
    return rounded.slice(end - length, end);
  });
}

/**
 * The time and the money of an entry after its time was rounded. The rate is multiplied by the
 * factor after that, and the money of all its parts is rounded once.
 */
export function billedFigures(billable: Billable, rounded: readonly RoundedTime[]): BilledFigures {
  const { hourlyRate, currency, policy, part } = billable;
  const factors = factorsOf(billable);
  const how = { digits: minorUnits(currency), hours: policy.hours };
  if (factors.length === 0) {
    const billedSeconds = rounded[0]?.billedSeconds ?? 0;
    const amount = part.amount ?? amountOf(priceOfTime(billedSeconds, hourlyRate, how), currency);
    return { billedSeconds, amount, factors: NONE, rounded };
  }
  const parts = factors.map((one, index) => ({
    ...one,
    billedSeconds: rounded[index]?.billedSeconds ?? 0,
  }));
  const atRates = parts.map(({ billedSeconds: seconds, factor }) => ({
    seconds,
    hourlyRate: multiply(hourlyRate, factor),
  }));
  return {
    billedSeconds: parts.reduce((sum, one) => sum + one.billedSeconds, 0),
    amount: amountOf(priceOfParts(atRates, how), currency),
    factors: parts,
    rounded,
  };
}

const factorsOf = ({ part, factors }: Billable): readonly FactoredTime[] =>
  part.amount === null ? factors : [];

const NONE: readonly never[] = [];

/** The key of a part of an entry; the entry's id comes first, so that its parts stay together. */
const partKey = (entryId: string, index: number): string => `${entryId}\u0000${index}`;
