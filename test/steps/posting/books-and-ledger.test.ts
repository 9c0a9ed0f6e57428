import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Decimal } from '../../../src/money/decimal';
import type { Work } from '../../simulation/firm';
import { approving, drafting, posting, run, ticking } from '../../simulation/run';
import {
  bareLedger,
  faultNamed,
  inTurn,
  keysOnly,
  promptLedger,
  scene,
  stub,
} from '../../simulation/scene';

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

  test('knows what was billed in advance, before the day of its work', () => {
    const place = scene('pair', promptLedger);
    place.post();
    const [document] = place.sim.ledger.documents;
    const sentAt = Date.parse('2026-03-31') - 10 * DAY;
    Object.assign(document ?? {}, { createdAt: sentAt, changedAt: sentAt });
    place.sim.pass(100 * DAY);
    forget(place);
    place.post();
    place.sim.pass(HOUR);
    place.post();
    expect(place.row()['State']).toBe('posted');
  });

  test('is rebuilt though somebody takes the rows away in the middle', () => {
    for (let call = 1; call <= 40; call++) {
      const place = lost();
      const { sim, book, post } = place;
      sim.ledger.documents.length = 0;
      const clear = () => {
        const [head = []] = book.tabs.get('Invoices') ?? [];
        book.tabs.set('Invoices', [head]);
      };
      expect(post({ rivals: new Map([[call, clear]]) }).ending).toBe('done');
    }
  });

  test('leaves drafts as they are', () => {
    const place = scene('pair');
    const { sim, book, work, post, row } = place;
    post();
    run(sim, book, drafting([...work, aPiece(9)], 2));
    forget(place);
    post();
    sim.pass(HOUR);
    post();
    expect([row(1)['State'], row(2)['State']].sort()).toEqual(['draft', 'posted']);
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

describe('what the ledger says of itself', () => {
  const told = (...answers: readonly object[]) => ({
    facts: answers.map((answer) => ({
      request: { method: 'GET', url: 'https://ledger.test/invoices' } as const,
      read: () => answer,
    })),
  });

  test.each([
    ['is kept where it has changed', () => told({ company: 'Renamed Ltd' }), 'Renamed Ltd'],
    ['stays where it says the same', () => told({ company: 'Simulated Ltd' }), 'Simulated Ltd'],
    ['stays where it is not asked', () => told(), 'Simulated Ltd'],
  ])('%s', (_, facts, company) => {
    const { book, postInto, sim } = scene('pair');
    postInto(facts);
    expect(book.journal.get('facts:ledger')).toContain(company);
    expect(sim.ledger.documents).toHaveLength(1);
  });

  test('stays where it does not answer', () => {
    const { book, postInto, sim } = scene('pair');
    const missing = { method: 'GET', url: 'https://ledger.test/invoices/none' } as const;
    postInto(() => ({ facts: [{ request: missing, read: () => ({ company: 'Nobody' }) }] }));
    expect(book.journal.get('facts:ledger')).toContain('Simulated Ltd');
    expect(sim.ledger.documents).toHaveLength(1);
  });
});

test('an exchange rate is compared as the ledger keeps it', () => {
  const { postInto, row, sim, post } = scene('receipt');
  const rounded = '1.08' as Decimal;
  postInto(() => ({ rateAsKept: () => rounded }));
  expect(row()['Remark']).toMatch(/exchange rate 1\.08 here and 1\.0837 in the ledger/);
  sim.pass(HOUR);
  post();
  expect(row()['State']).toBe('posted');
});

describe('an approved draft', () => {
  test('is not claimed when the making of its request fails with a fault of our own', () => {
    const { postInto, book } = scene('pair');
    const broken = () => {
      throw new TypeError('x is undefined');
    };
    expect(() =>
      postInto(({ documents }) => ({
        documents: { invoice: { ...documents.invoice, request: broken } },
      })),
    ).toThrow('x is undefined');
    expect([...book.journal.keys()].filter((key) => key.startsWith('i:'))).toEqual([]);
  });

  test('whose request is gone from the memory waits for a person', () => {
    const { sim, book, post, row } = scene('both');
    post(inTurn(faultNamed('429 for a day')));
    for (const [key, text] of book.journal) {
      if (!key.startsWith('p:')) continue;
      const emptied = JSON.stringify({ ...JSON.parse(text), request: null });
      book.journal.set(key, emptied);
      const [, posting = ''] = key.split(':');
      const record = JSON.parse(book.journal.get(`i:${posting}`) ?? '');
      const hash = createHash('sha256').update(emptied).digest('hex');
      const content = { ...record.content, hash };
      book.journal.set(`i:${posting}`, JSON.stringify({ ...record, content }));
    }
    sim.pass(HOUR);
    post();
    expect([row(1)['State'], row(2)['State']]).toEqual(['parked', 'parked']);
    expect(sim.ledger.documents).toEqual([]);
  });

  test('waits where somebody else is at it, for as long as a person would', () => {
    const { names } = scene('pair').post().host;
    const inside = names.indexOf('lock') + 2;
    const { sim, book, post } = scene('pair');
    const endings: string[] = [];
    const rival = () => {
      endings.push(run(sim, book, { ...posting, actor: 'ben@example.com' }).ending);
    };
    post({ rivals: new Map([[inside, rival]]) });
    expect(endings).toEqual(['busy']);
    expect(sim.ledger.documents).toHaveLength(1);
  });

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
