import * as z from 'zod';
import { agreementSchema } from './agreement';
import { allocationSchema } from './allocation';
import { customerSchema } from './customer';
import { exchangeRateSchema } from './exchange-rate';
import { expenseSchema } from './expense';
import { currency, decimal, id, seconds } from './fields';
import { invoiceSchema } from './invoice';
import { invoiceLineSchema } from './invoice-line';
import { itemSchema } from './item';
import { taxCodeSchema } from './tax-code';
import { timeEntrySchema } from './time-entry';

/**
 * An invoice with all that its figures follow from, so that anybody can count it again: its work
 * with rates and policy versions, the taxes, the fixings, and the result.
 */
export const documentExportSchema = z.object({
  format: z.literal('tieout-document'),
  version: z.literal(1),
  /** `provider:company` of the ledger, its currency, and how it rounds tax. */
  tenant: id,
  baseCurrency: currency,
  taxLevel: z.enum(['perLine', 'perInvoice']),
  customer: customerSchema,
  entries: z.array(timeEntrySchema),
  expenses: z.array(expenseSchema),
  items: z.array(itemSchema),
  taxCodes: z.array(taxCodeSchema),
  exchangeRates: z.array(exchangeRateSchema),
  agreements: z.array(agreementSchema),
  /** What earlier documents have billed under the agreements, by the key of what they count. */
  used: z.array(z.object({ key: id, amount: decimal, seconds })),
  invoice: invoiceSchema,
  lines: z.array(invoiceLineSchema),
  allocations: z.array(allocationSchema),
});

export type DocumentExport = z.infer<typeof documentExportSchema>;
