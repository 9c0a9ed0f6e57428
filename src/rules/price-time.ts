import { amountOf } from '../money/amount';
import { minorUnits } from '../money/currency';
import type { Problem } from '../records/problem';
import type { TimeEntry } from '../records/time-entry';
import { type EntryRate, entryRates, type RateTerms } from './entry-rate';
import { type BilledPart, billedPart } from './part-billing';
import type { PolicyMatch } from './policy-finder';
import { priceOfTime } from './time-amount';
import { timeSentence } from './time-explanation';
import type { TimePolicy } from './time-policy';
import { type PoolTerms, type RatedEntry, type RoundedTime, roundPools } from './time-pools';

/** What pricing knows of a time entry. */
export type TimePrice = Pick<
  TimeEntry,
  | 'writtenOffSeconds'
  | 'policy'
  | 'billedSeconds'
  | 'hourlyRate'
  | 'currency'
  | 'amount'
  | 'explanation'
>;

export interface TimeTerms extends RateTerms, PoolTerms {
  readonly policyOf: (entry: TimeEntry) => PolicyMatch;
}

type Rate = Extract<EntryRate, { hourlyRate: unknown }>;

/** An entry on its way to a price: with its rate and policy, or with the reason why it has none. */
type Rated =
  | {
      readonly entry: TimeEntry;
      readonly rate: Rate;
      readonly policy: TimePolicy;
      readonly part: BilledPart;
    }
  | { readonly entry: TimeEntry; readonly reason: string };

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
    if ('unusable' in rate) {
      return { entry, reason: `Not priced: rate ${rate.unusable} cannot be used.` };
    }
    const match = terms.policyOf(entry);
    if ('unusable' in match) {
      return { entry, reason: `Not priced: policy ${match.unusable} cannot be used.` };
    }
    const part = billedPart(entry, rate);
    if ('code' in part) {
      problems.push(part);
      return { entry, reason: `Not priced: ${part.message}` };
    }
    return { entry, rate, part, policy: match.policy };
  });
  const billable = rated.flatMap((one) => ('rate' in one ? [ratedEntry(one)] : []));
  const rounded = roundPools(billable, terms);
  const prices = new Map(
    rated.map((one) => [one.entry.entryId, priceOf(one, rounded.get(one.entry.entryId))]),
  );
  return { prices, problems };
}

type Billable = Extract<Rated, { rate: unknown }>;

const ratedEntry = ({ entry, rate, policy, part }: Billable): RatedEntry => ({
  entry,
  policy,
  hourlyRate: rate.hourlyRate,
  seconds: part.seconds,
  isFixed: part.amount !== null,
});

function priceOf(rated: Rated, rounded: RoundedTime | undefined): TimePrice {
  if (!('rate' in rated) || !rounded) {
    const explanation = 'reason' in rated ? rated.reason : '';
    const nothing = { billedSeconds: null, hourlyRate: null, currency: null, amount: null };
    return { writtenOffSeconds: 0, policy: '', ...nothing, explanation };
  }
  const { entry, policy, part } = rated;
  const { hourlyRate, currency, origin } = rated.rate;
  const { billedSeconds } = rounded;
  const digits = minorUnits(currency);
  const exact = priceOfTime(billedSeconds, hourlyRate, { digits, hours: policy.hours });
  const amount = part.amount ?? amountOf(exact, currency);
  const explanation = timeSentence({
    trackedSeconds: entry.seconds,
    part: entry.billPart.trim() === '' ? null : { ...part, reason: entry.partReason.trim() },
    policy,
    rounded,
    hourlyRate,
    origin,
    amount,
    currency,
  });
  const writtenOffSeconds = entry.seconds - part.seconds;
  const figures = { billedSeconds, hourlyRate, currency, amount, explanation };
  return { writtenOffSeconds, policy: policy.version, ...figures };
}
