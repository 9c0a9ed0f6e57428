import * as z from 'zod/mini';
import { currency, flag, text } from './fields';

/** A currency that the ledger's company can use. */
export const ledgerCurrencySchema = z.object({ code: currency, name: text, active: flag });

export type LedgerCurrency = z.infer<typeof ledgerCurrencySchema>;
