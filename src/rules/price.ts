import type { CurrencyCode } from '../money/currency';
import type { Client } from '../records/client';
import type { Customer } from '../records/customer';
import type { ExchangeRate } from '../records/exchange-rate';
import type { Expense } from '../records/expense';
import type { Factor } from '../records/factor';
import type { HourlyRate } from '../records/hourly-rate';
import type { Policy } from '../records/policy';
import type { Problem } from '../records/problem';
import type { Settings } from '../records/settings';
import type { TimeEntry } from '../records/time-entry';
import type { BillingPeriod } from './billing-period';
import { factorFinder } from './entry-factors';
import type { SplitsOf } from './line-splits';
import { policyFinder } from './policy-finder';
import { type ExpensePrice, type ExpenseTerms, priceExpense } from './price-expense';
import { priceTime, type TimePrice } from './price-time';
import { checkRates } from './rate-checks';
import { costTime, type TimeCost } from './time-cost';

/** Reviewed work, and what its prices depend on. */
export interface PriceInput {
  readonly entries: readonly TimeEntry[];
  readonly expenses: readonly Expense[];
  readonly clients: readonly Client[];
  readonly customers: readonly Customer[];
  readonly rates: readonly HourlyRate[];
  readonly costRates: readonly HourlyRate[];
  /** Currency of the books; null before anything was pulled from the ledger. */
  readonly baseCurrency: CurrencyCode | null;
  readonly exchangeRates: readonly ExchangeRate[];
  readonly policies: readonly Policy[];
  readonly factors: readonly Factor[];
  /** Ids of rows with a cell that cannot be read. */
  readonly unreadable: {
    readonly rates: ReadonlySet<string>;
    readonly costRates: ReadonlySet<string>;
    readonly policies: ReadonlySet<string>;
    readonly factors: ReadonlySet<string>;
  };
  readonly settings: Settings;
  /** What keeps work off one line, where its time is rounded by the line. */
  readonly splitsOf: SplitsOf;
  readonly period: BillingPeriod;
  /** Ids of time entries and expenses that a document bills already: their prices stay. */
  readonly claimed: ReadonlySet<string>;
}

/** Prices by id of the entry or expense; claimed ones have none. Costs are those of all entries. */
export interface Prices {
  readonly costs: ReadonlyMap<string, TimeCost>;
  readonly time: ReadonlyMap<string, TimePrice>;
  readonly expenses: ReadonlyMap<string, ExpensePrice>;
  readonly problems: readonly Problem[];
}

/**
 * Prices all work that the review lets through: 1:07 of Ana at 120.00 with an increment of 15
 * minutes, up, is 1:15 and 150.00. What is not billed has no price, and what cannot be priced has
 * a problem instead; claimed work is left alone.
 */
export function priceWork(input: PriceInput): Prices {
  const { settings, unreadable } = input;
  const checked = checkRates(input.rates);
  const policies = policyFinder(input.policies, { settings, unreadable: unreadable.policies });
  const factors = factorFinder(input.factors, {
    firmZone: settings.firmZone,
    unreadable: unreadable.factors,
    entries: input.entries,
  });
  const open = input.entries.filter(({ entryId }) => !input.claimed.has(entryId));
  const time = priceTime(open, {
    ...input,
    policyOf: policies.policyOf,
    factorsOf: factors.factorsOf,
    unusable: new Set([...checked.unusable, ...unreadable.rates]),
    grouping: settings.groupLinesBy,
  });
  const costs = costsOf(input, time.prices);
  const terms = expenseTerms(input);
  const expenses = input.expenses
    .filter(({ expenseId }) => !input.claimed.has(expenseId))
    .map((expense) => ({ expense, ...priceExpense(expense, terms) }));
  return {
    time: time.prices,
    costs: costs.costs,
    expenses: new Map(expenses.map(({ expense, price }) => [expense.expenseId, price])),
    problems: [
      ...checked.problems,
      ...policies.problems,
      ...factors.problems,
      ...time.problems,
      ...costs.problems,
      ...expenses.flatMap((one) => one.problems),
    ],
  };
}

/** What converts an expense, from the choices and fixings of now. */
export function expenseTerms({
  customers,
  exchangeRates,
  settings,
  period,
}: Pick<PriceInput, 'customers' | 'exchangeRates' | 'settings' | 'period'>): ExpenseTerms {
  const currencies = new Map(customers.map((one) => [one.customerId, one.currency]));
  const { expenseRateOf: rateDay } = settings;
  return { currencies, exchangeRates, rateDay, invoiceDate: period.invoiceDate };
}

/** What all tracked work costs, at its new price or at the one that a document has billed. */
function costsOf(
  { entries, costRates, unreadable, baseCurrency }: PriceInput,
  prices: ReadonlyMap<string, TimePrice>,
): ReturnType<typeof costTime> {
  if (baseCurrency === null) return { costs: new Map(), problems: [] };
  const checked = checkRates(costRates, 'Cost rates');
  const unusable = new Set([...checked.unusable, ...unreadable.costRates]);
  const priceOf = (entry: TimeEntry) => prices.get(entry.entryId) ?? entry;
  const { costs, problems } = costTime(entries, priceOf, { costRates, unusable, baseCurrency });
  return { costs, problems: [...checked.problems, ...problems] };
}
