import type { Client } from '../records/client';
import type { Customer } from '../records/customer';
import type { Expense } from '../records/expense';
import type { HourlyRate } from '../records/hourly-rate';
import type { Policy } from '../records/policy';
import type { Problem } from '../records/problem';
import type { Settings } from '../records/settings';
import type { TimeEntry } from '../records/time-entry';
import type { BillingPeriod } from './billing-period';
import { policyFinder } from './policy-finder';
import { type ExpensePrice, priceExpense } from './price-expense';
import { priceTime, type TimePrice } from './price-time';
import { checkRates } from './rate-checks';

/** Reviewed work, and what its prices depend on. */
export interface PriceInput {
  readonly entries: readonly TimeEntry[];
  readonly expenses: readonly Expense[];
  readonly clients: readonly Client[];
  readonly customers: readonly Customer[];
  readonly rates: readonly HourlyRate[];
  readonly policies: readonly Policy[];
  /** Ids of rates and policies with a cell that cannot be read. */
  readonly unreadable: {
    readonly rates: ReadonlySet<string>;
    readonly policies: ReadonlySet<string>;
  };
  readonly settings: Settings;
  readonly period: BillingPeriod;
  /** Ids of time entries and expenses that a document bills already: their prices stay. */
  readonly claimed: ReadonlySet<string>;
}

/** Prices by id of the entry or expense; claimed ones have none. */
export interface Prices {
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
  const open = input.entries.filter(({ entryId }) => !input.claimed.has(entryId));
  const time = priceTime(open, {
    ...input,
    policyOf: policies.policyOf,
    unusable: new Set([...checked.unusable, ...unreadable.rates]),
    grouping: settings.groupLinesBy,
  });
  const currencies = new Map(input.customers.map((one) => [one.customerId, one.currency]));
  const expenses = input.expenses
    .filter(({ expenseId }) => !input.claimed.has(expenseId))
    .map((expense) => ({ expense, ...priceExpense(expense, currencies) }));
  return {
    time: time.prices,
    expenses: new Map(expenses.map(({ expense, price }) => [expense.expenseId, price])),
    problems: [
      ...checked.problems,
      ...policies.problems,
      ...time.problems,
      ...expenses.flatMap((one) => one.problems),
    ],
  };
}
