import * as z from 'zod/mini';
import { flag, id, text } from './fields';

/** Somebody who tracks time. */
export const personSchema = z.object({
  personId: id,
  name: text,
  email: text,
  /** IANA name, as `America/Vancouver`; empty where the tracker names none that is known. */
  zone: text,
  contractor: flag,
  active: flag,
  /** (user) Name of the supplier in the ledger who bills the firm for their work. */
  supplier: text,
});

export type Person = z.infer<typeof personSchema>;

/** What a tracker or a file knows of a person; the rest a person writes beside it. */
export type SourcePerson = Omit<Person, 'supplier'>;
