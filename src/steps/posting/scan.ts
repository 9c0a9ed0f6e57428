import type { LedgerDocument } from '../../connectors/ledger';
import { holdsWork, voidingOf } from '../../rules/posting-due';
import { type Book, readBook } from './book';
import type { Desk } from './desk';
import { allInLedger, byKey } from './in-ledger';
import { readScan, type Stranger, writeScan } from './last-scan';
import { adopt, park } from './look-up';
import { verify } from './verify';

const DAY_MS = 24 * 60 * 60_000;
const LOOK_BACK_MS = 45 * DAY_MS;

/**
 * Once a day, and while a document is there twice, reads what changed in the ledger in 45 days and
 * holds it against the journal: what is there twice, what nobody here knows, what was changed or
 * voided after it was posted. It turns every broken assumption into a visible row (reliability.md
 * 2.5, rule 16).
 */
export function scanDaily(desk: Desk): void {
  const { host } = desk;
  const now = host.now();
  const book = readBook(host);
  const doubled = book.entries.some(({ posting }) => posting.reason === 'duplicateFound');
  if (now - readScan(desk).at < DAY_MS && !doubled) return;
  const documents = allInLedger(desk, book.entries, now - LOOK_BACK_MS);
  if (documents === null) return;
  const found = byKey(documents);
  const strangers: Stranger[] = [];
  for (const [key, live] of found) {
    const entry = book.entries.find(({ posting }) => posting.key === key);
    if (entry && holdsWork(entry.posting)) settle(desk, entry, live);
    else {
      const known = book.folded.find((one) => one.key === key)?.ledgerId;
      const strange = live.filter(({ voided, ledgerId }) => !voided && ledgerId !== known);
      strangers.push(
        ...strange.map(({ ledgerId, number, total }) => ({ ledgerId, number, total, key })),
      );
    }
  }
  writeScan(desk, { at: now, strangers });
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
  if (voidingOf(posting)) return;
  const [document] = documents.filter(({ ledgerId }) => ledgerId === posting.ledgerId);
  const same =
    document !== undefined &&
    !document.voided &&
    document.total === posting.document?.total &&
    document.customerId === posting.document.customerId;
  if (!same) verify(desk, posting, content);
}
