import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../simulation/faults';
import { posting, run } from '../../simulation/run';
import { faultNamed, inTurn, keysOnly, promptLedger, scene, stub } from '../../simulation/scene';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** It was done, and the answer is a refusal all the same. */
const doneAndRefused: Fault = {
  name: 'refused after it was done',
  takesMs: 300,
  strike: (work, late, now) => {
    work(now);
    return stub(400, { code: 'cached', message: 'Replayed' }).strike(work, late, now);
  },
};

/** The same fault, and something that happens at that moment. */
const during = (fault: Fault, act: () => void): Fault => ({
  ...fault,
  strike: (...how) => {
    act();
    return fault.strike(...how);
  },
});

const refused = stub(400, { code: '2500', message: 'Invalid reference' });

describe('a document whose answer was lost', () => {
  test('is found and kept, where nothing forbids a second one', () => {
    const { post, sim, row } = scene('pair', keysOnly);
    post(inTurn(faultNamed('answer lost')));
    expect(row()['State']).toBe('unknown');
    sim.pass(HOUR);
    post();
    expect(row()['State']).toBe('posted');
    expect(sim.ledger.documents).toHaveLength(1);
  });

  test('is in doubt still when the repetition of it is refused', () => {
    const { post, sim, row } = scene('pair');
    post(inTurn(faultNamed('request lost'), refused));
    expect(row()['State']).toBe('unknown');
    sim.pass(HOUR);
    post();
    expect(row()['State']).toBe('posted');
    expect(sim.ledger.documents).toHaveLength(1);
  });

  test('waits for a person where somebody has taken its number meanwhile', () => {
    const { post, sim, row, problems, enterByHand } = scene('pair', keysOnly);
    post(inTurn(faultNamed('request lost')));
    const theirs = enterByHand('INV-1001');
    sim.pass(HOUR);
    post();
    expect(row()['State']).toBe('parked');
    expect(problems()).toEqual([
      expect.stringMatching(
        /^E-415 .*INV-1001 is document \d+ of customer C9\. Give that document/,
      ),
    ]);
    theirs.total = '0.00';
    sim.ledger.documents.splice(sim.ledger.documents.indexOf(theirs), 1);
    for (let hour = 0; hour < 3; hour++) {
      sim.pass(HOUR);
      post();
    }
    expect(row()['State']).toBe('posted');
  });

  test('is not given back when its number was taken in the middle of it', () => {
    const { post, sim, row, enterByHand } = scene('pair');
    const lost = faultNamed('request lost');
    post(inTurn(during(lost, () => enterByHand('INV-1001', HOUR))));
    expect(row()['State']).toBe('parked');
    expect(sim.ledger.documents).toHaveLength(1);
  });

  test('is in doubt when the run that sent it was cut off', () => {
    const { post, sim, row, problems } = scene('pair', keysOnly);
    const { host } = scene('pair', keysOnly).post();
    post({ kill: { call: host.names.indexOf('http.write') + 1, when: 'after' } });
    sim.pass(MINUTE);
    post();
    expect(row()['Remark']).toBe('It is being sent.');
    expect(problems()).toEqual([]);
    sim.pass(11 * MINUTE);
    post();
    expect(row()['Remark']).toMatch(/^Nobody knows yet whether it arrived: the run that sent it/);
    sim.pass(HOUR);
    post();
    expect(row()['State']).toBe('posted');
    expect(sim.ledger.documents).toHaveLength(1);
  });
});

describe('a refusal', () => {
  test('of a document that is there after all is none', () => {
    const { post, sim, row } = scene('pair', promptLedger);
    post(inTurn(doneAndRefused));
    expect(row()['State']).toBe('posted');
    expect(sim.ledger.documents).toHaveLength(1);
  });

  test('proves nothing while the ledger cannot be asked', () => {
    const { post, row } = scene('pair');
    let refusals = 0;
    const down = stub(503, 'Down');
    post({
      fault: ({ method }) => {
        if (method === 'GET') return refusals > 0 ? down : null;
        refusals++;
        return refused;
      },
    });
    expect(row()['State']).toBe('unknown');
  });

  test('because of a number that somebody else took lets the work go', () => {
    const { post, row, problems, enterByHand } = scene('pair');
    post(inTurn(during(refused, () => enterByHand('INV-1001', HOUR))));
    expect(row()['State']).toBe('rejected');
    expect(problems()).toEqual([expect.stringMatching(/^E-415 .*Raise 'Next invoice number'/)]);
  });
});

describe('the line to the ledger', () => {
  test('rests for as long as the ledger asks, and what waits says nothing', () => {
    const { post, sim, problems, row } = scene('both');
    post(inTurn(faultNamed('429 for a day')));
    expect([row(1)['State'], row(2)['State']]).toEqual(['frozen', 'frozen']);
    expect(problems()).toEqual([expect.stringMatching(/^W-602 Invoice INV-1001 was not taken/)]);
    expect(post().host.names).not.toContain('http.write');
    sim.pass(HOUR);
    post();
    expect([row(1)['State'], row(2)['State']]).toEqual(['posted', 'posted']);
  });

  test("breaks when the ledger answers with another's document", () => {
    const { post, sim, row } = scene('both', keysOnly);
    post(inTurn(faultNamed("another's document")));
    expect([row(1)['State'], row(2)['State']]).toEqual(['unknown', 'frozen']);
    expect(row()['Remark']).toMatch(/answered with document of another customer/);
    sim.pass(20 * MINUTE);
    expect(post().host.names).not.toContain('http.write');
    sim.pass(HOUR);
    post();
    expect([row(1)['State'], row(2)['State']]).toEqual(['posted', 'posted']);
    expect(sim.ledger.documents).toHaveLength(2);
  });
});

describe('a document that is posted', () => {
  test('is compared later where it cannot be fetched now', () => {
    const { post, row } = scene('pair');
    const down = stub(503, 'Down');
    post({ fault: ({ url }) => (/invoices\/\d+$/.test(url) ? down : null) });
    expect(row()['Remark']).toBe('It is in the ledger, not compared yet.');
    post();
    expect(row()['Remark']).toBe('');
  });

  test('is left alone where the journal was emptied under it', () => {
    const { sim, book, row } = scene('pair');
    const rivals = new Map([
      [
        scene('pair').post().host.names.indexOf('http.write') + 1,
        () => {
          book.journal = new Map([['facts:ledger', book.journal.get('facts:ledger') ?? '']]);
        },
      ],
    ]);
    run(sim, book, { ...posting, script: { rivals } });
    sim.pass(HOUR);
    run(sim, book, posting);
    sim.pass(HOUR);
    run(sim, book, posting);
    expect(sim.ledger.documents).toHaveLength(1);
    expect(row()['State']).toBe('posted');
  });
});
