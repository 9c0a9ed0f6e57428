import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { makeWork, prepareFirm } from '../../simulation/firm';
import { workOn } from '../../simulation/invariants';
import { ledgerKinds } from '../../simulation/ledger-traits';
import { Random } from '../../simulation/random';
import { drafting, posting, run, ticking } from '../../simulation/run';
import { SimWorld } from '../../simulation/sim-world';

const [traits] = ledgerKinds;
if (!traits) throw new Error('no kind of ledger');

jest.setTimeout(240_000);

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

  test('stops when the rows of a folded one are gone, and goes on when they are back', () => {
    const before = new Map(book.tabs);
    const allocations = book.tabs.get('Allocations') ?? [];
    book.tabs.set('Allocations', allocations.slice(0, 1));
    expect(run(sim, book, posting).message).toMatch(/^Nothing to post/);
    expect(JSON.stringify(book.tabs.get('Problems'))).toContain('E-513');
    book.tabs = before;
    run(sim, book, posting);
    expect(JSON.stringify(book.tabs.get('Problems'))).not.toContain('E-513');
  });
});
