/** How the conversation with one company of a ledger goes; kept between runs. */
export interface LedgerLine {
  /** Attempts in a row whose outcome nobody knows. */
  readonly doubts: number;
  /** Answers in a row that asked for a pause. */
  readonly limits: number;
  /** Nothing is sent before this moment. */
  readonly pausedUntil: number;
}

export const QUIET_LINE: LedgerLine = { doubts: 0, limits: 0, pausedUntil: 0 };

const MOST_DOUBTS = 5;
const BREAK_MS = 30 * 60_000;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 60 * 60_000;

/** The ledger answered as it should. */
export const afterAnswer = (line: LedgerLine): LedgerLine => ({ ...line, doubts: 0, limits: 0 });

/** Nobody knows what became of an attempt; after five in a row nothing is sent for half an hour. */
export function afterDoubt(line: LedgerLine, now: number): LedgerLine {
  const doubts = line.doubts + 1;
  if (doubts < MOST_DOUBTS) return { ...line, doubts };
  return broken(line, now);
}

/** Nothing more is sent for half an hour. */
export function broken(line: LedgerLine, now: number): LedgerLine {
  return { ...line, doubts: 0, pausedUntil: Math.max(line.pausedUntil, now + BREAK_MS) };
}

/**
 * The ledger asked for a pause: as long as it says, else a minute that doubles with each time in
 * a row, up to an hour. `jitter` from 0 to 1 spreads those who would all come back at once.
 */
export function afterLimit(
  line: LedgerLine,
  { now, retryAfterMs, jitter }: { now: number; retryAfterMs: number | undefined; jitter: number },
): LedgerLine {
  const grown = FIRST_PAUSE_MS * 2 ** Math.min(line.limits, 10) * (1 + jitter / 2);
  const wanted = retryAfterMs === undefined ? grown : Math.max(1_000, retryAfterMs);
  const pausedUntil = now + Math.ceil(Math.min(wanted, LONGEST_PAUSE_MS));
  return { ...line, limits: line.limits + 1, pausedUntil };
}
