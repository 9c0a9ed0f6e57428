import type { Host } from '../../host';
import type { Allocation } from '../../records/allocation';
import type { FoldedPosting } from '../../records/folded-posting';
import { compareTexts } from '../../rules/compare-texts';
import { packIds, unpackIds } from '../../rules/entry-ids';
import type { WholeInvoice } from '../../rules/footing';
import { receiptsOpen } from '../../rules/posting-due';
import { type Book, type BookEntry, usedBytes } from './book';
import { patiently } from './change-posting';
import { type Content, dropContent } from './content';
import type { Desk } from './desk';
import { wholeInvoices } from './drafts';
import { foldedKey, postingKey, readPosting } from './postings';

/** Old documents are folded when the journal holds more than this, until it holds less than that. */
const FOLD_ABOVE = 250_000;
const FOLD_BELOW = 200_000;

/**
 * Makes room in the journal: the oldest finished documents keep only their entries and a hash of
 * their rows, and the tabs, which show them, hold the rest. The tabs must have been brought up to
 * date just before.
 */
export function foldOld(desk: Desk, { snapshot, entries }: Book): void {
  let used = usedBytes(snapshot);
  if (used <= FOLD_ABOVE) return;
  const rows = rowsById(desk);
  for (const entry of entries) {
    if (used <= FOLD_BELOW) return;
    const row = rows.get(entry.posting.documentId);
    if (row && !isCredited(entry, entries) && isFinished(entry, row))
      used -= fold(desk, entry, row);
  }
}

/** What was credited, and by what, stays whole: how much of it can be billed again follows from both. */
const isCredited = ({ posting, content }: BookEntry, entries: Book['entries']): boolean =>
  posting.kind === 'creditNote' ||
  entries.some((one) => one.content?.invoice.creditOf === content?.invoice.documentId);

/** Whether nothing is left to do for a document, and its row still shows all that it bills. */
function isFinished({ posting, content }: BookEntry, { allocations }: WholeInvoice): boolean {
  const { state, verified, content: stored } = posting;
  if (content === null || receiptsOpen(posting)) return false;
  return state === 'posted' && verified && stored.closed && sameEntries(allocations, content);
}

function sameEntries(shown: readonly Allocation[], { allocations }: Content): boolean {
  const idsOf = (all: readonly Allocation[]) => all.map(({ entryId }) => entryId);
  return sameIds(idsOf(shown), idsOf(allocations));
}

/** One write takes the place of the record; then what it stood for goes. Gives the bytes saved. */
function fold({ host }: Desk, { posting }: BookEntry, row: WholeInvoice): number {
  const { key, kind, documentId, number, tenant, ledgerId, frozenAt, content } = posting;
  const folded: FoldedPosting = {
    version: 1,
    key,
    kind,
    documentId,
    number,
    tenant,
    ledgerId,
    frozenAt,
    rows: rowsHash(host, row),
    entries: packIds(row.allocations.map(({ entryId }) => entryId)),
  };
  const text = JSON.stringify(folded);
  return patiently(host, () => {
    if (readPosting(host.journal, key)?.revision !== posting.revision) return 0;
    host.journal.set(foldedKey(key), text);
    host.journal.set(postingKey(key), null);
    dropContent(host, posting);
    return content.chunks * 2_000 + JSON.stringify(posting).length - text.length;
  });
}

/** Hash of a document's rows as they are read, without the columns of a person. */
function rowsHash({ digest }: Pick<Host, 'digest'>, row: WholeInvoice): string {
  const { approved: _approved, memo: _memo, kind, creditOf, ...rest } = row.invoice;
  const invoice = kind === 'invoice' ? rest : { ...rest, kind, creditOf };
  const allocations = [...row.allocations].sort((a, b) =>
    compareTexts(a.allocationId, b.allocationId),
  );
  return digest(JSON.stringify([invoice, row.lines, allocations]));
}

/** Rows of a folded document. `whole`: as they were; `altered`: they bill the same; `lost`: not. */
export interface FoldedRows {
  readonly kind: 'whole' | 'altered' | 'lost';
  readonly row: WholeInvoice | null;
}

/** What the tabs still have of the folded documents, by their key. */
export function foldedRows(
  desk: Pick<Desk, 'host' | 'workbook'>,
  { folded }: Book,
): ReadonlyMap<string, FoldedRows> {
  if (folded.length === 0) return new Map();
  const rows = rowsById(desk);
  return new Map(folded.map((one) => [one.key, rowsOf(desk, one, rows.get(one.documentId))]));
}

function rowsOf(
  { host }: Pick<Desk, 'host'>,
  { rows: hash, entries }: FoldedPosting,
  row: WholeInvoice | undefined,
): FoldedRows {
  const ids = row?.allocations.map(({ entryId }) => entryId);
  if (!row || !ids || !sameIds(ids, unpackIds(entries))) return { kind: 'lost', row: null };
  return { kind: rowsHash(host, row) === hash ? 'whole' : 'altered', row };
}

function rowsById({ workbook }: Pick<Desk, 'workbook'>): ReadonlyMap<string, WholeInvoice> {
  return new Map(wholeInvoices(workbook).map((row) => [row.invoice.documentId, row]));
}

function sameIds(some: readonly string[], others: readonly string[]): boolean {
  return [...some].sort().join('\n') === [...others].sort().join('\n');
}
