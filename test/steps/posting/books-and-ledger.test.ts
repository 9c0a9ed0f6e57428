import { describe, expect, test } from '@jest/globals';
import type { Work } from '../../simulation/firm';
import { approving, drafting, posting, run, ticking } from '../../simulation/run';
import { bareLedger, keysOnly, promptLedger, scene, stub } from '../../simulation/scene';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Place = ReturnType<typeof scene>;

const onlyDocument = ({ sim }: Place) => {
  const [document] = sim.ledger.documents;
  if (!document) throw new Error('nothing was posted');
  return document;
};

/** Everything outside the tabs is gone. */
const forget = ({ book }: Place) => {
  book.journal = new Map([['facts:ledger', book.journal.get('facts:ledger') ?? '']]);
};

/** The same document once more, as a person would copy it in the ledger. */
function copied(place: Place, id: string): void {
  const document = onlyDocument(place);
  const { now, ledger } = place.sim;
  ledger.documents.push({ ...document, id, files: [], createdAt: now - HOUR, changedAt: now });
}

describe.each([
  ['lists changes', keysOnly],
  ['only lists the documents of a customer', bareLedger],
])('a second document in a ledger that %s', (_, traits) => {
  test('is told with both ids, and settled once one of them is voided', () => {
    const place = scene('pair', traits);
    const { sim, post, problems, row } = place;
    post();
    copied(place, '900');
    sim.pass(DAY + HOUR);
    post();
    expect(problems()).toEqual([
      expect.stringMatching(
        /^E-616 Invoice INV-1001 is in The ledger more than once: .*100 and 900/,
      ),
    ]);
    post();
    expect(row()['State']).toBe('parked');
    const second = sim.ledger.documents[1];
    if (second) Object.assign(second, { voided: true, changedAt: sim.now });
    sim.pass(HOUR);
    post();
    sim.pass(HOUR);
    post();
    expect(row()['State']).toBe('posted');
    expect(problems()).toEqual([]);
  });
});

describe('a lost journal', () => {
  const lost = (traits = promptLedger) => {
    const place = scene('pair', traits);
    place.post();
    forget(place);
    place.post();
    place.sim.pass(HOUR);
    return place;
  };

  test('is not rebuilt while the ledger cannot say what it has', () => {
    const { post, row } = lost();
    const down = stub(503, 'Down');
    const { message } = post({ fault: ({ method }) => (method === 'GET' ? down : null) });
    expect(message).toMatch(/^The ledger could not say what it has, so the memory/);
    post();
    expect(row()['State']).toBe('posted');
  });

  test('is not rebuilt where a ledger without a list of changes does not answer', () => {
    const { post, row } = lost(bareLedger);
    const down = stub(503, 'Down');
    const { message } = post({ fault: ({ method }) => (method === 'GET' ? down : null) });
    expect(message).toMatch(/^The ledger could not say what it has/);
    post();
    expect(row()['State']).toBe('posted');
  });

  test('gives back what is no longer there, unapproved', () => {
    const { sim, post, row } = lost();
    sim.ledger.documents.length = 0;
    post();
    expect([row()['State'], row()['Approve'], row()['Number']]).toEqual(['draft', false, '']);
    expect(row()['Remark']).toBe('It is not in the ledger.');
  });

  test('leaves drafts as they are', () => {
    const place = lost();
    const { sim, book, work, post, row } = place;
    forget(place);
    sim.ledger.documents.length = 0;
    post();
    sim.pass(HOUR);
    post();
    run(sim, book, drafting(work, 2));
    expect(row()['State']).toBe('draft');
  });

  test('shows what is there twice', () => {
    const place = lost();
    copied(place, '900');
    place.post();
    expect(place.row()['State']).toBe('parked');
    expect(place.problems()).toEqual([expect.stringMatching(/^E-616 /)]);
  });

  test('sends nothing again that was voided in the ledger', () => {
    const place = lost();
    const { sim, book, post, row, problems } = place;
    onlyDocument(place).voided = true;
    post();
    run(sim, book, approving);
    post();
    expect(row()['State']).toBe('parked');
    expect(problems()).toEqual([expect.stringMatching(/^E-618 .*voided or deleted/)]);
    expect(sim.ledger.documents).toHaveLength(1);
  });
});

describe('documents that nobody here knows', () => {
  test('are told one by one, and the many that are left by their number', () => {
    const place = scene('pair');
    const { sim, post, problems } = place;
    post();
    for (let n = 0; n < 60; n++) {
      copied(place, `9${n}`);
      const last = sim.ledger.documents[n + 1];
      if (last) Object.assign(last, { marker: `tt:${String(n).padStart(16, '0')}` });
    }
    sim.pass(DAY + HOUR);
    post();
    expect(problems()).toHaveLength(51);
    expect(problems()).toContainEqual(expect.stringMatching(/^E-617 10 more documents in The/));
  });
});

describe('a copy of a workbook', () => {
  test.each([
    ['with the journal', (place: Place) => new Map(place.book.journal)],
    ['without it', (place: Place) => new Map([...place.book.journal].slice(0, 1))],
  ])('%s changes nothing in the ledger', (_, journalOf) => {
    const place = scene('pair');
    const { sim, book } = place;
    run(sim, book, posting);
    const copy = sim.addBook('copy-1');
    copy.tabs = new Map(book.tabs);
    copy.journal = journalOf(place);
    const { message, host } = run(sim, copy, posting);
    expect(message).toMatch(/^This is a copy of another workbook, and posting stays/);
    expect(host.names).not.toContain('http.write');
  });
});

/** More work for the first customer. */
const aPiece = (n: number): Work => ({
  id: `tracker:${n}`,
  customerId: 'C1',
  seconds: 3600,
  cents: 900 + n,
  receiptUrl: '',
});

describe('an approved draft', () => {
  test('without lines waits with E-514', () => {
    const { book, post, problems } = scene('pair');
    book.tabs.set('Invoice lines', (book.tabs.get('Invoice lines') ?? []).slice(0, 1));
    post();
    expect(problems()).toEqual([expect.stringMatching(/^E-514 .*it has no lines/)]);
  });

  test('waits while the memory of another is damaged', () => {
    const { sim, book, post, problems, work } = scene('pair');
    post();
    for (const key of book.journal.keys()) if (key.startsWith('p:')) book.journal.delete(key);
    run(sim, book, drafting([...work, aPiece(9)], 1));
    run(sim, book, ticking);
    post();
    expect(problems()).toContainEqual(expect.stringMatching(/^E-619 .*cannot be sent/));
    expect(sim.ledger.documents).toHaveLength(1);
    sim.pass(DAY + HOUR);
    expect(post().ending).toBe('done');
  });

  test('waits its turn behind twenty others', () => {
    const { sim, book, post, work } = scene('pair');
    const more = Array.from({ length: 25 }, (_, n) => aPiece(n));
    run(sim, book, drafting([...work, ...more], 1));
    run(sim, book, ticking);
    post();
    sim.pass(HOUR);
    post();
    expect(sim.ledger.documents).toHaveLength(27);
  });
});
