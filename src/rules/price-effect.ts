import { type Amount, amountOf, noAmount } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import { add, subtract } from '../money/decimal';
import type { PriceEffect } from '../records/price-effect';
import type { TimeEntry } from '../records/time-entry';
import type { TimePrice } from './price-time';

/**
 * Compares the prices that entries have with those that they would get, by client and currency;
 * clients for whom nothing changes are left out. Going from 6 to 15 minutes may say: Acme, 12
 * entries, 14.20 to 15.75 hours, 186.00 more.
 */
export function priceEffects(
  entries: readonly TimeEntry[],
  prices: ReadonlyMap<string, TimePrice>,
): readonly PriceEffect[] {
  const effects = new Map<string, PriceEffect>();
  for (const entry of entries) {
    const then = prices.get(entry.entryId);
    if (!then) continue;
    for (const currency of new Set([entry.currency, then.currency])) {
      if (currency === null) continue;
      const key = `${entry.clientId}|${currency}`;
      const before = effects.get(key) ?? noEffect(key, entry.client, currency);
      effects.set(key, counted(before, { now: entry, then }));
    }
  }
  return [...effects.values()]
    .filter((effect) => effect.entries > 0)
    .sort((a, b) => (a.client < b.client ? -1 : a.client > b.client ? 1 : 0));
}

function noEffect(effectId: string, client: string, currency: CurrencyCode): PriceEffect {
  const nothing = noAmount(currency);
  const money = { amountNow: nothing, amountThen: nothing, difference: nothing };
  return { effectId, client, currency, entries: 0, secondsNow: 0, secondsThen: 0, ...money };
}

type Priced = Pick<TimeEntry, 'billedSeconds' | 'amount' | 'currency'>;

function counted(effect: PriceEffect, { now, then }: { now: Priced; then: Priced }): PriceEffect {
  const { currency } = effect;
  const secondsOf = (price: Priced) =>
    price.currency === currency ? (price.billedSeconds ?? 0) : 0;
  const moneyOf = (price: Priced) =>
    price.currency === currency && price.amount !== null ? price.amount : noAmount(currency);
  const changes = secondsOf(now) !== secondsOf(then) || moneyOf(now) !== moneyOf(then);
  const plus = (sum: Amount, amount: Amount) => amountOf(add(sum, amount), currency);
  const amountNow = plus(effect.amountNow, moneyOf(now));
  const amountThen = plus(effect.amountThen, moneyOf(then));
  return {
    ...effect,
    entries: effect.entries + (changes ? 1 : 0),
    secondsNow: effect.secondsNow + secondsOf(now),
    secondsThen: effect.secondsThen + secondsOf(then),
    amountNow,
    amountThen,
    difference: amountOf(subtract(amountThen, amountNow), currency),
  };
}
