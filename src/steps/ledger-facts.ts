import * as z from 'zod/mini';
import type { LedgerFacts } from '../connectors/ledger';
import type { Store } from '../host';
import { currency, flag, localDate, text } from '../records/fields';
import { taxRateSchema } from '../records/tax-code';

const KEY = 'facts:ledger';

const schema: z.ZodMiniType<LedgerFacts> = z.object({
  company: text,
  country: text,
  baseCurrency: currency,
  multiCurrency: flag,
  demo: z.optional(flag),
  takesNumbers: flag,
  closedThrough: z.nullish(localDate),
  classesOn: z.optional(z.enum(['nothing', 'documents', 'lines'])),
  taxRates: z.array(z.extend(taxRateSchema, { active: flag })),
});

/** What the connected ledger said of itself at the last pull; null before the first one. */
export function readLedgerFacts(journal: Store): LedgerFacts | null {
  const stored = journal.get(KEY);
  if (stored === null) return null;
  const parsed = schema.safeParse(JSON.parse(stored));
  return parsed.success ? parsed.data : null;
}

/** Keeps what the ledger says of itself; throws where an answer left a fact open. */
export function saveLedgerFacts(journal: Store, facts: Partial<LedgerFacts>): LedgerFacts {
  const whole = schema.parse(facts);
  journal.set(KEY, JSON.stringify(whole));
  return whole;
}
