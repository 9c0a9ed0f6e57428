import * as z from 'zod/mini';
import { sharedFields } from './field-rule';
import { id, text } from './fields';

/** What a conflict is about: a field that differs, or a customer that is not in the ledger. */
export const conflictFields = [...sharedFields, 'Customer'] as const;

/** What a person may decide. */
export const decisions = ['tracker', 'ledger', 'create', 'leave'] as const;

/**
 * `asks`: it waits for a person; `to apply`: the ledger is changed when the changes are applied;
 * `refused`: the ledger did not take it; `kept`: the workbook goes by the ledger's value; `left`:
 * a person left the two as they are.
 */
export const conflictStates = ['asks', 'to apply', 'refused', 'kept', 'left'] as const;

/** What tracker and ledger say differently of the same client. */
export const conflictSchema = z.object({
  /** Client and field, as `harvest:12|Name`; the same in every run. */
  conflictId: id,
  clientId: id,
  client: text,
  field: z.enum(conflictFields),
  tracker: text,
  ledger: text,
  wins: z.enum([...decisions, 'ask']),
  reason: text,
  /** (user) */
  decision: z.nullable(z.enum(decisions)),
  state: z.enum(conflictStates),
  remark: text,
});

export type Conflict = z.infer<typeof conflictSchema>;
