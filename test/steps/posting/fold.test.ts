import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { makeWork, prepareFirm } from '../../simulation/firm';
import { ledgerKinds } from '../../simulation/ledger-traits';
import { workOn } from '../../simulation/net-billed';
import { Random } from '../../simulation/random';
import { drafting, posting, run, ticking } from '../../simulation/run';
import { scene, stub } from '../../simulation/scene';
import type { Script } from '../../simulation/sim-host';
import { SimWorld } from '../../simulation/sim-world';

const [traits] = ledgerKinds;
if (!traits) throw new Error('no kind of ledger');

jest.setTimeout(240_000);

const HOUR = 3_600_000;

/** More than a hundred documents, which is more than the journal can hold unfolded. */
describe('a journal that fills', () => {
  const sim = new SimWorld(new Random(5), traits);
  const book = sim.addBook('book-1');
  const work = makeWork(new Random(5), 330)
    .filter(({ customerId }) => customerId !== 'C4')
    .map((one) => ({ ...one, receiptUrl: '' }));
  const used = () =>
    [...book.journal].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  const shown = () => JSON.stringify([...book.tabs]);
  const problems = () => JSON.stringify(book.tabs.get('Problems') ?? []);

  beforeAll(() => {
    run(sim, book, {
      work: (world) => {
        prepareFirm(world, work, true);
        return { goesOn: false, message: '' };
      },
    });
    for (let month = 0; month < 6; month++) {
      run(sim, book, drafting(work.slice(0, (month + 1) * 55), 3));
      run(sim, book, ticking);
      for (let tries = 0; tries < 4; tries++) run(sim, book, posting);
    }
  });

  test('takes every document, folding the old ones', () => {
    const billed = sim.ledger.documents.flatMap(workOn).sort();
    expect(billed).toEqual(work.map(({ id }) => id).sort());
    expect([...book.journal.keys()].filter((key) => key.startsWith('z:')).length).toBeGreaterThan(
      20,
    );
    expect(used()).toBeLessThan(260_000);
  });

  test('still knows what the folded ones bill', () => {
    const before = shown();
    run(sim, book, drafting(work, 2));
    run(sim, book, ticking);
    run(sim, book, posting);
    expect(shown()).toBe(before);
    expect(new Set(sim.ledger.documents.flatMap(workOn)).size).toBe(work.length);
  });

  test('bills new work beside them', () => {
    const more = { id: 'tracker:9', customerId: 'C1', seconds: 3600, cents: 900, receiptUrl: '' };
    work.push(more);
    run(sim, book, drafting(work, 3));
    run(sim, book, ticking);
    run(sim, book, posting);
    expect(sim.ledger.documents.filter((one) => workOn(one).includes(more.id))).toHaveLength(1);
  });

  test('tells a row that somebody changed, until it is as it was', () => {
    const before = book.tabs;
    const [head = [], ...rows] = book.tabs.get('Invoices') ?? [];
    const net = head.indexOf('Net');
    const typed = rows.map((row) => row.map((cell, at) => (at === net ? Number(cell) + 1 : cell)));
    book.tabs = new Map([...before, ['Invoices', [head, ...typed]]]);
    run(sim, book, posting);
    expect(problems()).toMatch(/W-507.*were changed by hand/);
    book.tabs = before;
    run(sim, book, posting);
    expect(problems()).not.toContain('W-507');
  });

  test('are no strangers in the ledger, but a second document of one of them is', () => {
    sim.pass(25 * HOUR);
    run(sim, book, posting);
    expect(problems()).not.toContain('E-617');
    const [first] = sim.ledger.documents;
    if (!first) throw new Error('nothing was posted');
    const { now } = sim;
    sim.ledger.documents.push({ ...first, id: '9000', createdAt: now, changedAt: now });
    sim.pass(25 * HOUR);
    run(sim, book, posting);
    expect(problems()).toMatch(/E-617.*Document 9000 /);
    sim.ledger.documents.pop();
  });

  test('stops when the rows of a folded one are gone, and goes on when they are back', () => {
    const before = new Map(book.tabs);
    const allocations = book.tabs.get('Allocations') ?? [];
    book.tabs.set('Allocations', allocations.slice(0, 1));
    expect(run(sim, book, posting).message).toMatch(/^Nothing to post/);
    expect(problems()).toMatch(/E-513.*removed or bill something/);
    book.tabs = before;
    run(sim, book, posting);
    expect(problems()).not.toContain('E-513');
  });
});

/** A small workbook whose journal is filled by something else. */
describe('a journal that is full of other things', () => {
  const crowded = () => {
    const place = scene('both');
    place.post();
    for (let n = 0; n < 30; n++) place.book.journal.set(`other:${n}`, 'x'.repeat(8_500));
    return place;
  };
  const foldedIn = (journal: ReadonlyMap<string, string>) =>
    [...journal.keys()].filter((key) => key.startsWith('z:')).length;

  test('folds what is finished', () => {
    const { book, post } = crowded();
    post();
    expect(foldedIn(book.journal)).toBe(2);
  });

  test('keeps what is damaged as it is', () => {
    const { book, post } = crowded();
    const [chunk = ''] = [...book.journal.keys()].filter((key) => key.startsWith('p:'));
    book.journal.set(chunk, 'damaged');
    post();
    expect(foldedIn(book.journal)).toBe(1);
    expect(JSON.stringify(book.tabs.get('Problems'))).toContain('E-619');
  });

  test('keeps a document whose receipt is still to be attached', () => {
    const place = scene('both');
    const fileless: Script = {
      fault: ({ url }) => (url.includes('/files') ? stub(503, 'Down') : null),
    };
    place.post(fileless);
    for (let n = 0; n < 30; n++) place.book.journal.set(`other:${n}`, 'x'.repeat(8_500));
    place.post(fileless);
    expect(foldedIn(place.book.journal)).toBe(1);
    place.sim.pass(HOUR);
    place.post();
    place.post();
    expect(place.sim.ledger.documents.map(({ files }) => files.length).sort()).toEqual([0, 1]);
  });

  test('leaves a document that somebody else is changing just now', () => {
    const measured = crowded();
    const before = measured.sim.fork();
    const { names } = measured.post().host;
    const [book] = before.books;
    if (!book) throw new Error('no workbook');
    const changed: string[] = [];
    const rival = () => {
      for (const [key, text] of book.journal) {
        if (!key.startsWith('i:')) continue;
        const posting = JSON.parse(text);
        book.journal.set(key, JSON.stringify({ ...posting, revision: posting.revision + 1 }));
        changed.push(key);
      }
    };
    run(before, book, {
      ...posting,
      script: { rivals: new Map([[names.lastIndexOf('lock') + 1, rival]]) },
    });
    expect(changed).not.toEqual([]);
    expect(book.journal.has(changed.at(-1) ?? '')).toBe(true);
    run(before, book, posting);
    expect(foldedIn(book.journal)).toBe(2);
  });
});
