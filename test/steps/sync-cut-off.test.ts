import { describe, expect, test } from '@jest/globals';
import type { Host, HttpRequest } from '../../src/host';
import { mappingTab } from '../../src/tabs/mapping-tab';
import { response } from '../support/memory-host';
import { ClientFirm, HOTEL, KESTREL, ledgers } from './support/client-conflicts';
import { mortal } from './support/mortal';

const NAME = 'Kestrel Robotics, Inc.';
const THERE = 'Kestrel Robotics Inc';

const customerOf = (one: ClientFirm, id: string) =>
  one.firm.records(mappingTab).find(({ mappingId }) => mappingId === `Client → customer|${id}`);

describe.each(ledgers)('changes of customers of %s that go wrong', (ledger) => {
  const missing = () => new ClientFirm(ledger).customer(THERE, null);

  test('a customer that was made for the client before is taken over, whoever forgot it', () => {
    const one = missing().begin().decide(`${KESTREL}|Customer`, 'create');
    const before = one.save();
    one.sync();
    const again = new ClientFirm(ledger, { ...before, state: one.firm.state });
    expect(again.sync().message).toMatch(/^1 change made in the ledger\./);
    expect(again.customers()).toEqual(one.customers());
    expect(customerOf(again, KESTREL)).toMatchObject({ target: NAME, confirmed: true });
  });

  test('an answer that is lost is looked up before anything is sent again', () => {
    const one = missing().begin().rule('Address', 'tracker');
    one
      .customer('Hôtel Lumière & Fils SAS', { line: 'Old 1' })
      .decide(`${KESTREL}|Customer`, 'create');
    one.look();
    const writes = () =>
      one.firm.host.requests.filter(
        ({ method, url }) => method !== 'GET' && /customer|Contacts/.test(url),
      );
    const lost = deaf(one.firm.host);
    expect(one.sync(lost)).toMatchObject({
      outcome: 'failed',
      message: expect.stringMatching(/Whether '.*' was changed is looked up first\.$/),
    });
    expect(writes()).toHaveLength(1);
    one.firm.host.clock += 10 * 60_000;
    expect(one.sync()).toMatchObject({ outcome: 'done' });
    expect(writes()).toHaveLength(2);
    expect(one.customers().filter((row) => row.startsWith(NAME))).toHaveLength(1);
    expect(one.said().filter((line) => line.startsWith('created a customer'))).toHaveLength(1);
    expect(one.said().filter((line) => line.startsWith('changed the ledger'))).toHaveLength(1);
  });

  test('a run that is cut off at any call loses nothing and makes nothing twice', () => {
    const one = missing().begin().rule('missing', 'create').rule('Name', 'tracker');
    one.rule('Address', 'tracker').customer('Hôtel Lumière & Fils SAS', { line: 'Old 1' }).look();
    const saved = one.save();
    const outcome = (firm: ClientFirm) => ({
      customers: firm.customers(),
      said: [...firm.said()].sort(),
      conflicts: firm.conflict(`${HOTEL}|Address`) ?? firm.conflict(`${KESTREL}|Customer`),
      mapped: [customerOf(firm, KESTREL)?.target, customerOf(firm, HOTEL)?.target],
    });
    const whole = new ClientFirm(ledger, saved);
    whole.sync();
    const expected = outcome(whole);
    expect(expected.customers).not.toEqual(one.customers());
    let calls = 0;
    for (let alive = true; alive; calls += 1) {
      const firm = new ClientFirm(ledger, saved);
      alive = diedAt(firm, calls);
      firm.firm.host.clock += 10 * 60_000;
      firm.sync();
      expect({ calls, ...outcome(firm) }).toEqual({ calls, ...expected });
    }
    expect(calls).toBeGreaterThan(100);
  }, 300_000);
});

/** Whether a run that may do so many calls did not come to its end. */
function diedAt(firm: ClientFirm, calls: number): boolean {
  try {
    firm.sync(mortal(firm.firm.host, calls));
    return false;
  } catch {
    return true;
  }
}

/** A host that sends everything and hears no answer to what writes. */
const deaf = (host: Host): Host =>
  new Proxy(host, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (name !== 'fetchAll') return typeof value === 'function' ? value.bind(target) : value;
      return (requests: readonly HttpRequest[]) =>
        target
          .fetchAll(requests)
          .map((answer, at) => (requests[at]?.method === 'GET' ? answer : response(0, 'Timeout')));
    },
  });
