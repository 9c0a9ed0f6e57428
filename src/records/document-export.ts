import * as z from 'zod/mini';
import { en as english } from 'zod/v4/locales';
import { agreementSchema } from './agreement';
import { allocationSchema } from './allocation';
import { customerSchema } from './customer';
import { discountSchema } from './discount';
import { exchangeRateSchema } from './exchange-rate';
import { expenseSchema } from './expense';
import { factorSchema } from './factor';
import { currency, decimal, id, seconds, text } from './fields';
import { invoiceSchema } from './invoice';
import { invoiceLineSchema } from './invoice-line';
import { itemSchema } from './item';
import { taxCodeSchema } from './tax-code';
import { taxRuleSchema } from './tax-rule';
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
  /** The factors that stand for its work, and the zone of those that name none. */
  factors: z._default(z.array(factorSchema), []),
  firmZone: z._default(text, ''),
  items: z.array(itemSchema),
  taxCodes: z.array(taxCodeSchema),
  exchangeRates: z.array(exchangeRateSchema),
  agreements: z.array(agreementSchema),
  /** What earlier documents have billed under the agreements, by the key of what they count. */
  used: z.array(z.object({ key: id, amount: decimal, seconds })),
  /** The discounts, and what earlier documents have taken off by them. */
  discounts: z.array(discountSchema),
  discounted: z.array(z.object({ discountId: id, amount: decimal })),
  taxRules: z.array(taxRuleSchema),
  /** How its payable sum is rounded for cash, and the item that takes it; null: not at all. */
  cashRounding: z.nullable(z.object({ step: decimal, itemId: id })),
  invoice: invoiceSchema,
  lines: z.array(invoiceLineSchema),
  allocations: z.array(allocationSchema),
});

const { localeError } = english();

/** Reads an export; what is wrong with it is said in words. */
export const parseExport = (json: unknown) =>
  documentExportSchema.safeParse(json, { error: localeError });

export type DocumentExport = z.infer<typeof documentExportSchema>;
