import * as z from 'zod/mini';
import { id, text } from './fields';

/** What the audit of master data looks for. */
export const findingKinds = [
  'duplicate',
  'possible duplicate',
  'no customer',
  'no item',
  'no account',
  'no client',
  'no supplier',
  'no cost rate',
  'inactive',
  'name',
] as const;

/** What a finding is about. */
export const auditEntities = [
  'client',
  'project',
  'person',
  'task',
  'expense category',
  'customer',
  'supplier',
  'item',
] as const;

/**
 * What may be done about a finding. `map`: it stands for a record of the ledger; `merge`: two are
 * one; `create`: the ledger gets it; `rename` and `clean up`: who keeps the list puts it right.
 */
export const auditDecisions = ['map', 'merge', 'create', 'rename', 'clean up', 'leave'] as const;

/** `decided`: waits to be applied; `clean-up list`: waits for who keeps the list; `closed`: gone. */
export const findingStates = [
  'open',
  'decided',
  'applied',
  'clean-up list',
  'left',
  'closed',
] as const;

/** Something in the lists of the tracker or of the ledger that a person should decide about. */
export const auditFindingSchema = z.object({
  /** What is wrong with which records, the same in every run: `pair|client|harvest:7|harvest:9`. */
  findingId: id,
  kind: z.enum(findingKinds),
  about: z.enum(auditEntities),
  name: text,
  recordId: id,
  /** The second one, of a pair. */
  otherName: text,
  otherId: text,
  why: text,
  suggestion: z.enum(auditDecisions),
  /** What it would be mapped to or called; empty where only a person can say. */
  proposed: text,
  advice: text,
  /** (user) What a person decided. */
  decision: z.nullable(z.enum(auditDecisions)),
  /** (user) What it is mapped to or called instead of `proposed`. */
  chosen: text,
  state: z.enum(findingStates),
  /** The decision as it was applied, and what came of it. */
  applied: text,
  result: text,
});

export type AuditFinding = z.infer<typeof auditFindingSchema>;
export type FindingKind = AuditFinding['kind'];
export type AuditEntity = AuditFinding['about'];
export type AuditDecision = (typeof auditDecisions)[number];
