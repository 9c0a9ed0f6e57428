import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../simulation/faults';
import { postPass } from '../../simulation/run';
import { faultNamed, keysOnly, scene, stub } from '../../simulation/scene';
import type { Script } from '../../simulation/sim-host';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What happens to the files that are sent; documents pass. */
const filesMeet = (...faults: readonly Fault[]): Script => {
  const left = [...faults];
  return {
    fault: ({ method, url }) =>
      method === 'POST' && url.includes('/files') ? (left.shift() ?? null) : null,
  };
};

const down = stub(503, 'Down');

describe('a receipt', () => {
  test('is attached once', () => {
    const { post, sim } = scene();
    post();
    expect(sim.ledger.documents.map(({ files }) => files.length)).toEqual([1]);
  });

  test('whose fate nobody knows is looked for after the quiet time, and attached once', () => {
    const { post, sim, change } = scene();
    post(filesMeet(faultNamed('answer lost')));
    post();
    expect(sim.ledger.documents[0]?.files).toHaveLength(1);
    sim.pass(10 * MINUTE);
    post();
    sim.pass(HOUR);
    post();
    expect(sim.ledger.documents[0]?.files).toHaveLength(1);
    change(({ host }) =>
      expect([...host.journal.all().values()].join()).toContain('"receipts":"a"'),
    );
  });

  test('that was lost on its way is sent again', () => {
    const { post, sim } = scene();
    post(filesMeet(faultNamed('request lost')));
    expect(sim.ledger.documents[0]?.files).toEqual([]);
    sim.pass(15 * MINUTE);
    post();
    expect(sim.ledger.documents[0]?.files).toHaveLength(1);
  });

  test('waits where the ledger cannot say what it has', () => {
    const { post, sim } = scene();
    post({
      fault: ({ method, url }) => (method === 'GET' && url.includes('/files') ? down : null),
    });
    expect(sim.ledger.documents[0]?.files).toEqual([]);
    post();
    expect(sim.ledger.documents[0]?.files).toHaveLength(1);
  });

  test('that the ledger refuses is told with its words, tried again, and stops at last', () => {
    const { post, sim, problems } = scene();
    const refusal = stub(400, { code: 'type', message: 'This type of file is not taken' });
    const always = filesMeet(...Array.from({ length: 9 }, () => refusal));
    post(always);
    expect(problems()).toEqual([
      expect.stringMatching(
        /^E-215 The receipt of tracker:\d+ is not on Invoice INV-1001: This type/,
      ),
    ]);
    for (let round = 0; round < 6; round++) {
      sim.pass(HOUR);
      post(always);
    }
    expect(post(always).host.names).not.toContain('http.write');
    expect(sim.ledger.documents).toHaveLength(1);
  });

  test('that a full document has no room for is told, and not sent', () => {
    const { post, sim, problems } = scene('receipt', { ...keysOnly, mostFiles: 0 });
    const { host } = post();
    expect(problems()).toEqual([
      expect.stringMatching(/^W-223 The receipt of tracker:\d+ .* it holds 0 files/),
    ]);
    expect(host.names.filter((name) => name === 'http.write')).toHaveLength(1);
    expect(sim.ledger.documents.map(({ files }) => files)).toEqual([[]]);
  });

  test('that the tracker does not have is told', () => {
    const { post, problems, type } = scene();
    type('Expenses', 'Receipt address', 'https://tracker.test/1/missing.pdf');
    post();
    expect(problems()).toEqual([expect.stringMatching(/^E-215 The receipt of tracker:/)]);
  });

  test('whose address is not safe is not fetched', () => {
    const { post, problems, type } = scene();
    type('Expenses', 'Receipt address', 'http://tracker.test/1/taxi.pdf');
    const { host } = post();
    expect(problems()).toEqual([expect.stringMatching(/^E-21\d The receipt of tracker:/)]);
    expect(host.names.filter((name) => name === 'http.write')).toHaveLength(1);
  });

  test('is told where the tracker is not connected', () => {
    const { change, problems } = scene();
    change((world) => postPass({ ...world, source: null }));
    expect(problems()).toEqual([expect.stringMatching(/the tracker that has it is not connected/)]);
  });

  test('of a type that nobody knows goes as bytes', () => {
    const { post, sim, type } = scene();
    type('Expenses', 'Receipt type', '');
    post();
    expect(sim.ledger.documents[0]?.files).toHaveLength(1);
  });

  test('stays away where the settings say so', () => {
    const { post, sim, set } = scene();
    set('Attach receipts', 'no');
    post();
    expect(sim.ledger.documents[0]?.files).toEqual([]);
  });

  test('is fetched again after a fault of the platform', () => {
    const { post, sim } = scene();
    const { names } = scene().post().host;
    const fetched = names.lastIndexOf('http.write') - 5;
    for (let call = fetched; call < names.length; call++) {
      const other = scene();
      expect(other.post({ errors: new Set([call]) }).ending).toMatch(/error|done/);
      other.sim.pass(HOUR);
      other.post();
      other.sim.pass(HOUR);
      other.post();
      expect(other.sim.ledger.documents.map(({ files }) => files.length)).toEqual([1]);
    }
    post();
    expect(sim.ledger.documents).toHaveLength(1);
  });

  test('is left for the next run where time is short', () => {
    const { sim, post } = scene('receipt', keysOnly);
    const slow: Fault = { name: 'slow', takesMs: 300_000, strike: (work, _, now) => work(now) };
    post({
      fault: ({ method, url }) => (method === 'GET' && url.includes('/files') ? slow : null),
    });
    expect(sim.ledger.documents.map(({ files }) => files.length)).toEqual([0]);
    sim.pass(HOUR);
    post();
    expect(sim.ledger.documents.map(({ files }) => files.length)).toEqual([1]);
  });

  test('is left to whoever else has changed the document meanwhile', () => {
    const { names } = scene().post().host;
    for (let call = names.indexOf('http.write') + 1; call < names.length; call++) {
      const { sim, post, change } = scene();
      const rivals = new Map([[call, () => void change(postPass)]]);
      post({ rivals });
      sim.pass(HOUR);
      post();
      expect(sim.ledger.documents.map(({ files }) => files.length)).toEqual([1]);
    }
  });
});
