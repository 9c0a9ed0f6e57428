import type { DocumentKind } from '../records/document-kind';

/** What a document bills: not its prices, texts or dates, which may change under one key. */
export interface Billed {
  readonly kind: DocumentKind;
  /** Company of the ledger that the document is for. */
  readonly tenant: string;
  readonly customerId: string;
  /** Ids of the time entries and expenses on it, in any order; one that comes twice counts once. */
  readonly entryIds: readonly string[];
}

/**
 * The text whose SHA-256 is the bill key (reliability.md 2.3): the same work for the same customer
 * of the same company has the same key in every run and in every copy of the workbook.
 */
export function billKeyText({ kind, tenant, customerId, entryIds }: Billed): string {
  return JSON.stringify([kind, tenant, customerId, [...new Set(entryIds)].sort()]);
}

/** The document's id, from its bill key in hexadecimal: `"T4F09C1D2E37A6B58"`. */
export function documentIdOf(billKey: string): string {
  return `T${billKey.slice(0, 16).toUpperCase()}`;
}
