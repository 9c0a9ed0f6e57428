import type { Problem } from '../records/problem';
import type { TimeEntry } from '../records/time-entry';
import { type Billable, billedFigures, roundedTimes } from './billed-time';
import type { FactorMatch } from './entry-factors';
import { entryRates, type RateTerms } from './entry-rate';
import { factorText } from './factor-words';
import { billedPart } from './part-billing';
import type { PolicyMatch } from './policy-finder';
import { timeSentence } from './time-explanation';
import type { PoolTerms, RoundedTime } from './time-pools';

/** What pricing knows of a time entry. */
export type TimePrice = Pick<
  TimeEntry,
  | 'writtenOffSeconds'
  | 'policy'
  | 'billedSeconds'
  | 'hourlyRate'
  | 'rateFrom'
  | 'currency'
  | 'amount'
  | 'explanation'
  | 'factors'
>;

export interface TimeTerms extends RateTerms, PoolTerms {
  readonly policyOf: (entry: TimeEntry) => PolicyMatch;
  readonly factorsOf: (entry: TimeEntry) => FactorMatch;
}

/** An entry on its way to a price, or with the reason why it has none. */
type Rated = RatedBillable | { readonly entry: TimeEntry; readonly reason: string };

interface RatedBillable extends Billable {
  readonly rateFrom: string;
}

/** Prices time entries; those that are not to be billed, or cannot be, get an empty price. */
export function priceTime(
  entries: readonly TimeEntry[],
  terms: TimeTerms,
): { readonly prices: ReadonlyMap<string, TimePrice>; readonly problems: readonly Problem[] } {
  const rateOf = entryRates(terms);
  const problems: Problem[] = [];
  const rated = entries.map((entry): Rated => {
    if (entry.disposition !== 'bill') return { entry, reason: '' };
    const rate = rateOf(entry);
    if ('problem' in rate) {
      problems.push(rate.problem);
      return { entry, reason: `Not priced: ${rate.problem.message}` };
    }
    if ('unusable' in rate) return { entry, reason: waiting('rate', rate.unusable) };
    const match = terms.policyOf(entry);
    if ('unusable' in match) return { entry, reason: waiting('policy', match.unusable) };
    const factors = terms.factorsOf(entry);
    if ('unusable' in factors) return { entry, reason: waiting('factor', factors.unusable) };
    const part = billedPart(entry, rate);
    if ('code' in part) {
      problems.push(part);
      return { entry, reason: `Not priced: ${part.message}` };
    }
    const { hourlyRate, currency, rateFrom } = rate;
    const { policy } = match;
    return { entry, hourlyRate, currency, rateFrom, part, policy, factors: factors.parts };
  });
  return { prices: pricesOf(rated, terms), problems };
}

function pricesOf(rated: readonly Rated[], terms: PoolTerms): ReadonlyMap<string, TimePrice> {
  const times = roundedTimes(
    rated.filter((one) => 'policy' in one),
    terms,
  );
  const prices = new Map<string, TimePrice>();
  let billable = 0;
  for (const one of rated) {
    const price = 'reason' in one ? unpriced(one.reason) : priceOf(one, times[billable++] ?? []);
    prices.set(one.entry.entryId, price);
  }
  return prices;
}

const waiting = (what: string, id: string): string => `Not priced: ${what} ${id} cannot be used.`;

function unpriced(reason: string): TimePrice {
  const nothing = { billedSeconds: null, hourlyRate: null, currency: null, amount: null };
  const words = { policy: '', rateFrom: '', factors: '', explanation: reason };
  return { writtenOffSeconds: 0, ...nothing, ...words };
}

function priceOf(rated: RatedBillable, rounded: readonly RoundedTime[]): TimePrice {
  const { entry, policy, part, hourlyRate, currency, rateFrom } = rated;
  const figures = billedFigures(rated, rounded);
  const explanation = timeSentence({
    trackedSeconds: entry.seconds,
    part: entry.billPart.trim() === '' ? null : { ...part, reason: entry.partReason.trim() },
    policy,
    rounded: figures.rounded,
    factors: figures.factors,
    amount: figures.amount,
    hourlyRate,
    rateFrom,
    currency,
  });
  return {
    writtenOffSeconds: entry.seconds - part.seconds,
    policy: policy.version,
    billedSeconds: figures.billedSeconds,
    hourlyRate,
    rateFrom,
    currency,
    amount: figures.amount,
    explanation,
    factors: factorText(figures.factors),
  };
}
