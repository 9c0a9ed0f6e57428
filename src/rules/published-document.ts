import { type DocumentExport, parseExport } from '../records/document-export';
import { faultWords } from '../records/fault-words';
import { billedIds } from './allocation-note';
import { billKeyText, documentIdOf } from './bill-key';
import type { Difference } from './document-differences';
import { recompute } from './recompute';

/** Reads the export of a document; throws an error that names the first field that is wrong. */
function readExport(json: unknown): DocumentExport {
  const parsed = parseExport(json);
  if (parsed.success) return parsed.data;
  throw new Error(faultWords(parsed.error.issues[0]));
}

/**
 * Counts an exported document again and names every figure that differs, as `{ figure: "line 3,
 * net", exported: "150.00", recomputed: "149.99" }`; an empty list means that all of it follows.
 */
export function recomputeDocument(json: unknown): readonly Difference[] {
  return recompute(readExport(json));
}

/**
 * The text whose SHA-256 names what an exported document bills: its id is `T` and the first
 * sixteen hexadecimal digits, as `documentIdFrom` writes it.
 */
export function documentKeyText(json: unknown): string {
  const { tenant, invoice, allocations } = readExport(json);
  const entryIds = billedIds(allocations);
  return billKeyText({ kind: 'invoice', tenant, customerId: invoice.customerId, entryIds });
}

export const documentIdFrom = (sha256: string): string => documentIdOf(sha256);
