import * as z from 'zod/mini';
import { currency, flag, id, text } from './fields';

/** Who work is done for, as the tracker knows them. The ledger's word for them is customer. */
export const clientSchema = z.object({
  clientId: id,
  name: text,
  /** Currency that the client is billed in. */
  currency,
  address: text,
  /** What else tells one client from another; each is empty where the tracker has none. */
  email: text,
  taxNumber: text,
  /** The firm's own number of them. */
  number: text,
  active: flag,
  /** (user) IANA name of the zone of its days, where work is billed by those of the client. */
  billingZone: text,
  /** (user) What its time lines say, instead of the setting; empty: the setting. */
  lineTemplate: text,
  /** What the workbook goes by instead, field by field, where the ledger's value is kept. */
  kept: text,
  /** The currency of the ledger, where it is kept and the client is billed in it. */
  billedIn: z.nullable(currency),
});

export type Client = z.infer<typeof clientSchema>;

/** What is said of a client of whom nothing but the name is known. */
export const unknownClient = {
  address: '',
  email: '',
  taxNumber: '',
  number: '',
  active: true,
} as const;

/** What a tracker or a file knows of a client; the rest a person writes beside it. */
export type SourceClient = Omit<Client, 'lineTemplate' | 'billingZone' | 'kept' | 'billedIn'>;
