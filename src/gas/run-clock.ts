/** The platform stops a run after this long, whatever it is doing. */
const LIMIT_MS = 6 * 60_000;

/** Kept back for saving what was done. */
const MARGIN_MS = 10_000;

/** Every run loads the script anew, so this is when the run began. */
const startedAt = Date.now();

/** Milliseconds that are left to begin new work in. */
export function remainingMs(): number {
  return startedAt + LIMIT_MS - MARGIN_MS - Date.now();
}
