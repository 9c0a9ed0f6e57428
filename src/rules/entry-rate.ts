import type { CurrencyCode } from '../money/currency';
import { type Decimal, isZero } from '../money/decimal';
import type { Client } from '../records/client';
import type { Customer } from '../records/customer';
import type { HourlyRate } from '../records/hourly-rate';
import type { Problem } from '../records/problem';
import type { TimeEntry } from '../records/time-entry';
import { unknownCustomer } from './price-expense';
import { problem } from './problem';
import { type RateMatch, rateFinder } from './rate-finder';
import { rememberedBy } from './remembered';

/** The price of an hour of an entry, why there is none, or which row stands in the way. */
export type EntryRate = UsableRate | { readonly problem: Problem } | { readonly unusable: string };

interface UsableRate {
  readonly hourlyRate: Decimal;
  /** Where it comes from: `"rate R1 since 2026-01-01"`, `"the tracker"`. */
  readonly rateFrom: string;
  readonly currency: CurrencyCode;
}

export interface RateTerms {
  readonly clients: readonly Client[];
  readonly customers: readonly Customer[];
  readonly rates: readonly HourlyRate[];
  /** Ids of rates that are reported and must not price anything. */
  readonly unusable: ReadonlySet<string>;
}

/** The most specific row of the Rates tab, else the tracker's own rate, else a problem. */
export function entryRates(terms: RateTerms): (entry: TimeEntry) => EntryRate {
  const find = rateFinder(terms.rates);
  const billedIn = new Map(terms.customers.map((one) => [one.customerId, one.currency]));
  const trackedIn = new Map(terms.clients.map(({ clientId, currency }) => [clientId, currency]));
  const rowRate = rememberedBy(
    ({ row, currency }: { row: HourlyRate; currency: CurrencyCode }) => [row, currency],
    ({ row, currency }): EntryRate => {
      const { hourlyRate, rateId, from } = row;
      if (hourlyRate === null || terms.unusable.has(rateId)) return { unusable: rateId };
      const rateFrom = `rate ${rateId}${from === null ? '' : ` since ${from}`}`;
      return { hourlyRate, currency, rateFrom };
    },
  );
  return (entry) => {
    const currency = billedIn.get(entry.customerId);
    if (!currency) return { problem: unknownCustomer('Time', entry.entryId, entry) };
    const match = find(entry, currency);
    if (match.kind === 'row') return rowRate({ row: match.row, currency });
    const { sourceRate } = entry;
    const tracked = trackedIn.get(entry.clientId);
    const usable = sourceRate !== null && !isZero(sourceRate) && tracked === currency;
    if (match.kind === 'none' && usable) {
      return { hourlyRate: sourceRate, currency, rateFrom: 'the tracker' };
    }
    return { problem: rateMissing(entry, match, { tracked, currency }) };
  };
}

function rateMissing(
  entry: TimeEntry,
  match: RateMatch,
  { tracked, currency }: { tracked: CurrencyCode | undefined; currency: CurrencyCode },
): Problem {
  const { entryId: key, person, project, spentOn, sourceRate, customer } = entry;
  const found = (code: string, message: string, fix: string) =>
    problem({ code, step: 'price', tab: 'Time', key, field: 'hourlyRate', message, fix });
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
