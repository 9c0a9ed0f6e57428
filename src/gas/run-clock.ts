/** The platform stops a run after this long, whatever it is doing. */
export const LONGEST_RUN_MS = 6 * 60_000;

/** Runs that the clock begins take less: the platform counts them, 90 minutes a day. */
export const CLOCK_RUN_MS = 3 * 60_000;

/** Kept back for saving what was done. */
const MARGIN_MS = 10_000;

/** Every run loads the script anew, so this is when the run began. */
const startedAt = Date.now();

/** Milliseconds that are left to begin new work in, of a run that may take so long. */
export function leftOf(longestMs: number): number {
  return startedAt + longestMs - MARGIN_MS - Date.now();
}
