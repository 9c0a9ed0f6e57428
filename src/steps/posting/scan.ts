import { isGone } from '../../connectors/api-error';
import { replyTo } from '../../connectors/caller';
import type { LedgerDocument } from '../../connectors/ledger';
import type { Posting } from '../../records/posting';
import { holdsWork, voidingOf } from '../../rules/posting-due';
import { type Book, type BookEntry, readBook } from './book';
import { type Desk, documentsOf } from './desk';
import { allInLedger, byKey } from './in-ledger';
import { readScan, type Stranger, writeScan } from './last-scan';
import { adopt, park, resolveLoss } from './look-up';
import { verify } from './verify';

const DAY_MS = 24 * 60 * 60_000;
const LOOK_BACK_MS = 45 * DAY_MS;

/**
 * Once a day, and while a document is there twice, reads what changed in the ledger from 45 days
 * before the last such look on, or since that document was approved. Holds it against the journal:
 * what is there twice, what nobody here knows, what was changed, voided or deleted after it was
 * posted. It turns every broken assumption into a visible row (reliability.md 2.5, rule 16).
 */
export function scanDaily(desk: Desk): void {
  const { host } = desk;
  const now = host.now();
  const book = readBook(host);
  const doubled = book.entries.filter(({ posting }) => posting.reason === 'duplicateFound');
  const { at } = readScan(desk);
  if (now - at < DAY_MS && doubled.length === 0) return;
  const seen = at || firstOf(book.entries);
  const since = Math.min(Math.min(now, seen) - LOOK_BACK_MS, firstOf(doubled) - DAY_MS);
  const documents = allInLedger(desk, book.entries, since);
  if (documents === null) return;
  const found = byKey(documents);
  const looks = [...found].flatMap(([key, documents]) => {
    const entry = heldBy(book, key);
    return entry ? [{ entry, documents }] : [];
  });
  const missing = book.entries
    .filter(({ posting }) => !found.has(posting.key) && isMissed(posting, since))
    .map((entry) => ({ entry, documents: [] }));
  const answers = [...looks, ...missing].map((look) => settle(desk, look));
  const strangers = [...found].flatMap(([key, live]) => strangersOf(book, key, live));
  writeScan(desk, { at: answers.every((isAnswered) => isAnswered) ? now : at, strangers });
}

/** When the first of them was approved. */
const firstOf = (entries: Book['entries']): number =>
  Math.min(...entries.map(({ posting }) => posting.frozenAt));

const heldBy = ({ entries }: Book, key: string): BookEntry | undefined =>
  entries.find(({ posting }) => posting.key === key && holdsWork(posting));

/** Documents with the mark of a posting that this workbook does not have, or not as this one. */
function strangersOf(book: Book, key: string, live: readonly LedgerDocument[]): Stranger[] {
  if (heldBy(book, key)) return [];
  const known = book.folded.find((one) => one.key === key)?.ledgerId;
  return live
    .filter(({ voided, ledgerId }) => !voided && ledgerId !== known)
    .map(({ ledgerId, number, total }) => ({ ledgerId, number, total, key }));
}

/** One that was young at the last look, and is in no list now, is looked for by its id; so are duplicates. */
const isMissed = ({ frozenAt, lastSentAt, reason }: Posting, since: number): boolean =>
  Math.max(frozenAt, lastSentAt) > since || reason === 'duplicateFound';

/**
 * A document that has not changed for long is in no list, but its copies are. Null where the
 * ledger does not say whether it is still there.
 */
function withOriginal(
  desk: Desk,
  { kind, ledgerId }: Posting,
  listed: readonly LedgerDocument[],
): readonly LedgerDocument[] | null {
  const others = listed.filter((document) => document.ledgerId !== ledgerId);
  if (ledgerId === '' || listed.length === 0 || others.length < listed.length) return listed;
  const reply = replyTo(desk.caller, documentsOf(desk, kind).fetch(ledgerId));
  if (reply.ok) return [reply.value, ...listed];
  return isGone(reply.error) ? listed : null;
}

/**
 * Duplicates wait for a person to leave one of them; what was changed after it was verified is
 * compared again. Says whether the ledger answered.
 */
function settle(
  desk: Desk,
  {
    entry: { posting, content },
    documents: listed,
  }: { readonly entry: BookEntry; readonly documents: readonly LedgerDocument[] },
): boolean {
  const documents = withOriginal(desk, posting, listed);
  if (documents === null) return false;
  const live = documents.filter(({ voided }) => !voided);
  const [only, second] = live;
  if (second) {
    const ids = live.map(({ ledgerId }) => ledgerId).join(' and ');
    park(desk, posting, { reason: 'duplicateFound', words: `documents ${ids} are the same` });
    return true;
  }
  if (content && posting.reason === 'duplicateFound') {
    if (only) adopt(desk, posting, { content, document: only });
    else resolveLoss(desk, posting, content);
    return true;
  }
  if (content === null || posting.state !== 'posted' || !posting.verified) return true;
  if (voidingOf(posting)) return true;
  const [document] = documents.filter(({ ledgerId }) => ledgerId === posting.ledgerId);
  const same =
    document !== undefined &&
    !document.voided &&
    document.total === posting.document?.total &&
    document.customerId === posting.document.customerId;
  return same || verify(desk, posting, content) !== posting;
}
