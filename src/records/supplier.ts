import * as z from 'zod/mini';
import { currency, flag, id, text } from './fields';

/** Who bills the firm, as the ledger knows them: a subcontractor, say. */
export const supplierSchema = z.object({
  supplierId: id,
  name: text,
  currency,
  email: text,
  /** The tax code that the ledger applies to this supplier by itself; empty where it has none. */
  taxCodeId: text,
  active: flag,
});

export type Supplier = z.infer<typeof supplierSchema>;
