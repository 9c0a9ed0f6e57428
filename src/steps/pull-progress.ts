import * as z from 'zod';
import { ApiError } from '../connectors/api-error';
import type { Store } from '../host';
import { localDate } from '../records/fields';
import type { Brought } from './pull-streams';

/** A pass looks back this much further than the last one began: clocks differ, answers lag. */
const OVERLAP_MS = 600_000;

const streamSchema = z.object({
  name: z.string(),
  /** Only what changed since then is asked for; null for everything. */
  since: z.string().nullable(),
  next: z.string().nullable(),
  open: z.boolean(),
  read: z.number(),
  added: z.number(),
  refused: z.number(),
});

const progressSchema = z.object({
  /** When the pass began, in milliseconds; what changes later belongs to the next one. */
  startedAt: z.number(),
  sourceFacts: z.object({
    account: z.string(),
    usesApproval: z.boolean(),
    currency: z.string().optional(),
    zone: z.string().optional(),
  }),
  /** Days that lists without changes are asked for. */
  days: z.object({ from: localDate, to: localDate }),
  streams: z.array(streamSchema),
});

export type StreamProgress = z.infer<typeof streamSchema>;

/** How far a pass over all lists has come; the cursor of the pull step. */
export type PullProgress = z.infer<typeof progressSchema>;

export const readProgress = (cursor: string): PullProgress =>
  progressSchema.parse(JSON.parse(cursor));

export const newStream = (name: string, since: string | null): StreamProgress => ({
  name,
  since,
  next: null,
  open: true,
  read: 0,
  added: 0,
  refused: 0,
});

/** The stream turned to its next page. Throws where a provider's pages go round in a circle. */
export function turned(stream: StreamProgress, next: string | null): StreamProgress {
  if (next !== null && next === stream.next) {
    throw new ApiError({
      kind: 'unexpectedAnswer',
      status: 200,
      code: 'E-608',
      message: `its list of ${stream.name} comes back to the same page`,
    });
  }
  return { ...stream, next, open: next !== null };
}

/** The stream with what its pages brought counted in. */
export function counted(stream: StreamProgress, brought: Brought): StreamProgress {
  return {
    ...stream,
    read: stream.read + brought.read,
    added: stream.added + brought.added,
    refused: stream.refused + brought.refused.length,
  };
}

/** What the last clean pass left behind for a stream. */
export interface StreamMark {
  /** Where the next pass begins. */
  readonly since: string;
  /** Rows that its tab had then. */
  readonly rows: number;
}

const markSchema = z.object({ since: z.string(), rows: z.number() });

export function readMark(journal: Store, name: string): StreamMark | null {
  const text = journal.get(`cur:${name}`);
  return text === null ? null : markSchema.parse(JSON.parse(text));
}

/**
 * Moves a stream's mark to where its pass began, less the overlap. A pass with rows that could not
 * be read leaves it, so that they are asked for again until they can be.
 */
export function saveMark(
  journal: Store,
  stream: StreamProgress,
  { startedAt, rows }: { readonly startedAt: number; readonly rows: number },
): void {
  if (stream.refused > 0) return;
  const since = new Date(startedAt - OVERLAP_MS).toISOString();
  journal.set(`cur:${stream.name}`, JSON.stringify({ since, rows }));
}
