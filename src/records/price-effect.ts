import * as z from 'zod/mini';
import { amount, currency, id, seconds, text } from './fields';

/** What pricing by the rates, policies and settings of now would change for a client. */
export const priceEffectSchema = z.object({
  /** `clientId|currency`. */
  effectId: id,
  client: text,
  currency,
  /** Entries whose time or price would change. */
  entries: z.int(),
  secondsNow: seconds,
  secondsThen: seconds,
  amountNow: amount,
  amountThen: amount,
  /** Then less now. */
  difference: amount,
});

export type PriceEffect = z.infer<typeof priceEffectSchema>;
