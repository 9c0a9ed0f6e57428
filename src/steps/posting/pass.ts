import * as z from 'zod/mini';
import type { DocumentKind } from '../../records/document-kind';

const perKind = <T>(value: T): Record<DocumentKind, T> => ({
  invoice: value,
  creditNote: value,
  bill: value,
});

const schema = z.object({
  /**
   * First things are put right and drafts fixed; then every document is carried on, twice at most;
   * then the tracker is told what was billed.
   */
  stage: z.enum(['begin', 'freeze', 'first', 'second', 'mark']),
  startedAt: z.number(),
  /** Place of the last document that was carried, or key of the last one that was told. */
  after: z.string(),
  /** Approved drafts that could not be fixed. */
  skipped: z.number(),
  /** Documents that this pass has brought into the ledger, by kind, and that it found there. */
  posted: z.object(perKind(z.number())),
  found: z.number(),
  /** Whether the tabs did not show what the journal knows, and were put right. */
  repaired: z.boolean(),
});

/** How far one pass over all documents has come; the cursor of the post step. */
export type Pass = z.infer<typeof schema>;

/** A pass that was left for longer begins again, so that what was approved since is seen. */
const STALE_MS = 10 * 60_000;

export const newPass = (now: number): Pass => ({
  stage: 'begin',
  startedAt: now,
  after: '',
  skipped: 0,
  posted: perKind(0),
  found: 0,
  repaired: false,
});

/** The pass that a cursor names; a new one where it names none that this version knows. */
export function readPass(cursor: string | null, now: number): Pass {
  const parsed = schema.safeParse(JSON.parse(cursor ?? 'null'));
  if (!parsed.success) return newPass(now);
  const pass = parsed.data;
  if (now - pass.startedAt < STALE_MS) return pass;
  return { ...newPass(now), posted: pass.posted, found: pass.found };
}

export const writePass = (pass: Pass): string => JSON.stringify(pass);
