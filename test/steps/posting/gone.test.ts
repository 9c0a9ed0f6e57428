import { describe, expect, test } from '@jest/globals';
import { promptLedger, scene, stub, unreadableOnceSent } from '../../simulation/scene';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('a document that the ledger has no more', () => {
  test('before it was compared is missed only once it must show', () => {
    const { sim, post, row, problems } = scene('pair', promptLedger);
    post(unreadableOnceSent());
    for (const document of [...sim.ledger.documents]) sim.ledger.remove(document);
    post();
    expect(row()['State']).toBe('posted');
    expect(row()['Remark']).toMatch(/not compared yet/);
    sim.pass(HOUR);
    post();
    expect(problems()).toEqual([expect.stringMatching(/^E-618 Invoice INV-1001 was voided or/)]);
  });

  test('under its id, and under its number has, is there', () => {
    const { sim, post, row, problems } = scene('pair', promptLedger);
    post(unreadableOnceSent());
    sim.pass(HOUR);
    const gone = stub(404, 'Not found');
    post({ fault: ({ method, url }) => (method === 'GET' && /\/100$/.test(url) ? gone : null) });
    expect(row()['State']).toBe('posted');
    expect(problems()).toEqual([]);
    post();
    expect(row()['Remark']).toBe('');
  });

  test('nor its copy is missed, and no longer told to be there twice', () => {
    const { sim, post, problems } = scene('pair', promptLedger);
    post();
    const [first] = sim.ledger.documents;
    if (first) sim.ledger.documents.push({ ...first, id: '900', changedAt: sim.now });
    sim.pass(DAY + HOUR);
    post();
    expect(problems()).toEqual([expect.stringMatching(/^E-616 Invoice INV-1001 is in The ledger/)]);
    for (const document of [...sim.ledger.documents]) sim.ledger.remove(document);
    sim.pass(HOUR);
    post();
    expect(problems()).toEqual([expect.stringMatching(/^E-618 Invoice INV-1001 was voided or/)]);
  });
});

describe('a copy of an invoice that has not changed for long', () => {
  /** A workbook with such an invoice, of which somebody has just made a copy in the ledger. */
  function copiedLate() {
    const place = scene('pair', promptLedger);
    const { sim, post } = place;
    for (const days of [0, 50, 50]) {
      sim.pass(days * DAY);
      post();
    }
    const [first] = sim.ledger.documents;
    if (!first) throw new Error('nothing was posted');
    sim.ledger.documents.push({ ...first, id: '900', createdAt: sim.now, changedAt: sim.now });
    sim.pass(DAY + HOUR);
    return { ...place, first };
  }

  test('is told once the ledger says that the invoice is there', () => {
    const { post, problems } = copiedLate();
    const down = stub(503, 'Down');
    post({ fault: ({ method, url }) => (method === 'GET' && /\/100$/.test(url) ? down : null) });
    expect(problems()).toEqual([]);
    post();
    expect(problems()).toEqual([expect.stringMatching(/^E-616 Invoice INV-1001 .*100 and 900/)]);
  });

  test('takes its place where it is gone', () => {
    const { sim, post, problems, row, first } = copiedLate();
    sim.ledger.remove(first);
    post();
    sim.pass(HOUR);
    post();
    expect([row()['State'], row()['Ledger ID']]).toEqual(['posted', '900']);
    expect(problems()).toEqual([]);
  });
});
