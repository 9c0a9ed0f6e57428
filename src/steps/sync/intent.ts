import * as z from 'zod/mini';
import type { Store } from '../../host';
import { sharedFields } from '../../records/field-rule';
import { text } from '../../records/fields';

const KEY = 'sync';

const schema = z.object({
  conflictId: text,
  clientId: text,
  client: text,
  /** Empty for a customer that is made. */
  customerId: text,
  field: z.enum([...sharedFields, 'Customer']),
  /** What the ledger has before, and what it has once it is done; for terms their names. */
  before: text,
  after: text,
  reason: text,
  /** When it was begun, in milliseconds since 1970. */
  at: z.number(),
});

/** One change of the ledger that was begun, and may have been done. */
export type Intent = z.infer<typeof schema>;

/** The change that was begun and not settled yet; never more than one. */
export function readIntent(journal: Store): Intent | null {
  const stored = journal.get(KEY);
  return stored === null ? null : schema.parse(JSON.parse(stored));
}

/** Written down before it is sent, so that a run that is cut off leaves word of it. */
export function saveIntent(journal: Store, intent: Intent | null): void {
  journal.set(KEY, intent && JSON.stringify(intent));
}
