import type { LocalDate } from '../calendar/local-date';
import type { CurrencyCode } from '../money/currency';
import type { ExchangeRate } from '../records/exchange-rate';
import type { Expense } from '../records/expense';
import type { Problem } from '../records/problem';
import type { Settings } from '../records/settings';
import { inBase, rateOn } from './fixings';
import { problem } from './problem';

/** What pricing knows of an expense. */
export type ExpensePrice = Pick<
  Expense,
  'amount' | 'billedCurrency' | 'exchangeRate' | 'rateId' | 'explanation'
>;

export interface ExpenseTerms {
  /** Currency of each customer of the ledger. */
  readonly currencies: ReadonlyMap<string, CurrencyCode>;
  readonly exchangeRates: readonly ExchangeRate[];
  readonly rateDay: Settings['expenseRateOf'];
  readonly invoiceDate: LocalDate;
}

const UNPRICED = { amount: null, billedCurrency: null, exchangeRate: null, rateId: '' } as const;

/**
 * An expense goes on at its cost. In a currency other than the customer's it is converted, once, at
 * the rate of its day or of the invoice's: 120.00 EUR at 1.0873 are 130.48 USD.
 */
export function priceExpense(
  expense: Expense,
  terms: ExpenseTerms,
): { readonly price: ExpensePrice; readonly problems: readonly Problem[] } {
  if (expense.disposition !== 'bill') {
    return { price: { ...UNPRICED, explanation: '' }, problems: [] };
  }
  const { cost, currency } = expense;
  const billedCurrency = terms.currencies.get(expense.customerId);
  if (billedCurrency === currency) {
    const explanation = `${cost} ${currency} as spent`;
    const same = { ...UNPRICED, amount: cost, billedCurrency };
    return { price: { ...same, explanation }, problems: [] };
  }
  const converted = billedCurrency
    ? convert(expense, billedCurrency, terms)
    : unknownCustomer('Expenses', expense.expenseId, expense);
  if (!('code' in converted)) return { price: converted, problems: [] };
  const explanation = `Not priced: ${converted.message}`;
  return { price: { ...UNPRICED, explanation }, problems: [converted] };
}

/** The day whose rate converts an expense. */
export const rateDayOf = (
  { spentOn }: Expense,
  { rateDay, invoiceDate }: Pick<ExpenseTerms, 'rateDay' | 'invoiceDate'>,
): LocalDate => (rateDay === 'invoice date' ? invoiceDate : spentOn);

function convert(
  expense: Expense,
  billedCurrency: CurrencyCode,
  terms: ExpenseTerms,
): ExpensePrice | Problem {
  const { cost, currency, expenseId } = expense;
  const on = rateDayOf(expense, terms);
  const rate = rateOn(terms.exchangeRates, { from: currency, to: billedCurrency, on });
  if (!rate) {
    return problem({
      code: 'E-407',
      step: 'price',
      tab: 'Expenses',
      key: expenseId,
      field: 'amount',
      message: `${cost} ${currency} were spent, ${expense.customer} is billed in ${billedCurrency}, and there is no ${currency}→${billedCurrency} for ${on}.`,
      fix: 'Connect a source of exchange rates and run Price again, or enter the cost in the currency of the customer in the tracker.',
    });
  }
  const { exchangeRate, rateId, fixedOn } = rate;
  const amount = inBase(cost, rate, billedCurrency);
  const day = fixedOn === on ? `of ${on}` : `of ${fixedOn}, the last before ${on}`;
  const at = `${exchangeRate} ${billedCurrency} for 1 ${currency} (${rateId}, the rate ${day})`;
  const explanation = `${cost} ${currency} as spent, at ${at} = ${amount} ${billedCurrency}`;
  return { amount, billedCurrency, exchangeRate, rateId, explanation };
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
