import * as z from 'zod/mini';
import { isLocalDate, type LocalDate } from '../calendar/local-date';
import { ApiError } from '../connectors/api-error';
import type { Page } from '../connectors/connector';
import type { Store } from '../host';
import { localDate } from '../records/fields';
import { countDays, type Days } from '../rules/day-counts';
import type { Brought } from './pull-streams';

/** A pass looks back this much further than the last one began: clocks differ, answers lag. */
const OVERLAP_MS = 600_000;

const streamSchema = z.object({
  name: z.string(),
  /** Only what changed since then is asked for; null for everything. */
  since: z.nullable(z.string()),
  next: z.nullable(z.string()),
  open: z.boolean(),
  read: z.number(),
  added: z.number(),
  refused: z.number(),
  /** Whether it lists by days, and the rows of each of them. */
  byDays: z.boolean(),
  days: z.string(),
});

/** How far the comparison of all work has come. */
const placeSchema = z.object({
  /** Which of the lists of work. */
  list: z.number(),
  /** `doubts`: what the pass may have missed; `sweep`: older work of a list that knows only days. */
  phase: z.enum(['doubts', 'sweep']),
  next: z.nullable(localDate),
  /** Days that this pull has still to sweep, and requests that it has swept with. */
  remaining: z.nullable(z.number()),
  requests: z.number(),
});

const progressSchema = z.object({
  /** When the pass began, in milliseconds; what changes later belongs to the next one. */
  startedAt: z.number(),
  sourceFacts: z.object({
    account: z.string(),
    usesApproval: z.boolean(),
    currency: z.optional(z.string()),
    zone: z.optional(z.string()),
  }),
  /** Days that lists without changes are asked for. */
  days: z.object({ from: localDate, to: localDate }),
  streams: z.array(streamSchema),
  /** Days on which work has changed, as the tracker hinted, beside those that are listed. */
  hints: z.array(localDate),
  /** Where the comparison stands; null until every list was read. */
  place: z.nullable(placeSchema),
  /** What it has come to so far. */
  gone: z.number(),
  found: z.number(),
  unswept: z.number(),
  /** Requests that the tracker's quota still lets pass, where it has one. */
  left: z.nullable(z.number()),
});

export type Place = z.infer<typeof placeSchema>;

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
  byDays: false,
  days: '',
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
export function counted(
  stream: StreamProgress,
  brought: Brought,
  { of, page }: { readonly of: Days; readonly page: Page<object> },
): StreamProgress {
  const days = page.records.flatMap((one) => ('spentOn' in one ? [one.spentOn as LocalDate] : []));
  return {
    ...stream,
    days: stream.byDays ? countDays(stream.days, of, days) : '',
    read: stream.read + brought.read,
    added: stream.added + brought.added,
    refused: stream.refused + brought.refused.length,
  };
}

const sweepKey = (name: string): string => `sweep:${name}`;

/** The day from which the next sweep of a list goes on backwards; null where none has begun. */
export function readSweep(journal: Store, name: string): LocalDate | null {
  const text = journal.get(sweepKey(name)) ?? '';
  return isLocalDate(text) ? text : null;
}

export function saveSweep(journal: Store, name: string, day: LocalDate): void {
  journal.set(sweepKey(name), day);
}

/** What the last clean pass left behind for a stream. */
export interface StreamMark {
  /** Where the next pass begins. */
  readonly since: string;
  /** Rows that its tab had then. */
  readonly rows: number;
  /** When it was last read whole, where it ever was. */
  readonly whole?: string | undefined;
}

const markSchema = z.object({
  since: z.string(),
  rows: z.number(),
  whole: z.optional(z.string()),
});

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
  {
    startedAt,
    rows,
    name = stream.name,
  }: { readonly startedAt: number; readonly rows: number; readonly name?: string },
): void {
  if (stream.refused > 0) return;
  const since = new Date(startedAt - OVERLAP_MS).toISOString();
  const whole = stream.since === null ? since : readMark(journal, name)?.whole;
  journal.set(`cur:${name}`, JSON.stringify({ since, rows, whole }));
}
