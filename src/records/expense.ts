import * as z from 'zod/mini';
import { amount, currency, decimal, flag, id, localDate, text } from './fields';
import { approvals, dispositions, sourceStates } from './time-entry';

/** Money that somebody spent on a project, and how far it has come on its way to an invoice. */
export const expenseSchema = z.object({
  /** `source:id`, as `harvest:15296442`. */
  expenseId: id,
  spentOn: localDate,
  personId: id,
  person: text,
  clientId: id,
  client: text,
  projectId: id,
  project: text,
  categoryId: id,
  category: text,
  notes: text,
  /** What was spent, in `currency`. */
  cost: amount,
  currency,
  billable: flag,
  sourceState: z.enum(sourceStates),
  approval: z.enum(approvals),
  /** Number of the tracker's own invoice that bills it already; empty where none does. */
  sourceInvoice: text,
  /** Address, name and type of the receipt's file; empty where there is none. */
  receiptUrl: text,
  receiptName: text,
  receiptType: text,

  /** (user) Keep this expense off invoices for now. */
  hold: flag,

  disposition: z.nullable(z.enum(dispositions)),
  dispositionReason: text,
  customerId: text,
  customer: text,
  itemId: text,
  taxCodeId: text,

  /** What the customer is charged, in `billedCurrency`; null where it has no price. */
  amount: z.nullable(amount),
  billedCurrency: z.nullable(currency),
  /** Units of `billedCurrency` for one of `currency`, and the fixing; null and empty for the same. */
  exchangeRate: z.nullable(decimal),
  rateId: text,
  explanation: text,

  documentId: text,
});

export type Expense = z.infer<typeof expenseSchema>;
