import { Busy } from '../host';

const PATIENCE_MS = 5_000;

type Lock = GoogleAppsScript.Lock.Lock;

/**
 * Makes a function that runs work alone in the workbook, or under another lock. Work inside work
 * is let through; what was written is in the sheet before the next one begins.
 */
export function loneliness(open: () => Lock = documentLock): <T>(work: () => T) => T {
  let held = false;
  return (work) => {
    if (held) return work();
    const lock = take(open());
    held = true;
    try {
      return work();
    } finally {
      held = false;
      try {
        SpreadsheetApp.flush();
      } finally {
        lock.releaseLock();
      }
    }
  };
}

function documentLock(): Lock {
  const lock = LockService.getDocumentLock();
  if (!lock) throw new Error('No workbook is open here, so nothing can be locked in it.');
  return lock;
}

/** Among all runs of one person, in whatever workbook. */
export function personLock(): Lock {
  return LockService.getUserLock();
}

function take(lock: Lock): Lock {
  if (!lock.tryLock(PATIENCE_MS)) throw new Busy();
  return lock;
}
