import { describe, expect, test } from '@jest/globals';
import { acceptVoided } from '../../../src/steps/accept-voided';
import type { Documents } from '../../simulation/enumerate';
import type { LedgerEntry } from '../../simulation/fake-ledger';
import { drafting, run, ticking } from '../../simulation/run';
import { unreadableOnceSent } from '../../simulation/scene';
import { approveAndPost, DAY, giveBack, HOUR, type Place, postedScene } from './credit-scene';

/** A workbook with a posted credit note on all of its invoice. */
function creditedScene(documents?: Documents): Place {
  const place = postedScene(documents);
  giveBack(place, 'whole');
  approveAndPost(place);
  return place;
}

const noteIn = ({ sim }: Place): LedgerEntry => {
  const found = sim.ledger.documents.find(({ kind }) => kind === 'creditNote');
  if (!found) throw new Error('there is no credit note');
  return found;
};

const draftAgain = ({ sim, book, work }: Place) =>
  run(sim, book, drafting(work, 2, { again: true }));

const isVoided = ({ sim }: Place) => sim.ledger.documents.map(({ voided }) => voided);

/** Somebody voids the credit note in the ledger, and the daily look finds that. */
function voidNote(place: Place): void {
  Object.assign(noteIn(place), { voided: true, changedAt: place.sim.now });
  place.sim.pass(DAY + HOUR);
  place.post();
}

/** The journal is lost, and rebuilt from the ledger. */
function loseJournal(place: Place): void {
  const { book, sim } = place;
  book.journal = new Map([['facts:ledger', book.journal.get('facts:ledger') ?? '']]);
  for (let round = 0; round < 2; round++) {
    place.post();
    sim.pass(HOUR);
  }
}

const accept = (place: Place) =>
  place.change(
    (world) =>
      void acceptVoided(world, { document: noteIn(place).number, reason: 'credited wrongly' }),
  );

describe('work of a credit note', () => {
  test('is billed again only once the note was compared with what was approved', () => {
    const place = postedScene();
    giveBack(place, 'whole');
    run(place.sim, place.book, ticking);
    place.post(unreadableOnceSent());
    expect(noteIn(place).voided).toBe(false);
    expect(place.row(2)['Remark']).toMatch(/^It is in the ledger, not compared yet/);
    draftAgain(place);
    expect(place.book.tabs.get('Invoices')).toHaveLength(3);
    place.sim.pass(HOUR);
    place.post();
    draftAgain(place);
    approveAndPost(place);
    expect(isVoided(place)).toEqual([false, false, false]);
  });

  test('waits where the ledger has the note a cent off, and is billed again once that is mended', () => {
    const place = postedScene();
    giveBack(place, 'whole');
    run(place.sim, place.book, ticking);
    place.post(unreadableOnceSent());
    const { total } = noteIn(place);
    Object.assign(noteIn(place), { total: '0.01', changedAt: place.sim.now });
    place.sim.pass(HOUR);
    place.post();
    draftAgain(place);
    approveAndPost(place);
    expect(isVoided(place)).toEqual([false, false]);
    expect(place.problems()).toEqual([expect.stringMatching(/^E-603 .*has other figures/)]);
    Object.assign(noteIn(place), { total, changedAt: place.sim.now });
    place.post();
    draftAgain(place);
    approveAndPost(place);
    expect(isVoided(place)).toEqual([false, false, false]);
    expect(place.problems()).toEqual([]);
  });
});

describe('a credit note that was voided in the ledger', () => {
  test('is accepted as voided after the daily look has found it: its invoice stands as before', () => {
    const place = creditedScene();
    voidNote(place);
    expect(place.problems()).toEqual([
      expect.stringMatching(
        /^E-618 Credit note .* was voided.*: what it gave back is billed as before/,
      ),
    ]);
    expect(accept(place)).toMatchObject({ ending: 'done' });
    draftAgain(place);
    approveAndPost(place);
    expect(isVoided(place)).toEqual([false, true]);
    expect(place.problems()).toEqual([]);
  });

  test('is not accepted while what it gave back is billed again', () => {
    const place = creditedScene();
    draftAgain(place);
    approveAndPost(place);
    voidNote(place);
    const { ending, message } = accept(place);
    expect(ending).toBe('stopped');
    expect(message).toMatch(
      /^What Credit note .* gave back is billed again on INV-\d+\. Credit or void/,
    );
  });

  test.each([
    ['time', 'pair', 'and 1 more are'],
    ['an expense', 'receipt', 'is'],
  ] as const)(
    'after %s was billed again is told with both invoices, also once the journal was lost',
    (_, documents, words) => {
      const place = creditedScene(documents);
      draftAgain(place);
      approveAndPost(place);
      voidNote(place);
      const twice = expect.stringMatching(
        new RegExp(
          `^E-624 tracker:\\d+ ${words} billed on INV-1001 and INV-1002, and no credit note`,
        ),
      );
      expect(place.problems()).toEqual([expect.stringMatching(/^E-618 /), twice]);
      loseJournal(place);
      expect(place.problems()).toEqual([twice]);
      approveAndPost(place);
      expect(isVoided(place)).toEqual([false, true, false]);
      expect(place.problems()).toEqual([expect.stringMatching(/^E-618 /), twice]);
      Object.assign(noteIn(place), { voided: false, changedAt: place.sim.now });
      place.post();
      expect(place.problems()).toEqual([]);
    },
  );
});
