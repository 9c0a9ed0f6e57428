import { addDays, type LocalDate } from '../calendar/local-date';
import type { CurrencyCode } from '../money/currency';
import type { ExchangeRate } from '../records/exchange-rate';

/** Days before the wanted one that are asked for as well: no source fixes on every day. */
const LOOK_BACK_DAYS = 10;

export interface WantedFixings {
  readonly currencies: readonly CurrencyCode[];
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * What to ask a source that quotes everything against `pivot`, so that each of the currencies can
 * be converted into the books' on a day; null where the fixings are known already. They are once
 * the day itself is fixed, or a fixing of the days before was fetched when the day was over.
 */
export function wantedFixings(
  known: readonly ExchangeRate[],
  of: {
    readonly currencies: readonly CurrencyCode[];
    readonly base: CurrencyCode;
    readonly pivot: CurrencyCode;
    readonly on: LocalDate;
  },
): WantedFixings | null {
  const { currencies, base, pivot, on } = of;
  const foreign = currencies.filter((currency) => currency !== base);
  const needed = foreign.length === 0 ? [] : [...new Set([...foreign, base])];
  const from = addDays(on, -LOOK_BACK_DAYS);
  const settled = (currency: CurrencyCode) =>
    known.some(
      ({ base: one, quote, fixedOn, fetchedAt }) =>
        one === pivot &&
        quote === currency &&
        from <= fixedOn &&
        (fixedOn === on || (fixedOn < on && fetchedAt.slice(0, 10) > addDays(on, 1))),
    );
  const missing = needed.filter((currency) => currency !== pivot && !settled(currency)).sort();
  return missing.length === 0 ? null : { currencies: missing, from, to: on };
}
