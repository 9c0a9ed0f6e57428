import * as z from 'zod';
import { currency, flag, id, text } from './fields';

/** Who work is done for, as the tracker knows them. The ledger's word for them is customer. */
export const clientSchema = z.object({
  clientId: id,
  name: text,
  /** Currency that the client is billed in. */
  currency,
  address: text,
  active: flag,
});

export type Client = z.infer<typeof clientSchema>;

/** What a tracker or a file knows of a client; the rest a person writes beside it. */
export type SourceClient = Client;
