import type { Exchange } from './exchange';

/**
 * A tracker's own mark on time that was billed: a second fence beside the journal, which a copy of
 * the workbook meets as well. Ids are those of the time entries, `clockify:5b71…`.
 */
export interface BilledMarks {
  /** Most entries that one request may name. */
  readonly atOnce: number;
  /** Whether an entry has the mark, where a request only switches it: it is read first. */
  readonly isMarked?: (entryId: string) => Exchange<boolean>;
  /**
   * Gives entries the mark, or takes it off; doing it again changes nothing, unless `isMarked` is
   * there. Answers with the entries that were left as they were.
   */
  mark(entryIds: readonly string[], billed: boolean): Exchange<readonly string[]>;
}

/** What entries that are marked without an invoice number say, as `marked as invoiced`. */
export const markedAs = (word: string): string => `marked as ${word}`;
