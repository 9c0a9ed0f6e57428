import * as z from 'zod/mini';
import { flag, id, text } from './fields';

/** Which thing of the tracker stands for which thing of the ledger. */
export const mappingKinds = [
  'Client → customer',
  'Client → tax code',
  'Client → terms',
  'Project → class',
  'Task → item',
  'Expense category → item',
  'Expense category → account',
] as const;

export type MappingKind = (typeof mappingKinds)[number];

/** One row of the mapping: a tracker's record and the ledger's record that it stands for. */
export const mappingSchema = z.object({
  /** `kind` and the tracker's id, as `Task → item|harvest:8083366`. */
  mappingId: id,
  kind: z.enum(mappingKinds),
  sourceId: id,
  source: text,
  /** What the review proposes, as the ledger names it; empty where nothing fits. */
  suggestion: text,
  /** Why it proposes that. */
  reason: text,
  /** (user) The ledger's record by name; what the books will use once it is confirmed. */
  target: text,
  /** (user) A person has looked at it. */
  confirmed: flag,
  /** The ledger's id of `target`, empty while it is unconfirmed or unknown. */
  targetId: text,
});

export type Mapping = z.infer<typeof mappingSchema>;
