import { sumAmounts } from '../../src/money/amount';
import { add, type Decimal, equal } from '../../src/money/decimal';
import type { Content } from '../../src/steps/posting/content';
import { allocationsTab } from '../../src/tabs/allocations-tab';
import { invoicesTab } from '../../src/tabs/invoices-tab';
import { problemsTab } from '../../src/tabs/problems-tab';
import { readTable } from '../../src/tabs/table';
import type { LedgerEntry, SentLine } from './fake-ledger';
import type { Work } from './firm';
import { type Held, holdsWork, postingsOf } from './journal-view';
import {
  claimFaults,
  conservation,
  overbilled,
  overcredited,
  sentTwice,
  workIn,
  workOn,
} from './net-billed';
import type { SimBook, SimWorld } from './sim-world';

/** What is asked of a world, beside the world itself. */
export interface Expectation {
  readonly work: readonly Work[];
  /** A world whose journal was wiped or in which the ledger was tampered with. */
  readonly hostile: boolean;
  /** Human documents as they were entered, by id. */
  readonly byHand: ReadonlyMap<string, string>;
}

/** A description that somebody typed over, or deleted with its column, before it was approved. */
const isLost = (line: SentLine): boolean => workIn(line).length === 0;

/** Whether a document bills work that is not its own, or leaves some out. */
function billsOther(document: LedgerEntry, own: readonly string[]): boolean {
  const named = workOn(document);
  const typedOver = document.lines.some(isLost);
  if (typedOver) return named.some((id) => !own.includes(id));
  return [...named].sort().join() !== [...own].sort().join();
}

/** Breaches that may never be seen, not even while things are under way. */
export function breachesNow(sim: SimWorld, book: SimBook, expected: Expectation): string[] {
  return [
    ...overbilled(sim, book, expected),
    ...sentTwice(sim, book, expected),
    ...overcredited(sim, book, expected),
    ...claimFaults(book, expected),
    ...changedByUs(sim, expected),
  ];
}

/** Breaches once everything has come to rest. */
export function breachesAtRest(sim: SimWorld, book: SimBook, expected: Expectation): string[] {
  return [
    ...breachesNow(sim, book, expected),
    ...secretsIn(book),
    ...notTerminal(book),
    ...(expected.hostile ? [] : unequalBooks(sim, book, expected)),
    ...projectionFaults(book),
    ...oversized(book),
  ];
}

/** I5: what a person entered in the ledger is as they entered it. */
function changedByUs(sim: SimWorld, { byHand }: Expectation): string[] {
  return sim.ledger.documents
    .filter((document) => document.human && byHand.get(document.id) !== JSON.stringify(document))
    .map(({ id }) => `I5 the document ${id} of a person was changed`);
}

/** I13: no secret in a tab or in the journal. */
function secretsIn(book: SimBook): string[] {
  const texts = [JSON.stringify([...book.tabs]), JSON.stringify([...book.journal])];
  return texts.some((text) => text.includes('canary-secret')) ? ['I13 a secret was written'] : [];
}

/** Whether every document is posted and compared, refused, or waits for a person. */
export function isAtRest(book: SimBook): boolean {
  return postingsOf(book).every(
    ({ posting: { state, verified, receipts, voiding, settling } }) =>
      state === 'rejected' ||
      state === 'voided' ||
      state === 'parked' ||
      (state === 'posted' &&
        verified &&
        !receipts.includes('s') &&
        voiding?.fault !== '' &&
        settling?.open !== true),
  );
}

/** Whether the ledger has refused documents, whose work is free to be billed anew. */
export function hasRefused(book: SimBook): boolean {
  return postingsOf(book).some(({ posting: { state } }) => state === 'rejected');
}

/** Whether drafts are left that nobody has tried to send. */
export function hasDrafts(book: SimBook): boolean {
  const { rows } = readTable(invoicesTab, book.tabs.get('Invoices') ?? [[]]);
  return rows.some(({ record }) => record.state === 'draft');
}

/** I12: everything is posted and compared, refused, or waits for a person with a reason. */
function notTerminal(book: SimBook): string[] {
  const shown = new Set(
    readTable(problemsTab, book.tabs.get('Problems') ?? [[]]).rows.map(({ record }) => record.key),
  );
  return postingsOf(book).flatMap((held) => {
    const fault = hanging(held);
    if (fault !== null) return [`I12 ${held.posting.key} ${fault}`];
    const silent = held.posting.state === 'parked' && !shown.has(held.posting.documentId);
    return silent ? [`I12 ${held.posting.key} is parked silently`] : [];
  });
}

