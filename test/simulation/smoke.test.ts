import { describe, expect, test } from '@jest/globals';
import type { World } from '../../src/steps/world';
import { REFUSED } from './fake-ledger';
import { makeWork, prepareFirm } from './firm';
import { ledgerKinds } from './ledger-traits';
import { Random } from './random';
import { approving, drafting, posting, run } from './run';
import { SimWorld } from './sim-world';

describe.each(ledgerKinds)('a month posted without trouble into a ledger with $name', (traits) => {
  const random = new Random(1);
  const sim = new SimWorld(random, traits);
  const book = sim.addBook('book-1');
  const work = makeWork(random, 9).filter(({ customerId }) => customerId !== REFUSED);
  const prepared = (world: World) => {
    prepareFirm(world, work, traits.takesNumbers);
    return { goesOn: false, message: '' };
  };
  run(sim, book, { work: prepared });
  run(sim, book, drafting(work, 3));
  run(sim, book, approving);
  const first = run(sim, book, posting);

  test('has each piece of work on one document', () => {
    expect(first.message).toMatch(/^\d invoices? posted\.$/);
    const billed = sim.ledger.documents.flatMap(({ lines }) =>
      lines.flatMap(({ text }) => text.split(' ')),
    );
    expect(billed.sort()).toEqual(work.map(({ id }) => id).sort());
  });

  test('changes nothing when it is run again', () => {
    const before = JSON.stringify([...book.tabs]);
    const second = run(sim, book, posting);
    expect(second.message).toBe('Nothing to post: no approved draft waits.');
    expect(second.host.names.filter((name) => /write|change/.test(name))).toEqual([]);
    expect(JSON.stringify([...book.tabs])).toBe(before);
  });

  test('shows the documents as they are drafted again', () => {
    const before = JSON.stringify([...book.tabs]);
    run(sim, book, drafting(work, 3));
    expect(JSON.stringify([...book.tabs])).toBe(before);
  });
});
