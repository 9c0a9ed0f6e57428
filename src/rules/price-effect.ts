import { type Amount, amountOf, noAmount } from '../money/amount';
import type { CurrencyCode } from '../money/currency';
import { add, subtract } from '../money/decimal';
import type { Expense } from '../records/expense';
import type { PriceEffect } from '../records/price-effect';
import type { TimeEntry } from '../records/time-entry';
import { compareTexts } from './compare-texts';
import type { Policies } from './policy-finder';
import type { PriceInput, Prices } from './price';

/** What a row is billed for; of an expense no time. */
interface Priced {
  readonly seconds: number;
  readonly amount: Amount | null;
  readonly currency: CurrencyCode | null;
}

type Work = Pick<TimeEntry, 'clientId' | 'client'>;

/**
 * Compares the prices that work has with those that it would get, by client and currency, and
 * counts the entries that keep the policy of their document where another one would hold now;
 * clients of whom there is nothing to say are left out. Going from 6 to 15 minutes may say: Acme,
 * 12 rows, 14.20 to 15.75 hours, 186.00 more.
 */
export function priceEffects(
  { entries, expenses, claimed }: Pick<PriceInput, 'entries' | 'expenses' | 'claimed'>,
  prices: Pick<Prices, 'time' | 'expenses'>,
  policyOf: Policies['policyOf'],
): readonly PriceEffect[] {
  const effects = new Effects();
  for (const entry of entries) {
    const then = prices.time.get(entry.entryId);
    if (then) effects.count(entry, timePriced(entry), timePriced(then));
    else if (claimed.has(entry.entryId)) effects.keep(entry, policyOf(entry));
  }
  for (const expense of expenses) {
    const then = prices.expenses.get(expense.expenseId);
    if (then) effects.count(expense, costPriced(expense), costPriced(then));
  }
  return effects.all();
}

const timePriced = (price: Pick<TimeEntry, 'billedSeconds' | 'amount' | 'currency'>): Priced => ({
  seconds: price.billedSeconds ?? 0,
  amount: price.amount,
  currency: price.currency,
});

const costPriced = ({
  amount,
  billedCurrency,
}: Pick<Expense, 'amount' | 'billedCurrency'>): Priced => ({
  seconds: 0,
  amount,
  currency: billedCurrency,
});

class Effects {
  private readonly byClient = new Map<string, PriceEffect>();
  private readonly policies = new Map<string, Set<string>>();

  count(work: Work, now: Priced, then: Priced): void {
    for (const currency of new Set([now.currency, then.currency])) {
      if (currency === null) continue;
      const effect = this.of(work, currency);
      const [before, after] = [partIn(now, currency), partIn(then, currency)];
      const changes = before.seconds !== after.seconds || before.amount !== after.amount;
      const plus = (sum: Amount, amount: Amount) => amountOf(add(sum, amount), currency);
      const amountNow = plus(effect.amountNow, before.amount);
      const amountThen = plus(effect.amountThen, after.amount);
      this.byClient.set(effect.effectId, {
        ...effect,
        rows: effect.rows + (changes ? 1 : 0),
        secondsNow: effect.secondsNow + before.seconds,
        secondsThen: effect.secondsThen + after.seconds,
        amountNow,
        amountThen,
        difference: amountOf(subtract(amountThen, amountNow), currency),
      });
    }
  }

  keep(entry: TimeEntry, now: ReturnType<Policies['policyOf']>): void {
    const { policy, currency } = entry;
    if (currency === null || policy === '') return;
    if ('policy' in now && now.policy.version === policy) return;
    const effect = this.of(entry, currency);
    const policies = this.policies.get(effect.effectId) ?? new Set();
    this.policies.set(effect.effectId, policies.add(policy));
    this.byClient.set(effect.effectId, {
      ...effect,
      kept: effect.kept + 1,
      keptPolicies: [...policies].sort(compareTexts).join('; '),
    });
  }

  all(): readonly PriceEffect[] {
    return [...this.byClient.values()]
      .filter(({ rows, kept }) => rows + kept > 0)
      .sort((a, b) => compareTexts(a.client, b.client) || compareTexts(a.currency, b.currency));
  }

  private of({ clientId, client }: Work, currency: CurrencyCode): PriceEffect {
    const effectId = `${clientId}|${currency}`;
    const known = this.byClient.get(effectId);
    if (known) return known;
    const nothing = noAmount(currency);
    const money = { amountNow: nothing, amountThen: nothing, difference: nothing };
    const time = { rows: 0, secondsNow: 0, secondsThen: 0 };
    return { effectId, client, currency, ...time, ...money, kept: 0, keptPolicies: '' };
  }
}

const partIn = (priced: Priced, currency: CurrencyCode) =>
  priced.currency === currency
    ? { seconds: priced.seconds, amount: priced.amount ?? noAmount(currency) }
    : { seconds: 0, amount: noAmount(currency) };
