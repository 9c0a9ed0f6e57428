import * as z from 'zod/mini';
import { id, text } from './fields';

/** Whose value goes before where tracker and ledger differ. */
export const winners = ['tracker', 'ledger', 'ask'] as const;

/** What becomes of a client that the ledger does not have. */
export const missingChoices = ['create', 'ask', 'leave'] as const;

/** Whether differences of an entity are looked at. */
export const differentChoices = ['update', 'leave'] as const;

/** One row of the Field rules: what it is about, what a person chose, and what that means. */
export const fieldRuleSchema = z.object({
  rule: id,
  /** (user) Empty means the default that `meaning` states. */
  choice: text,
  meaning: text,
});

export type FieldRule = z.infer<typeof fieldRuleSchema>;

/** The rules of all fields, read and checked. */
export interface FieldRules {
  readonly wins: Readonly<Record<SharedField, (typeof winners)[number]>>;
  readonly missing: (typeof missingChoices)[number];
  readonly different: (typeof differentChoices)[number];
}

/** What both sides hold of a client. */
export const sharedFields = ['Name', 'Address', 'E-mail', 'Currency', 'Terms'] as const;

export type SharedField = (typeof sharedFields)[number];
