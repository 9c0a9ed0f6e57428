import * as z from 'zod/mini';
import { currency, decimal, id, instant, localDate } from './fields';

/** One fixing of one source, kept as the source gave it. */
export const exchangeRateSchema = z.object({
  /** `source:base/quote:day`, as `ECB:EUR/USD:2026-03-31`; documents name the fixing by it. */
  rateId: id,
  /** The day of the fixing; no source fixes on every day. */
  fixedOn: localDate,
  /** One unit of `base` costs `rate` units of `quote`. */
  base: currency,
  quote: currency,
  rate: decimal,
  source: id,
  fetchedAt: instant,
});

export type ExchangeRate = z.infer<typeof exchangeRateSchema>;
