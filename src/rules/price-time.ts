import type { Seconds } from '../calendar/seconds';
import { amountOf } from '../money/amount';
import { type CurrencyCode, minorUnits } from '../money/currency';
import { type Decimal, isZero } from '../money/decimal';
import type { Client } from '../records/client';
import type { Customer } from '../records/customer';
import type { Problem } from '../records/problem';
import type { Settings } from '../records/settings';
import type { TimeEntry } from '../records/time-entry';
import { unknownCustomer } from './price-expense';
import { problem } from './problem';
import { type RateMatch, rateFinder, type UsableRate } from './rate-finder';
import { priceOfTime } from './time-amount';
import { type RateOrigin, timeSentence } from './time-explanation';
import { firmPolicy, type TimePolicy } from './time-policy';
import { roundSeconds } from './time-rounding';

/** What pricing knows of a time entry. */
export type TimePrice = Pick<
  TimeEntry,
  'billedSeconds' | 'hourlyRate' | 'currency' | 'amount' | 'explanation'
>;

export interface TimeTerms {
  readonly clients: readonly Client[];
  readonly customers: readonly Customer[];
  readonly rates: readonly UsableRate[];
  readonly settings: Settings;
}

/** Prices time entries; those that are not to be billed, or cannot be, get an empty price. */
export function priceTime(
  entries: readonly TimeEntry[],
  terms: TimeTerms,
): { readonly prices: ReadonlyMap<string, TimePrice>; readonly problems: readonly Problem[] } {
  const rateOf = rating(terms);
  const policy = firmPolicy(terms.settings);
  const prices = new Map<string, TimePrice>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    const rated = entry.disposition === 'bill' ? rateOf(entry) : null;
    if (rated && 'problem' in rated) problems.push(rated.problem);
    prices.set(entry.entryId, priced(entry, rated, policy));
  }
  return { prices, problems };
}

interface Rate {
  readonly hourlyRate: Decimal;
  readonly origin: RateOrigin;
  readonly currency: CurrencyCode;
}

type Rated = Rate | { readonly problem: Problem };

function priced(entry: TimeEntry, rated: Rated | null, policy: TimePolicy): TimePrice {
  if (rated === null) return unpriced('');
  if ('problem' in rated) return unpriced(`Not priced: ${rated.problem.message}`);
  const { hourlyRate, currency } = rated;
  const billedSeconds: Seconds = roundSeconds(entry.seconds, policy.rounding);
  const exact = priceOfTime(billedSeconds, hourlyRate, { digits: minorUnits(currency) });
  const amount = amountOf(exact, currency);
  const figures = { trackedSeconds: entry.seconds, policy, billedSeconds, amount };
  const explanation = timeSentence({ ...figures, ...rated });
  return { billedSeconds, hourlyRate, currency, amount, explanation };
}

function unpriced(explanation: string): TimePrice {
  return { billedSeconds: null, hourlyRate: null, currency: null, amount: null, explanation };
}

/** The most specific row of the Rates tab, else the tracker's own rate, else a problem. */
function rating({ clients, customers, rates }: TimeTerms): (entry: TimeEntry) => Rated {
  const find = rateFinder(rates);
  const billedIn = new Map(customers.map(({ customerId, currency }) => [customerId, currency]));
  const trackedIn = new Map(clients.map(({ clientId, currency }) => [clientId, currency]));
  return (entry) => {
    const currency = billedIn.get(entry.customerId);
    if (!currency) return { problem: unknownCustomer('Time', entry.entryId, entry) };
    const match = find(entry, currency);
    if (match.kind === 'row') {
      const { hourlyRate, rateId, from } = match.row;
      return { hourlyRate, currency, origin: { kind: 'row', rateId, since: from } };
    }
    const { sourceRate } = entry;
    const tracked = trackedIn.get(entry.clientId);
    if (match.kind === 'none' && sourceRate !== null && tracked === currency) {
      if (!isZero(sourceRate)) {
        return { hourlyRate: sourceRate, currency, origin: { kind: 'tracker' } };
      }
    }
    return { problem: rateMissing(entry, match, { tracked, currency }) };
  };
}

function rateMissing(
  entry: TimeEntry,
  match: RateMatch,
  { tracked, currency }: { tracked: CurrencyCode | undefined; currency: CurrencyCode },
): Problem {
  const { person, project, spentOn, sourceRate, customer } = entry;
  const found = (code: string, message: string, fix: string) =>
    problem({
      code,
      step: 'price',
      tab: 'Time',
      key: entry.entryId,
      field: 'hourlyRate',
      message,
      fix,
    });
  if (match.kind === 'tied') {
    const ids = match.rows.map(({ rateId }) => rateId).join(' and ');
    const what = `Rates ${ids} both price ${person} on ${project} at ${spentOn}, and neither names more.`;
    return found('E-401', what, 'Let one of them name more, or end before the other begins.');
  }
  if (sourceRate !== null && isZero(sourceRate)) {
    return found(
      'E-403a',
      `The tracker's rate for ${person} on ${project} at ${spentOn} is zero.`,
      "Add a row to Rates, with 'Courtesy' where zero is meant, then run Price again.",
    );
  }
  if (sourceRate !== null && tracked !== undefined) {
    return found(
      'E-413',
      `The tracker's rate for ${person} on ${project} is in ${tracked}, but ${customer} is billed in ${currency}.`,
      `Add a row in ${currency} to Rates, then run Price again.`,
    );
  }
  return found(
    'E-127',
    `No rate for ${person} on ${project} at ${spentOn}.`,
    'Add a row to Rates, or set the rate in the tracker and pull, then run Price again.',
  );
}
