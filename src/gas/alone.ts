import { Busy } from '../host';

const PATIENCE_MS = 5_000;

type Lock = GoogleAppsScript.Lock.Lock;

/**
 * Makes a function that runs work alone in the workbook. Work inside work is let through; what
 * was written is in the sheet before the next one begins.
 */
export function loneliness(): <T>(work: () => T) => T {
  let held = false;
  return (work) => {
    if (held) return work();
    const lock = take();
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

function take(): Lock {
  const lock = LockService.getDocumentLock();
  if (!lock) throw new Error('No workbook is open here, so nothing can be locked in it.');
  if (!lock.tryLock(PATIENCE_MS)) throw new Busy();
  return lock;
}
