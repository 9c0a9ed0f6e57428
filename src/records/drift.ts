import * as z from 'zod/mini';
import { amount, currency, decimal, id, localDate, seconds, text } from './fields';

/** What is no longer as it was billed: something of an entry or expense, or a whole document. */
export const driftAspects = ['time', 'expense', 'billable', 'project', 'day', 'document'] as const;

export const driftDecisions = ['next invoice', 'credit note', 'accept'] as const;

/**
 * `open`: waits for a person; `decided`: what she chose is on its way; `done`: it was carried out,
 * accepted, or went away.
 */
export const driftStates = ['open', 'decided', 'done'] as const;

/** Something that was changed after it was billed, and what is to happen about it. */
export const driftSchema = z.object({
  /** What differs and a count, as `harvest:12|time|1`: the same difference keeps its row. */
  driftId: id,
  state: z.enum(driftStates),
  /** In a sentence, with both figures. */
  what: text,
  /** What is proposed, in words. */
  fix: text,
  /** (user) What is to happen. */
  decision: z.nullable(z.enum(driftDecisions)),
  /** (user) Why; an accepted difference has one. */
  reason: text,
  /** What became of it. */
  outcome: text,
  client: text,
  /** Number and id of the document that billed it. */
  document: text,
  documentId: text,
  /** The time entry or expense; empty for a whole document. */
  entryId: text,
  billedSeconds: z.nullable(seconds),
  nowSeconds: z.nullable(seconds),
  differenceSeconds: z.nullable(seconds),
  currency,
  /** Net of an entry or expense, total of a document; null where nobody can say. */
  billed: z.nullable(amount),
  now: z.nullable(amount),
  difference: z.nullable(amount),
  foundOn: localDate,
});

export type Drift = z.infer<typeof driftSchema>;
export type DriftAspect = (typeof driftAspects)[number];
export type DriftChoice = (typeof driftDecisions)[number];

/** What goes on the next invoice of an entry or expense that was billed before. */
export const addedPartSchema = z.object({
  partId: id,
  /** The line that billed it, and the number of its document. */
  lineId: id,
  number: text,
  /** Tracked time that is added, what of it is let go, and what of it is billed once rounded. */
  seconds,
  writtenOffSeconds: seconds,
  billedSeconds: seconds,
  /** Its price: what is added of an expense. */
  amount: decimal,
});

export type AddedPart = z.infer<typeof addedPartSchema>;

/** What a person decided about a difference, as the journal keeps it. */
export const driftDecisionSchema = z.object({
  driftId: id,
  decision: z.enum(driftDecisions),
  /** What was billed and what stood there then: it holds for that and nothing else. */
  standing: text,
  reason: text,
  actor: text,
  at: z.number(),
  part: z.nullable(addedPartSchema),
  /** Draft of a credit note that gives it back; empty where there is none. */
  creditId: z._default(text, ''),
});

export type DriftDecision = z.infer<typeof driftDecisionSchema>;
