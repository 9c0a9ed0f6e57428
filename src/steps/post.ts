import { bind } from '../connectors/binding';
import type { Posting } from '../records/posting';
import { holdsWork, isDue, isWaiting } from '../rules/posting-due';
import type { Book, BookEntry } from './posting/book';
import { readBook } from './posting/book';
import { carry } from './posting/carry';
import { type Desk, openDesk } from './posting/desk';
import { approvedDrafts, wholeInvoices } from './posting/drafts';
import { foldOld } from './posting/fold';
import { freeze } from './posting/freeze';
import { withFreshFacts } from './posting/fresh-facts';
import { readLine } from './posting/line';
import { markNext, markProblems } from './posting/marks';
import { countsOf, sentenceOf } from './posting/outcome';
import { type Pass, readPass, writePass } from './posting/pass';
import { postingProblems } from './posting/posting-problems';
import { orderOf } from './posting/postings';
import { giveBackRefused, project } from './posting/project';
import { recoverJournal } from './posting/recover';
import { scanDaily } from './posting/scan';
import { markOwn, requireJournal, standingOf } from './posting/standing';
import { sweepJournal } from './posting/sweep-journal';
import { requireRole } from './roles';
import { isSandbox } from './sandbox';
import { type Advance, type Step, StepStopped, type World } from './world';

/** Drafts that are fixed in one piece of work. */
const FREEZE_BATCH = 20;

/** So long a pass waits for what can be settled at once after that. */
const PATIENCE_MS = 125_000;

/** What must be left of the run after such a wait. */
const RESERVE_MS = 110_000;

/** Below this the tabs are brought up to date, because the run may end with this piece. */
const ENDING_MS = 90_000;

/**
 * Posts approved invoices, each exactly once (reliability.md 2). First fixes what is approved,
 * then carries one document a time as far as it goes, then shows the journal in the tabs.
 */
export const post: Step = {
  name: 'post',
  beginsAnew: true,
  advance: (world, cursor) => {
    requireOriginal(world);
    const before = openDesk(world);
    settleStanding(before);
    const pass = readPass(cursor, before.host.now());
    const book = readBook(before.host);
    requireRole(before.host, 'post', book.snapshot);
    const desk =
      pass.stage === 'begin' && isFreezing(before, book) ? withFreshFacts(before) : before;
    requireTenant(desk, book);
    if (pass.stage === 'first' || pass.stage === 'second') return carryOne(desk, pass, book);
    if (pass.stage === 'mark') return markOne(desk, pass, book);
    const repaired = pass.stage === 'begin' ? begin(desk, book) : pass.repaired;
    return freezeSome(desk, { ...pass, repaired }, book);
  },
};

/** Whether documents are on their way that go on without a person, once the clock wakes us. */
export function postingWaits({ host }: Pick<World, 'host'>): boolean {
  return readBook(host).entries.some(({ posting }) => isWaiting(posting));
}

const isFreezing = (desk: Desk, book: Book): boolean => approvedDrafts(desk, book).length > 0;

/** A refusal may come from what the company has changed since, as a period that was closed. */
const isRefused = ({ entries }: Book): boolean =>
  entries.some(({ posting: { state, reason } }) => state === 'rejected' && reason === null);

/** A copy stops here, before anything else is asked of it. */
function requireOriginal(world: World): void {
  const standing = standingOf(world);
  if (standing === 'copy' || standing === 'moved') requireJournal(world);
}

/** A lost journal is rebuilt; a fresh workbook is marked as its own. */
function settleStanding(desk: Desk): void {
  const standing = standingOf(desk);
  if (standing === 'lost') recoverJournal(desk);
  if (standing === 'fresh') markOwn(desk);
}

/** What was approved for one company is never sent to another. */
export function requireTenant({ tenant, caller }: Desk, { entries }: Book): void {
  const other = entries.find(({ posting }) => posting.tenant !== tenant && holdsWork(posting));
  if (!other) return;
  throw new StepStopped(
    `This workbook posts to the company ${other.posting.tenant}, and ${tenant} is connected. ` +
      `Connect the first one in ${caller.connector.title} again under Set-up, then run Post.`,
  );
}

function freezeSome(desk: Desk, pass: Pass, before: Book): Advance {
  const drafts = approvedDrafts(desk, before).slice(pass.skipped);
  const batch = drafts.slice(0, FREEZE_BATCH);
  const refused = batch.filter((draft) => !freeze(desk, draft)).length;
  const skipped = pass.skipped + refused;
  if (batch.length < drafts.length) return between(desk, { ...pass, skipped, stage: 'freeze' });
  project(desk, readBook(desk.host));
  return between(desk, { ...pass, skipped, stage: 'first' });
}

