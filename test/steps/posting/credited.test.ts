import { describe, expect, test } from '@jest/globals';
import type { DocumentOrder, Ledger, LedgerDocument } from '../../../src/connectors/ledger';
import type { Difference } from '../../../src/rules/drift';
import { acceptDocument } from '../../../src/steps/accept-document';
import { acceptVoided } from '../../../src/steps/accept-voided';
import { credit } from '../../../src/steps/credit';
import type { Cell } from '../../../src/tabs/cell';
import { drafting, posting, run, ticking } from '../../simulation/run';
import { promptLedger, scene } from '../../simulation/scene';
import { approveAndPost, DAY, giveBack, HOUR, idOf, type Place, postedScene } from './credit-scene';

/** Fills the journal with other things, so that what is finished is folded at the next run. */
function fold(place: Place): void {
  for (let n = 0; n < 30; n++) place.book.journal.set(`other:${n}`, 'x'.repeat(8_500));
  place.post();
  for (let n = 0; n < 30; n++) place.book.journal.delete(`other:${n}`);
}

const foldedOf = ({ book }: Place) =>
  [...book.journal.keys()].filter((key) => key.startsWith('z:')).length;

const totals = ({ sim }: Place) => sim.ledger.documents.map(({ total }) => total);

/** The invoice is voided in the ledger, and a person accepts that. */
function voidFirst(place: Place): string {
  const { sim, post, change } = place;
  const documentId = idOf(place);
  const [first] = sim.ledger.documents;
  if (first) Object.assign(first, { voided: true, changedAt: sim.now });
  sim.pass(DAY + HOUR);
  post();
  change((world) => void acceptVoided(world, { document: documentId, reason: 'billed wrongly' }));
  return documentId;
}

describe('a credit note', () => {
  test('on an invoice that was folded gives it back, and its work is billed again', () => {
    const place = postedScene('both');
    fold(place);
    expect(foldedOf(place)).toBe(2);
    expect(giveBack(place, 'whole', idOf(place, 2)).ending).toBe('done');
    approveAndPost(place);
    run(place.sim, place.book, drafting(place.work, 2));
    approveAndPost(place);
    const [, billed, ...later] = totals(place);
    expect(later).toEqual([billed, billed]);
    expect(place.problems()).toEqual([]);
  });

  test('on a folded invoice whose rows were changed waits with a sentence', () => {
    const place = postedScene('both');
    fold(place);
    giveBack(place, 'whole');
    place.book.tabs.set(
      'Allocations',
      (place.book.tabs.get('Allocations') ?? []).filter((cells) => !cells.includes('billed')),
    );
    approveAndPost(place);
    expect(totals(place)).toHaveLength(2);
    expect(place.problems()).toContainEqual(
      expect.stringMatching(/^E-515 .*the invoice that it credits is not posted here/),
    );
  });

  test('is not sent once its invoice was voided in the ledger', () => {
    const place = postedScene();
    giveBack(place, 'hour');
    const { sim, problems } = place;
    const [first] = sim.ledger.documents;
    if (first) Object.assign(first, { voided: true, changedAt: sim.now });
    sim.pass(DAY + HOUR);
    place.post();
    approveAndPost(place);
    expect(totals(place)).toHaveLength(1);
    expect(problems()).toContainEqual(
      expect.stringMatching(/^E-515 .*credits is not posted here, or not any more/),
    );
  });

  test('names the number that we gave where the ledger says none', () => {
    const place = scene('pair', promptLedger);
    const orders: DocumentOrder[] = [];
    const numberless = ({ documents }: Ledger): Partial<Ledger> => {
      const { invoice, creditNote = invoice } = documents;
      const without = (found: LedgerDocument) => ({ ...found, number: '' });
      return {
        documents: {
          invoice: {
            ...invoice,
            read: (answer) => without(invoice.read(answer)),
            fetch: (id) => {
              const { request, read } = invoice.fetch(id);
              return { request, read: (answer) => without(read(answer)) };
            },
          },
          creditNote: {
            ...creditNote,
            request: (order, facts) => {
              orders.push(order);
              return creditNote.request(order, facts);
            },
          },
        },
      };
    };
    place.postInto(numberless);
    place.postInto(numberless);
    expect(giveBack(place, 'hour').ending).toBe('done');
    run(place.sim, place.book, ticking);
    place.postInto(numberless);
    expect(orders[0]?.credits).toEqual({ ledgerId: '100', number: 'INV-1001' });
  });

  test('that gave work back oftener than a draft says keeps that draft from being sent', () => {
    const place = postedScene();
    const { sim, book, work, problems } = place;
    giveBack(place, 'whole');
    approveAndPost(place);
    run(sim, book, drafting(work, 2));
    run(sim, book, ticking);
    const rows = book.tabs.get('Allocations') ?? [];
    const typed = (cell: Cell) => String(cell).replace('|again 1', '|again 2');
    book.tabs.set(
      'Allocations',
      rows.map((row) => row.map((cell) => (typed(cell) === String(cell) ? cell : typed(cell)))),
    );
    run(sim, book, posting);
    expect(totals(place)).toHaveLength(2);
    expect(problems()).toContainEqual(
      expect.stringMatching(/^E-514 .*credit notes or invoices on tracker:\d+ have changed since/),
    );
  });
});

