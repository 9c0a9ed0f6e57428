import { Busy, type Host } from '../../host';
import type { Posting } from '../../records/posting';
import { postingKey, readPosting } from './postings';

/** A lock that somebody else has is asked for this often before we give up. */
const TRIES = 4;
const WAIT_MS = 1_500;

/**
 * Changes a posting if it still is as it was seen; null where somebody else has changed it since.
 * What they did stands, and what we know of it is found out again later (reliability.md 2.5,
 * rule 10).
 */
export function changePosting(
  host: Host,
  seen: Posting,
  change: (posting: Posting) => Posting,
): Posting | null {
  return patiently(host, () => {
    const current = readPosting(host.journal, seen.key);
    if (current === null || current.revision !== seen.revision) return null;
    const next = { ...change(current), revision: current.revision + 1 };
    writePosting(host, next);
    return next;
  });
}

export function writePosting({ journal }: Pick<Host, 'journal'>, posting: Posting): void {
  journal.set(postingKey(posting.key), JSON.stringify(posting));
}

/** Runs work alone; asks for the lock again for a few seconds where somebody else has it. */
export function patiently<T>(host: Host, work: () => T): T {
  for (let tries = 1; tries < TRIES; tries++) {
    try {
      return host.alone(work);
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
      host.pause(WAIT_MS);
    }
  }
  return host.alone(work);
}
