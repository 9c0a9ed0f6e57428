import type { Caller, Cause } from '../../engine/execution';

/** The one person of a local workbook; its owner. */
export const PERSON = 'bookkeeper@example.com';

/** Who runs a function of the bound script, and why. */
export function callerOf(cause: Cause, documentId: string): Caller {
  const simple = cause === 'simpleTrigger';
  return { cause, authMode: simple ? 'LIMITED' : 'FULL', user: PERSON, documentId };
}
