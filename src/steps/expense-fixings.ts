import type { LocalDate } from '../calendar/local-date';
import type { CurrencyCode } from '../money/currency';
import { expenseTerms, type PriceInput } from '../rules/price';
import { rateDayOf } from '../rules/price-expense';
import { type Fixings, fixingsFor } from './fixings';
import type { World } from './world';

/**
 * The fixings that convert expenses into the currencies of their customers. What the Exchange rates
 * tab lacks is fetched, the latest day first: its answer holds the days before it too.
 */
export function expenseFixings(world: World, input: PriceInput): Fixings {
  const terms = expenseTerms(input);
  const wanted = new Map<string, { on: LocalDate; from: CurrencyCode; to: CurrencyCode }>();
  for (const expense of input.expenses) {
    const to = terms.currencies.get(expense.customerId);
    const isOpen = expense.disposition === 'bill' && !input.claimed.has(expense.expenseId);
    if (!isOpen || to === undefined || to === expense.currency) continue;
    const on = rateDayOf(expense, terms);
    wanted.set(`${on} ${expense.currency} ${to}`, { on, from: expense.currency, to });
  }
  let found: Fixings = { rates: input.exchangeRates, problems: [] };
  for (const key of [...wanted.keys()].sort().reverse()) {
    const one = wanted.get(key);
    if (!one) continue;
    const { rates, problems } = fixingsFor(world, {
      currencies: [one.from],
      base: one.to,
      on: one.on,
    });
    found = { rates, problems: [...found.problems, ...problems] };
  }
  return { ...found, problems: found.problems.map((one) => ({ ...one, step: 'price' })) };
}
