import * as z from 'zod/mini';
import { flag, id, text } from './fields';

/** A piece of work for a client, as the tracker knows it. */
export const projectSchema = z.object({
  projectId: id,
  name: text,
  code: text,
  clientId: id,
  client: text,
  billable: flag,
  active: flag,
});

export type Project = z.infer<typeof projectSchema>;
