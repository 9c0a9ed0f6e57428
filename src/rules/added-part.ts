import type { AddedPart } from '../records/drift';
import type { Expense } from '../records/expense';
import type { Invoice } from '../records/invoice';
import type { InvoiceLine } from '../records/invoice-line';
import type { TimeEntry } from '../records/time-entry';
import type { PricedEntry, PricedExpense } from './work-line';

const ADDED = /#added\d+$/;

/** Names what is added to an entry that was billed before: `harvest:12#added1`. */
export const addedIdOf = (entryId: string, count: number): string => `${entryId}#added${count}`;

/** Whether an allocation is about what is added to an entry. */
export const isAdded = (id: string): boolean => ADDED.test(id);

/** The entry or expense that an allocation is about: of `harvest:12#added1` it is `harvest:12`. */
export const wholeIdOf = (id: string): string => id.replace(ADDED, '');

/** Where a part was billed first. */
export interface FirstBilled {
  readonly invoice: Invoice;
  readonly line: InvoiceLine;
}

/** What is added to a time entry as work for the next invoice: at the price that it was billed at. */
export function addedEntry(
  part: AddedPart,
  { entry, invoice, line }: FirstBilled & { readonly entry: TimeEntry },
): PricedEntry {
  return {
    ...entry,
    ...ofFirst(part, { invoice, line }),
    entryId: part.partId,
    seconds: part.seconds,
    writtenOffSeconds: part.writtenOffSeconds,
    billedSeconds: part.billedSeconds,
    hourlyRate: line.unitPrice,
    policy: line.policy,
    amount: part.amount as PricedEntry['amount'],
    billPart: '',
    factors: '',
  };
}

/** What is added to an expense. */
export function addedExpense(
  part: AddedPart,
  { expense, invoice, line }: FirstBilled & { readonly expense: Expense },
): PricedExpense {
  return {
    ...expense,
    ...ofFirst(part, { invoice, line }),
    billedCurrency: invoice.currency,
    expenseId: part.partId,
    amount: part.amount as PricedExpense['amount'],
    explanation: `${part.amount} ${invoice.currency} more than ${part.number} has billed of it`,
  };
}

function ofFirst({ number }: AddedPart, { invoice, line }: FirstBilled) {
  const { projectId, project, itemId, taxCodeId } = line;
  const { customerId, customer, currency } = invoice;
  const places = {
    ...(projectId === '' ? {} : { projectId, project }),
    ...{ itemId, taxCodeId, customerId, customer, currency },
  };
  return { ...places, disposition: 'bill' as const, addedTo: number };
}
