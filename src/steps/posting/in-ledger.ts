import { type Reply, replyTo } from '../../connectors/caller';
import type { Page, Position } from '../../connectors/connector';
import type { LedgerDocument, LedgerDocuments } from '../../connectors/ledger';
import { documentKinds } from '../../records/document-kind';
import { keyOfMarker } from '../../rules/posting-keys';
import { invoicesTab } from '../../tabs/invoices-tab';
import type { Book } from './book';
import type { Desk } from './desk';
import { SENDING_MS } from './send';

/**
 * Every document that the ledger may have of ours, of each kind: all that changed since a moment,
 * or, where it cannot list changes, all of every customer that the journal or the tabs name. Null
 * where it does not answer, or time is too short.
 */
export function allInLedger(
  desk: Desk,
  entries: Book['entries'],
  since: number,
): readonly LedgerDocument[] | null {
  const documents: LedgerDocument[] = [];
  for (const kind of documentKinds) {
    const ways = desk.ledger.documents[kind];
    const found = ways?.changed
      ? changedSince(desk, ways.changed, since)
      : ofCustomers(desk, ways?.ofCustomer, customersOf(desk, entries));
    if (found === null) return null;
    documents.push(...found);
  }
  return documents;
}

/** Every document that changed; null where not all of them could be read. */
function changedSince(
  { host, caller, facts }: Desk,
  changed: NonNullable<LedgerDocuments['changed']>,
  since: number,
): readonly LedgerDocument[] | null {
  const documents: LedgerDocument[] = [];
  const pages = new Set<string | null>();
  let next: string | null = null;
  do {
    if (host.remainingMs() < SENDING_MS || pages.has(next)) return null;
    pages.add(next);
    const position: Position = { since: new Date(since).toISOString(), next };
    const reply: Reply<Page<LedgerDocument>> = replyTo(caller, changed(position, facts));
    if (!reply.ok) return null;
    documents.push(...reply.value.records);
    next = reply.value.next;
  } while (next !== null);
  return documents;
}

function customersOf({ workbook }: Desk, entries: Book['entries']): readonly string[] {
  const shown = workbook.records(invoicesTab);
  const posted = entries.flatMap(({ content }) => (content ? [content.invoice] : []));
  const ids = [...posted, ...shown].map(({ customerId }) => customerId);
  return [...new Set(ids)].filter((id) => id !== '');
}

function ofCustomers(
  { caller }: Desk,
  ofCustomer: LedgerDocuments['ofCustomer'],
  customerIds: readonly string[],
): readonly LedgerDocument[] | null {
  const replies = ofCustomer ? caller.callAll(customerIds.map((id) => ofCustomer(id))) : [];
  const answered = replies.filter((reply) => reply.ok);
  return answered.length === replies.length ? answered.flatMap(({ value }) => value) : null;
}

/** Documents that carry a mark of ours, by the posting that it names; each document once. */
export function byKey(
  documents: readonly LedgerDocument[],
): ReadonlyMap<string, readonly LedgerDocument[]> {
  const groups = new Map<string, Map<string, LedgerDocument>>();
  for (const document of documents) {
    const key = keyOfMarker(document.marker);
    if (key === null) continue;
    const group = groups.get(key) ?? new Map<string, LedgerDocument>();
    groups.set(key, group.set(document.ledgerId, document));
  }
  return new Map([...groups].map(([key, group]) => [key, [...group.values()]]));
}
