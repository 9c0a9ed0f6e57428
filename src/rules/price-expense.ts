import type { CurrencyCode } from '../money/currency';
import type { Expense } from '../records/expense';
import type { Problem } from '../records/problem';
import { problem } from './problem';

/** What pricing knows of an expense. */
export type ExpensePrice = Pick<Expense, 'amount' | 'explanation'>;

/** An expense goes on at its cost, in the customer's currency; in another one it cannot. */
export function priceExpense(
  expense: Expense,
  currencies: ReadonlyMap<string, CurrencyCode>,
): { readonly price: ExpensePrice; readonly problems: readonly Problem[] } {
  if (expense.disposition !== 'bill')
    return { price: { amount: null, explanation: '' }, problems: [] };
  const currency = currencies.get(expense.customerId);
  const { cost, expenseId } = expense;
  if (currency === expense.currency) {
    const explanation = `${cost} ${expense.currency} as spent`;
    return { price: { amount: cost, explanation }, problems: [] };
  }
  const what = currency
    ? problem({
        code: 'E-413',
        step: 'price',
        tab: 'Expenses',
        key: expenseId,
        field: 'amount',
        message: `${cost} ${expense.currency} were spent, but ${expense.customer} is billed in ${currency}.`,
        fix: `Enter the cost in ${currency} in the tracker, then pull and price again.`,
      })
    : unknownCustomer('Expenses', expenseId, expense);
  return {
    price: { amount: null, explanation: `Not priced: ${what.message}` },
    problems: [what],
  };
}

/** The review has mapped the client to somebody whom the ledger no longer lists. */
export function unknownCustomer(
  tab: string,
  key: string,
  { client, customerId }: { readonly client: string; readonly customerId: string },
): Problem {
  return problem({
    code: 'E-114',
    step: 'price',
    tab,
    key,
    field: 'customer',
    message: `Client '${client}' is mapped to customer ${customerId}, whom the Customers tab does not list.`,
    fix: 'Run Pull and Review; if it stays, map the client again.',
  });
}
