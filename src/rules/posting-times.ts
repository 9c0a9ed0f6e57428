import type { Posting } from '../records/posting';

/** What a ledger says of its own timing and numbers; its capabilities hold it. */
export interface LedgerPromises {
  readonly enforcesUniqueNumber: boolean;
  readonly serverMaxMs: number;
  readonly readLagMs: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The platform ends a run after this; some accounts have thirty minutes. */
const RUN_MS = 6 * MINUTE_MS;
const LONGEST_RUN_MS = 30 * MINUTE_MS;
const GRACE_MS = 5_000;

/** The clocks of two runs differ by no more than this. */
export const CLOCKS_MS = 5 * MINUTE_MS;

/** A new document may stay unseen for at least this long, whatever the ledger says. */
const LEAST_LAG_MS = 10_000;

/** Between two look-ups that both must find nothing. */
export const MISS_SPACING_MS = 2 * MINUTE_MS;

/** After this long without an answer to the question whether it arrived, a person is asked. */
const TOO_OLD_MS = 6 * DAY_MS;

/**
 * The moment after which a run of now can no longer be sending, by the clock of any other run
 * (reliability.md 2.5, rule 5).
 */
export function deadAtOf(now: number, remainingMs: number): number {
  const longer = Number.isFinite(remainingMs) ? Math.min(remainingMs, LONGEST_RUN_MS) : 0;
  return now + Math.max(RUN_MS, longer) + GRACE_MS + CLOCKS_MS;
}

/** The first moment at which a look-up can prove that an attempt did not arrive (rule 6). */
export function quietAt(
  { deadAt, lastSentAt }: Posting,
  { serverMaxMs, readLagMs }: LedgerPromises,
): number {
  return Math.max(deadAt, lastSentAt) + serverMaxMs + Math.max(readLagMs, LEAST_LAG_MS);
}

/** How many look-ups in a row must find nothing (rule 7). */
export function missesNeeded({ enforcesUniqueNumber }: LedgerPromises): number {
  return enforcesUniqueNumber ? 1 : 2;
}

export function isTooOld({ lastSentAt }: Posting, now: number): boolean {
  return now - lastSentAt > TOO_OLD_MS;
}