/** Once a pass: puts right what runs that were cut off, people and time have done; says if the tabs were. */
function begin(desk: Desk, book: Book): boolean {
  const { host, workbook } = desk;
  giveBackRefused(desk, book);
  const ids = wholeInvoices(workbook).map(({ invoice }) => invoice.documentId);
  sweepJournal(desk, new Set(ids));
  markOwn(desk);
  scanDaily(desk);
  const repaired = project(desk, readBook(host));
  if (repaired) host.log('projection repaired', { workbook: host.workbookId });
  return repaired;
}

function carryOne(desk: Desk, pass: Pass, book: Book): Advance {
  const { host } = desk;
  const entry = nextDue(desk, pass, book);
  if (!entry) return endOfRound(desk, pass, book);
  const carried = carry(desk, entry);
  const next = { ...counted(pass, entry.posting, carried), after: orderOf(entry.posting) };
  if (host.remainingMs() < ENDING_MS) project(desk, readBook(host));
  return between(desk, next);
}

function nextDue(desk: Desk, pass: Pass, { entries }: Book): BookEntry | undefined {
  const now = desk.host.now();
  const { pausedUntil } = readLine(desk);
  return entries.find(
    ({ posting }) =>
      orderOf(posting) > pass.after &&
      !(pass.stage === 'second' && posting.state === 'parked') &&
      isDue(posting, now, pausedUntil),
  );
}

function counted(pass: Pass, before: Posting, after: Posting | null): Pass {
  const { kind } = before;
  const { posted } = pass;
  if (before.state === 'posted' || after?.state !== 'posted') return pass;
  return after.attempts > before.attempts
    ? { ...pass, posted: { ...posted, [kind]: posted[kind] + 1 } }
    : { ...pass, found: pass.found + 1 };
}

/** After the first round waits a little for what is nearly due, and goes round once more. */
function endOfRound(desk: Desk, pass: Pass, book: Book): Advance {
  const { host } = desk;
  const wait = pass.stage === 'first' ? nearWait(desk, book) : null;
  if (wait !== null && host.remainingMs() >= wait + RESERVE_MS) {
    host.pause(wait);
    return between(desk, { ...pass, stage: 'second', after: '' });
  }
  return markOne(desk, { ...pass, stage: 'mark', after: '' }, book);
}

/** Tells the tracker what was billed, one document at a time; that never holds up the books. */
function markOne(desk: Desk, pass: Pass, book: Book): Advance {
  const marked = markNext(desk, book, pass.after);
  return marked === null ? finish(desk, pass) : between(desk, { ...pass, after: marked });
}

/** Milliseconds until the last of the documents that were looked up once, or the ledger, can be asked again. */
function nearWait(desk: Desk, { entries }: Book): number | null {
  const now = desk.host.now();
  const { pausedUntil } = readLine(desk);
  const moments = entries.flatMap(({ posting: { state, misses, notBefore } }) => {
    if (state === 'frozen') return [pausedUntil];
    return state === 'unknown' && misses > 0 ? [notBefore] : [];
  });
  const waits = moments.map((at) => at - now).filter((wait) => wait > 0 && wait <= PATIENCE_MS);
  return waits.length === 0 ? null : Math.max(...waits);
}

function between(desk: Desk, pass: Pass): Advance {
  const counts = countsOf(readBook(desk.host), pass);
  return { cursor: writePass(pass), counts, message: sentenceOf(counts), problems: [] };
}

function finish(desk: Desk, pass: Pass): Advance {
  const { host } = desk;
  giveBackRefused(desk, readBook(host));
  project(desk, readBook(host));
  foldOld(desk, readBook(host));
  const book = readBook(host);
  if (book.entries.some(({ posting }) => isWaiting(posting))) host.later('post');
  bindWorkbook(desk, book);
  const counts = countsOf(book, pass);
  const told = isRefused(book) ? withFreshFacts(desk) : desk;
  const problems = [...postingProblems(told, book), ...markProblems(desk, book)];
  const message = `${sentenceOf(counts)}${pass.repaired ? REPAIRED : ''}`;
  return { cursor: null, counts, message, problems };
}

/** What a person reads after an old version was restored, or rows were changed by hand. */
const REPAIRED =
  ' Rows of posted invoices had been changed or were of an older version; they show again what was posted.';

/** From its first document on a workbook posts to one company. */
function bindWorkbook({ host, caller, facts, tenant }: Desk, { entries }: Book): void {
  if (!entries.some(({ posting }) => posting.state !== 'rejected')) return;
  const { title } = caller.connector;
  const sandbox = isSandbox(caller, facts);
  bind(host.journal, { tenant, title, company: facts.company, sandbox });
}
