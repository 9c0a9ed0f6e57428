import * as z from 'zod';
import type { Reply } from '../../connectors/caller';
import type { Page, Position } from '../../connectors/connector';
import type { LedgerDocument } from '../../connectors/ledger';
import { type DocumentKind, documentKinds } from '../../records/document-kind';
import type { Problem } from '../../records/problem';
import { keyOfMarker } from '../../rules/posting-keys';
import { problem } from '../../rules/problem';
import { type Book, readBook } from './book';
import { type Desk, documentsOf } from './desk';
import { adopt, park } from './look-up';
import { SENDING_MS } from './send';
import { verify } from './verify';

const DAY_MS = 24 * 60 * 60_000;
const LOOK_BACK_MS = 45 * DAY_MS;

/** A record of the journal has room for no more. */
const MOST_STRANGERS = 30;

const schema = z.object({
  at: z.number(),
  /** Documents that carry a mark of ours that this workbook does not know. */
  strangers: z.array(z.object({ ledgerId: z.string(), number: z.string(), total: z.string() })),
});

type Scan = z.infer<typeof schema>;

const keyOf = (tenant: string): string => `scan:${tenant}`;

/** What the last look at the whole ledger found. */
export function readScan({ host, tenant }: Desk): Scan {
  const text = host.journal.get(keyOf(tenant));
  return text === null ? { at: 0, strangers: [] } : schema.parse(JSON.parse(text));
}

/**
 * Once a day, and while a document is there twice, reads what changed in the ledger in 45 days and holds it against the journal: what is
 * there twice, what nobody here knows, what was changed or voided after it was posted. It turns
 * every broken assumption into a visible row (reliability.md 2.5, rule 16).
 */
export function scanDaily(desk: Desk): void {
  const { host, cache } = desk;
  const now = host.now();
  const book = readBook(host, cache);
  const doubled = book.entries.some(({ posting }) => posting.reason === 'duplicateFound');
  if (now - readScan(desk).at < DAY_MS && !doubled) return;
  const documents = allChangedSince(desk, now - LOOK_BACK_MS);
  if (documents === null) return;
  const found = byKey(documents);
  const strangers: Scan['strangers'] = [];
  for (const [key, live] of found) {
    const entry = book.entries.find(({ posting }) => posting.key === key);
    if (entry && entry.posting.state !== 'rejected') settle(desk, entry, live);
    else {
      const known = book.folded.find((one) => one.key === key)?.ledgerId;
      const strange = live.filter(({ voided, ledgerId }) => !voided && ledgerId !== known);
      strangers.push(...strange.map(shown));
    }
  }
  const scan: Scan = { at: now, strangers: strangers.slice(0, MOST_STRANGERS) };
  host.journal.set(keyOf(desk.tenant), JSON.stringify(scan));
}

/** Rows for documents in the ledger that carry our mark and that this workbook did not post. */
export function strangerProblems(desk: Desk): readonly Problem[] {
  return readScan(desk).strangers.map(({ ledgerId, number, total }) =>
    problem({
      code: 'E-617',
      step: 'post',
      tab: 'Invoices',
      key: ledgerId,
      message: `Document ${ledgerId} (${number}, ${total}) in ${desk.caller.connector.title} was posted by a Tieout workbook, and not by this one.`,
      fix: 'Find the copy that posted it, and void the document if its work is billed here too.',
    }),
  );
}

/**
 * Every document that changed, of each kind that the ledger can list; null where it can list none
 * or does not answer, or time is too short.
 */
export function allChangedSince(desk: Desk, since: number): readonly LedgerDocument[] | null {
  const kinds = documentKinds.filter((kind) => desk.ledger.documents[kind]?.changed);
  const found = kinds.map((kind) => changedSince(desk, kind, since));
  const answered = found.filter((documents) => documents !== null);
  return kinds.length > 0 && answered.length === kinds.length ? answered.flat() : null;
}

/** Every document of a kind that changed; null where the ledger cannot say, or time is too short. */
export function changedSince(
  desk: Desk,
  kind: DocumentKind,
  since: number,
): readonly LedgerDocument[] | null {
  const { host, caller, facts } = desk;
  const { changed } = documentsOf(desk, kind);
  if (!changed) return null;
  const documents: LedgerDocument[] = [];
  const pages = new Set<string | null>();
  for (let next: string | null = null; ; ) {
    if (host.remainingMs() < SENDING_MS || pages.has(next)) return null;
    pages.add(next);
    const position: Position = { since: new Date(since).toISOString(), next };
    const [reply]: readonly Reply<Page<LedgerDocument>>[] = caller.callAll([
      changed(position, facts),
    ]);
    if (!reply?.ok) return null;
    documents.push(...reply.value.records);
    next = reply.value.next;
    if (next === null) return documents;
  }
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

/** Duplicates wait for a person to leave one of them; what was changed after it was verified is compared again. */
function settle(
  desk: Desk,
  { posting, content }: Book['entries'][number],
  documents: readonly LedgerDocument[],
): void {
  const live = documents.filter(({ voided }) => !voided);
  const [only, second] = live;
  if (second) {
    const ids = live.map(({ ledgerId }) => ledgerId).join(' and ');
    park(desk, posting, { reason: 'duplicateFound', words: `documents ${ids} are the same` });
    return;
  }
  if (content && only && posting.reason === 'duplicateFound') {
    adopt(desk, posting, { content, document: only });
    return;
  }
  if (content === null || posting.state !== 'posted' || !posting.verified) return;
  const [document] = documents.filter(({ ledgerId }) => ledgerId === posting.ledgerId);
  const same =
    document !== undefined &&
    !document.voided &&
    document.total === posting.document?.total &&
    document.customerId === posting.document.customerId;
  if (!same) verify(desk, posting, content);
}

const shown = ({ ledgerId, number, total }: LedgerDocument): Scan['strangers'][number] => ({
  ledgerId,
  number,
  total,
});
