import * as z from 'zod/mini';
import { decimal, flag, id, text } from './fields';

/** One tax within a code: a sales tax is often a state's and a city's. */
export const taxRateSchema = z.object({
  taxRateId: id,
  name: text,
  /** `"8.875"` is 8.875 %. */
  percent: decimal,
  /** A tax on tax: counted on the price and the taxes that stand before it in the code. */
  compound: z.optional(flag),
});

/** How a line or a document is taxed, as the ledger names it. */
export const taxCodeSchema = z.object({
  taxCodeId: id,
  name: text,
  rates: z.readonly(z.array(taxRateSchema)),
  /** The same on purchases, where that may differ. */
  purchaseRates: z.nullish(z.readonly(z.array(taxRateSchema))),
  /** What `rates` come to together. */
  percent: decimal,
  active: flag,
});

export type TaxRate = z.infer<typeof taxRateSchema>;
export type TaxCode = z.infer<typeof taxCodeSchema>;
