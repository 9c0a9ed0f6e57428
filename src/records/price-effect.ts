import * as z from 'zod/mini';
import { amount, currency, id, seconds, text } from './fields';

/** What pricing by the rates, policies and settings of now would change for a client. */
export const priceEffectSchema = z.object({
  /** `clientId|currency`. */
  effectId: id,
  client: text,
  currency,
  /** Entries and expenses whose time or price would change. */
  rows: z.int(),
  secondsNow: seconds,
  secondsThen: seconds,
  amountNow: amount,
  amountThen: amount,
  /** Then less now. */
  difference: amount,
  /** Entries on documents that were made with another policy than the one of now, and keep it. */
  kept: z.int(),
  /** The policies that they keep. */
  keptPolicies: text,
});

export type PriceEffect = z.infer<typeof priceEffectSchema>;
