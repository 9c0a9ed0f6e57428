import { invoicesTab } from '../../src/tabs/invoices-tab';
import { readTable } from '../../src/tabs/table';
import type { LedgerEntry } from './fake-ledger';
import { accepting, discarding } from './give-back';
import { breachesAtRest, hasDrafts, hasRefused, isAtRest } from './invariants';
import { holdsWork, postingsOf } from './journal-view';
import { conservation } from './net-billed';
import { draftingIn, expectation, HOUR, note, type Play } from './play';
import { posting, run, ticking } from './run';

/** Runs by the hour within which everything must have come to rest. */
const ROUNDS = 6;

/** And where something is given back, which is billed again once that has come to rest. */
const ROUNDS_BACK = 10;

/** No faults any more: runs by the hour, until everything must have come to rest. */
export function peace(play: Play): void {
  const { sim, book } = play;
  const rounds = play.back ? ROUNDS_BACK : ROUNDS;
  sim.ledger.closedThrough = null;
  sim.ledger.stamp = (now) => now;
  for (let round = 0; round < rounds; round++) {
    sim.pass(HOUR);
    if (play.back) settleByHand(play, round);
    run(sim, book, draftingIn(play));
    run(sim, book, ticking);
    note(play, run(sim, book, posting));
    const isOver = isAtRest(book) && !hasDrafts(book) && (round > 0 || !hasRefused(book));
    if (isOver && (!play.back || isSettled(play))) break;
  }
  sim.pass(25 * HOUR);
  run(sim, book, posting);
  play.breaches.push(...breachesAtRest(sim, book, expectation(play)));
  if (play.back && !play.hostile) play.breaches.push(...unsettled(play));
  const before = JSON.stringify([...book.tabs]);
  const last = run(sim, book, posting);
  if (JSON.stringify([...book.tabs]) !== before)
    play.breaches.push('I10 a run at rest changed a tab');
  if (last.host.names.includes('http.write'))
    play.breaches.push('I12 a run at rest sent something');
}

/** Whether nothing is free to be billed again, and nothing voided waits for a person. */
const isSettled = (play: Play): boolean =>
  conservation(postingsOf(play.book), expectation(play)).length === 0 &&
  (play.hostile || unsettled(play).length === 0);

/**
 * What only a person can settle: documents that are voided in the ledger are accepted as that, or
 * brought back where what hangs on them keeps them from it; drafts of credit notes that cannot be
 * sent are discarded.
 */
function settleByHand(play: Play, round: number): void {
  const { sim, book, hostile } = play;
  const { documents, deleted } = sim.ledger;
  const gone = [...documents.filter(({ voided }) => voided), ...deleted];
  if (!hostile) for (const document of gone) if (!document.human) acceptOrBringBack(play, document);
  if (round < 2) return;
  const { rows } = readTable(invoicesTab, book.tabs.get('Invoices') ?? [[]]);
  const waiting = rows.filter(
    ({ record: { kind, state } }) =>
      kind === 'creditNote' && (state === 'draft' || state === 'rejected'),
  );
  const credited = new Set(waiting.map(({ record }) => record.creditOf));
  for (const invoice of credited) run(sim, book, discarding(invoice));
}

function acceptOrBringBack({ sim, book }: Play, document: LedgerEntry): void {
  const held = ownerOf({ sim, book }, document);
  if (held === undefined) return;
  run(sim, book, accepting(held.posting.documentId));
  const isHeld = ownerOf({ sim, book }, document) !== undefined;
  if (!isHeld) return;
  document.voided = false;
  document.changedAt = sim.now;
  if (sim.ledger.deleted.includes(document)) sim.ledger.restore(document);
}

/** What was accepted as voided, or brought back, and waits for that once more. */
const unsettled = ({ book }: Play): readonly string[] =>
  postingsOf(book)
    .filter(({ posting: one }) => one.state === 'parked' && one.reason === 'voided')
    .map(({ posting: one }) => `I12 ${one.key} is voided, though that was settled`);

/** What the journal still takes to be that document. */
const ownerOf = ({ book }: Pick<Play, 'sim' | 'book'>, { marker, id }: LedgerEntry) =>
  postingsOf(book).find(
    ({ posting: one }) =>
      marker === `tt:${one.key}` &&
      holdsWork(one) &&
      !one.voidedIds.includes(id) &&
      (one.ledgerId === id || (one.ledgerId === '' && one.state === 'parked')),
  );