function hanging({ posting, content }: Held): string | null {
  const { state, verified, receipts, voiding, settling } = posting;
  if (content === null && state !== 'parked') return 'has lost its content';
  if (state === 'parked' || state === 'rejected' || state === 'voided') return null;
  if (state !== 'posted') return `is stuck in ${state}`;
  if (!verified) return 'was never compared';
  if (voiding?.fault === '') return 'has a void that hangs';
  if (settling?.open) return 'was never applied';
  return receipts.includes('s') ? 'has a receipt that hangs' : null;
}

/** I2, I3, I4, I6: journal and ledger have the same documents, work and money. */
function unequalBooks(sim: SimWorld, book: SimBook, expected: Expectation): string[] {
  const held = postingsOf(book);
  const live = sim.ledger.documents.filter(({ voided, human }) => !voided && !human);
  return [
    ...conservation(held, expected),
    ...live.flatMap((document) => documentFaults(document, held)),
    ...held
      .filter(({ posting }) => posting.state === 'posted')
      .flatMap((one) => [...timesThere(one, live), ...footing(one.content)]),
  ];
}

function documentFaults(document: LedgerEntry, held: readonly Held[]): string[] {
  const { id, marker, files } = document;
  const owner = held.find(({ posting }) => marker === `tt:${posting.key}`);
  if (!owner || !holdsWork(owner.posting)) return [`I6 document ${id} is nobody's`];
  const { posting, content } = owner;
  if (posting.state !== 'posted' || !content) return [];
  const own = content.allocations.map(({ entryId }) => entryId);
  const attached = [...posting.receipts].filter((state) => state === 'a').length;
  const faults: readonly (readonly [boolean, string])[] = [
    [billsOther(document, own), `I4 ${id} bills other work`],
    [!equal(content.invoice.total, document.total as Decimal), `I3 ${id} has another total`],
    [new Set(files).size < files.length, `I4 a receipt is twice on ${id}`],
    [files.length !== attached, `I4 receipts of ${id} differ`],
  ];
  return faults.filter(([wrong]) => wrong).map(([, what]) => what);
}

function timesThere({ posting }: Held, live: readonly LedgerEntry[]): string[] {
  const own = live.filter(({ marker }) => marker === `tt:${posting.key}`);
  return own.length === 1 ? [] : [`I4 ${posting.key} is ${own.length} times in the ledger`];
}

function footing(content: Content | null): string[] {
  if (!content) return [];
  const { invoice, lines, allocations } = content;
  const sum = sumAmounts(
    lines.map(({ net }) => net),
    invoice.currency,
  );
  const parts = sumAmounts(
    allocations.map(({ amount }) => amount),
    invoice.currency,
  );
  const foots = equal(sum, invoice.net) && equal(parts, invoice.net);
  const totals = equal(add(invoice.net, invoice.tax), invoice.total);
  return foots && totals ? [] : [`I3 ${invoice.documentId} does not foot`];
}

/** I10: the tabs show the journal. */
function projectionFaults(book: SimBook): string[] {
  const invoices = readTable(invoicesTab, book.tabs.get('Invoices') ?? [[]]);
  const allocations = readTable(allocationsTab, book.tabs.get('Allocations') ?? [[]]);
  const rows = new Map(invoices.rows.map(({ key, record }) => [key, record]));
  const parts = new Set(allocations.rows.map(({ key }) => key));
  return postingsOf(book).flatMap(({ posting, content }) => {
    if (!holdsWork(posting) || !content) return [];
    const row = rows.get(posting.documentId);
    const same =
      row?.state === posting.state &&
      row.ledgerId === posting.ledgerId &&
      equal(row.total, content.invoice.total) &&
      content.allocations.every(({ allocationId }) => parts.has(allocationId));
    return same ? [] : [`I10 the row of ${posting.documentId} is not what the journal says`];
  });
}

/** The store takes 9 KB a value and 500 KB in all; nothing is left behind. */
function oversized(book: SimBook): string[] {
  const named = new Set(
    postingsOf(book).flatMap(({ posting: { content } }) =>
      Array.from({ length: content.chunks }, (_, index) => `${content.prefix}${index}`),
    ),
  );
  return [...book.journal.keys()]
    .filter((key) => key.startsWith('p:') && !named.has(key))
    .map((key) => `journal: ${key} belongs to nothing`);
}
