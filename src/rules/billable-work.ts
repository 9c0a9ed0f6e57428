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
  const faultOf = rowCheck(input);
  const problems: Problem[] = [];
  const isSound = (fault: Problem | null): boolean => {
    if (fault) problems.push(fault);
    return fault === null;
  };
  const open = (id: string, row: TimeEntry | Expense) =>
    row.disposition === 'bill' &&
    isWithin(row.spentOn, input.period) &&
    isOpen('seconds' in row ? row : null, taken.get(id));
  const { added } = input;
  const entries: PricedEntry[] = [];
  const consider = (entry: TimeEntry): void => {
    const { entryId: key, currency, seconds } = entry;
    if (!isPriced(entry)) return;
    const fault = factorsFit(entry)
      ? faultOf(entry, { tab: 'Time', key, currency })
      : factorsOff(entry);
    if (isSound(fault)) entries.push(openPart(entry, openSeconds(seconds, taken.get(key))));
  };
  for (const entry of input.entries) if (open(entry.entryId, entry)) consider(entry);
  for (const entry of added?.entries ?? []) consider(entry);
  const spent = input.expenses.filter((one) => open(one.expenseId, one));
  const expenses = [...spent, ...(added?.expenses ?? [])]
    .filter((one): one is PricedExpense => one.amount !== null)
    .filter((one) => {
      const currency = one.billedCurrency ?? one.currency;
      return isSound(faultOf(one, { tab: 'Expenses', key: one.expenseId, currency }));
    });
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

type Mapped = Pick<TimeEntry, 'client' | 'customerId' | 'itemId' | 'taxCodeId'>;

interface Place {
  readonly tab: string;
  readonly key: string;
  readonly currency: string | null;
}

/** What a row names that is not in the ledger's lists; null where all of it is. */
function rowCheck({
  customers,
  items,
  taxCodes,
}: BillableInput): (row: Mapped, at: Place) => Problem | null {
  const currencyOf = new Map(customers.map(({ customerId, currency }) => [customerId, currency]));
  const knownItems = new Set(items.map(({ itemId }) => itemId));
  const knownCodes = new Set(taxCodes.map(({ taxCodeId }) => taxCodeId));
  return ({ client, customerId, itemId, taxCodeId }, { tab, key, currency }) => {
    const billedIn = currencyOf.get(customerId);
    if (!billedIn) {
      const what = `customer ${customerId}, whom the Customers tab does not list`;
      const message = `Client '${client}' is mapped to ${what}.`;
      return notInLists({ code: 'E-114', tab, key, field: 'customer', message });
    }
    if (billedIn !== currency) {
      const what = `it is priced in ${currency}, but its customer is billed in ${billedIn}`;
      const message = `${tab} ${key}: ${what}.`;
      return notInLists({ code: 'E-413', tab, key, field: 'currency', message });
    }
    if (!knownItems.has(itemId)) {
      const message = `${tab} ${key}: item '${itemId}' is not in the Items tab.`;
      return notInLists({ code: 'E-412', tab, key, field: 'itemId', message });
    }
    if (taxCodeId !== '' && !knownCodes.has(taxCodeId)) {
      const message = `Tax '${taxCodeId}' is not in the Tax codes tab.`;
      return notInLists({ code: 'E-211', tab, key, field: 'taxCodeId', message });
    }
    return null;
  };
}

const notInLists = (found: Pick<Problem, 'code' | 'tab' | 'key' | 'field' | 'message'>): Problem =>
  problem({ ...found, step: 'draft', fix: AGAIN });

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
