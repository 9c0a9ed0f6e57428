import { equal } from '../money/decimal';
import type { ExchangeRate } from '../records/exchange-rate';
import type { Invoice } from '../records/invoice';
import type { Problem } from '../records/problem';
import { rateOn } from './fixings';
import { problem } from './problem';

/**
 * Fixings that were changed after a document was approved with them. The document keeps its rate;
 * the row no longer says where that came from.
 */
export function lockedRateProblems(
  claimed: readonly Pick<
    Invoice,
    'number' | 'currency' | 'baseCurrency' | 'exchangeRate' | 'rateId'
  >[],
  rates: readonly ExchangeRate[],
): readonly Problem[] {
  const byId = new Map(rates.map((rate) => [rate.rateId, rate]));
  return claimed.flatMap(({ number, currency, baseCurrency, exchangeRate, rateId }) => {
    const own = rateId.split(' ÷ ').flatMap((id) => byId.get(id) ?? []);
    const [first] = own;
    if (!first) return [];
    const now = rateOn(own, { from: currency, to: baseCurrency, on: first.fixedOn });
    if (!now || equal(now.exchangeRate, exchangeRate)) return [];
    const what = `${currency}→${baseCurrency} of ${first.fixedOn} is ${now.exchangeRate} now`;
    return [
      problem({
        code: 'E-410',
        step: 'draft',
        tab: 'Exchange rates',
        key: first.rateId,
        field: 'rate',
        message: `The rate ${what}, but it was fixed at ${exchangeRate} by invoice ${number}, which keeps it.`,
        fix: 'Put the rate back; remove the row to have it fetched again.',
      }),
    ];
  });
}
