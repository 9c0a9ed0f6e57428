import * as z from 'zod/mini';
import { currency, flag, id, text } from './fields';

/** Who we bill, as the ledger knows them. The tracker's word for them is client. */
export const customerSchema = z.object({
  customerId: id,
  name: text,
  currency,
  email: text,
  /** Where bills go, one line below the other; empty where the ledger has none. */
  address: text,
  /** Their tax or VAT number, and the firm's own number of them; empty where the ledger has none. */
  taxNumber: text,
  number: text,
  /** The tax code that the ledger applies to this customer by itself; empty where it has none. */
  taxCodeId: text,
  /** Its own payment terms; empty where it has none. */
  termsId: text,
  active: flag,
});

export type Customer = z.infer<typeof customerSchema>;