describe('a ledger that takes no credit notes', () => {
  const invoicesOnly = ({ documents: { invoice } }: Ledger) => ({ documents: { invoice } });

  test('gets none of them, and a person is told to enter it', () => {
    const place = postedScene();
    giveBack(place, 'hour');
    run(place.sim, place.book, ticking);
    place.postInto(invoicesOnly);
    expect(totals(place)).toHaveLength(1);
    expect(place.problems()).toEqual([
      expect.stringMatching(/^E-516 .*The ledger takes no credit note from Tieout.*by hand/),
    ]);
  });

  test('has none drafted for it', () => {
    const place = postedScene();
    const { message, ending } = place.change((world) => {
      const caller = world.ledger;
      const ledger = caller?.connector.ledger;
      if (!caller || !ledger) throw new Error('no ledger');
      const connector = { ...caller.connector, ledger: { ...ledger, ...invoicesOnly(ledger) } };
      const part = { kind: 'whole' } as const;
      const wish = { invoice: idOf(place), part, reason: 'agreed', isGivenUp: false };
      credit({ ...world, ledger: Object.assign(Object.create(caller), { connector }) }, wish);
    });
    expect(ending).toBe('stopped');
    expect(message).toBe('The ledger takes no credit note from Tieout.');
  });
});

describe('an invoice that was accepted as voided', () => {
  test('is shown as voided, is told no more, and its work is billed once more', () => {
    const place = postedScene();
    const { sim, book, work, post, row, problems } = place;
    voidFirst(place);
    expect([row()['State'], row()['Approve'], row()['Remark']]).toEqual([
      'voided',
      false,
      'It was voided in the ledger, and its work is free again: billed wrongly.',
    ]);
    expect(row()['Ledger ID']).toBe('100');
    post();
    expect(problems()).toEqual([]);
    run(sim, book, drafting(work, 2));
    approveAndPost(place);
    expect(sim.ledger.documents.map(({ voided }) => voided)).toEqual([true, false]);
  });

  test('keeps nothing from being billed when its memory is damaged', () => {
    const place = postedScene();
    const { sim, book, work, problems } = place;
    voidFirst(place);
    for (const key of book.journal.keys()) if (key.startsWith('p:')) book.journal.delete(key);
    place.post();
    expect(problems()).toEqual([expect.stringMatching(/^E-619 Invoice INV-1001: .* damaged/)]);
    run(sim, book, drafting(work, 2));
    approveAndPost(place);
    expect(sim.ledger.documents.map(({ voided }) => voided)).toEqual([true, false]);
    expect(problems()).toEqual([]);
  });

  test('on the Drift tab is told no more, and keeps its work', () => {
    const place = postedScene();
    const { sim, book, work, change, post, row, problems } = place;
    const [first] = sim.ledger.documents;
    if (first) Object.assign(first, { voided: true, changedAt: sim.now });
    sim.pass(DAY + HOUR);
    post();
    expect(problems()).toEqual([expect.stringMatching(/^E-618 /)]);
    const documentId = idOf(place);
    change((world) => acceptDocument(world, { documentId } as Difference, new Map()));
    run(sim, book, drafting(work, 2));
    approveAndPost(place);
    expect(problems()).toEqual([]);
    expect(row()['State']).toBe('parked');
    expect(sim.ledger.documents).toHaveLength(1);
  });
});
