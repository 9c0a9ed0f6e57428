import * as z from 'zod';
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
});

export type Person = z.infer<typeof personSchema>;
