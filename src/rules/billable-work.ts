import type { Customer } from '../records/customer';
import type { Expense } from '../records/expense';
import type { Item } from '../records/item';
import type { Problem } from '../records/problem';
import type { TaxCode } from '../records/tax-code';
import type { TimeEntry } from '../records/time-entry';
import { type BillingPeriod, isWithin } from './billing-period';
import { compareTexts } from './compare-texts';
import { factorsFit } from './factor-words';
import { isOpen, openPart } from './open-work';
import { problem } from './problem';
import type { PricedEntry, PricedExpense } from './work-line';
import { openSeconds, type Taken } from './work-taken';

/** One customer's work that can be billed now. */
export interface SelectedWork {
  readonly customer: Customer;
  readonly entries: readonly PricedEntry[];
  readonly expenses: readonly PricedExpense[];
}

/** What is added to work that was billed before. */
export interface AddedWork {
  readonly entries: readonly PricedEntry[];
  readonly expenses: readonly PricedExpense[];
}

export interface BillableInput {
  readonly entries: readonly TimeEntry[];
  readonly expenses: readonly Expense[];
  readonly customers: readonly Customer[];
  readonly items: readonly Item[];
  readonly taxCodes: readonly TaxCode[];
  readonly period: BillingPeriod;
  /** Billed whatever its day. */
  readonly added?: AddedWork | undefined;
}

/**
 * Work to bill by customer, in the order of their names: priced, of the period, on no document
 * yet or given back by a credit note since. A row that names something that the ledger does not list is left out with a problem.
 */
export function selectBillable(
  input: BillableInput,
  taken: ReadonlyMap<string, Taken>,
): { readonly work: readonly SelectedWork[]; readonly problems: readonly Problem[] } {
  const check = rowCheck(input);
  const problems: Problem[] = [];
  const sound = (row: Row): boolean => {
    const found = check(row);
    problems.push(...found);
    return found.length === 0;
  };
  const open = (id: string, row: TimeEntry | Expense) =>
    row.disposition === 'bill' &&
    isWithin(row.spentOn, input.period) &&
    isOpen('seconds' in row ? row : null, taken.get(id));
  const fits = (entry: PricedEntry): boolean => {
    if (factorsFit(entry)) return true;
    problems.push(factorsOff(entry));
    return false;
  };
  const { added } = input;
  const entries = [
    ...input.entries.filter((one) => open(one.entryId, one)),
    ...(added?.entries ?? []),
  ]
    .filter(isPriced)
    .filter(fits)
    .filter((one) => sound({ ...place('Time', one.entryId, one), currency: one.currency }))
    .map((one) => openPart(one, openSeconds(one.seconds, taken.get(one.entryId))));
  const spent = input.expenses.filter((one) => open(one.expenseId, one));
  const expenses = [...spent, ...(added?.expenses ?? [])]
    .filter((one): one is PricedExpense => one.amount !== null)
    .filter((one) =>
      sound({
        ...place('Expenses', one.expenseId, one),
        currency: one.billedCurrency ?? one.currency,
      }),
    );
  return { work: byCustomer(input.customers, entries, expenses), problems };
}

/** Whether an entry has all of a price. */
export function isPriced(entry: TimeEntry): entry is PricedEntry {
  const { billedSeconds, hourlyRate, currency, amount } = entry;
  return billedSeconds !== null && hourlyRate !== null && currency !== null && amount !== null;
}

function byCustomer(
  customers: readonly Customer[],
  entries: readonly PricedEntry[],
  expenses: readonly PricedExpense[],
): readonly SelectedWork[] {
  const work = new Map<string, { entries: PricedEntry[]; expenses: PricedExpense[] }>();
  const of = (customerId: string) => {
    const known = work.get(customerId) ?? { entries: [], expenses: [] };
    work.set(customerId, known);
    return known;
  };
  for (const entry of entries) of(entry.customerId).entries.push(entry);
  for (const expense of expenses) of(expense.customerId).expenses.push(expense);
  return customers
    .flatMap((customer) => {
      const own = work.get(customer.customerId);
      return own ? [{ customer, ...own }] : [];
    })
    .sort((a, b) => compareTexts(nameOf(a), nameOf(b)));
}

const nameOf = ({ customer }: SelectedWork): string =>
  `${customer.name}\u0000${customer.customerId}`;

interface Row {
  readonly tab: string;
  readonly key: string;
  readonly client: string;
  readonly customerId: string;
  readonly itemId: string;
  readonly taxCodeId: string;
  readonly currency: string;
}

function place(tab: string, key: string, row: TimeEntry | Expense): Omit<Row, 'currency'> {
  const { client, customerId, itemId, taxCodeId } = row;
  return { tab, key, client, customerId, itemId, taxCodeId };
}

/** Whether everything that a row names is in the ledger's lists. */
function rowCheck({ customers, items, taxCodes }: BillableInput): (row: Row) => readonly Problem[] {
  const currencyOf = new Map(customers.map(({ customerId, currency }) => [customerId, currency]));
  const knownItems = new Set(items.map(({ itemId }) => itemId));
  const knownCodes = new Set(taxCodes.map(({ taxCodeId }) => taxCodeId));
  return (row) => {
    const { tab, key, client, customerId, itemId, taxCodeId, currency } = row;
    const found = (code: string, field: string, message: string) =>
      problem({ code, step: 'draft', tab, key, field, message, fix: AGAIN });
    const billedIn = currencyOf.get(customerId);
    if (!billedIn) {
      const what = `customer ${customerId}, whom the Customers tab does not list`;
      return [found('E-114', 'customer', `Client '${client}' is mapped to ${what}.`)];
    }
    if (billedIn !== currency) {
      const what = `it is priced in ${currency}, but its customer is billed in ${billedIn}`;
      return [found('E-413', 'currency', `${tab} ${key}: ${what}.`)];
    }
    if (!knownItems.has(itemId)) {
      return [found('E-412', 'itemId', `${tab} ${key}: item '${itemId}' is not in the Items tab.`)];
    }
    if (taxCodeId !== '' && !knownCodes.has(taxCodeId)) {
      return [found('E-211', 'taxCodeId', `Tax '${taxCodeId}' is not in the Tax codes tab.`)];
    }
    return [];
  };
}

function factorsOff({ entryId: key, factors }: PricedEntry): Problem {
  return problem({
    code: 'E-505',
    step: 'draft',
    tab: 'Time',
    key,
    field: 'factors',
    message: `Time ${key}: its factors, '${factors}', are not those of its time.`,
    fix: 'Run Price again.',
  });
}

const AGAIN = 'Run Pull, Review and Price again; if it stays, map it again.';
