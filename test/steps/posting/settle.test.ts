import { describe, expect, test } from '@jest/globals';
import { voidDocument } from '../../../src/steps/void-document';
import { posting, run, ticking } from '../../simulation/run';
import { promptLedger, scene, stub } from '../../simulation/scene';
import { creditApplied } from '../../simulation/settling';
import type { Script } from '../../simulation/sim-host';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Place = ReturnType<typeof scene>;

/** A posted invoice, and an approved credit note of 240.07 on it that is to be applied. */
function credited(): Place {
  const place = scene('pair', promptLedger);
  place.post();
  place.change(creditApplied);
  run(place.sim, place.book, ticking);
  return place;
}

const opens = ({ sim }: Place) => sim.ledger.documents.map(({ open }) => open ?? 'all');

/** The invoice as somebody has changed it in the ledger. */
const changed = ({ sim }: Place, fields: object) =>
  Object.assign(sim.ledger.documents[0] ?? {}, { ...fields, changedAt: sim.now });

const remark = (place: Place) => place.row(2)['Remark'];

/** The same fault for every request whose address has this in it. */
const on = (part: RegExp, status: number, body: object = {}): Script => ({
  fault: ({ url }) => (part.test(url) ? stub(status, body) : null),
});

describe('a credit note that is to be applied to its invoice', () => {
  test('is, once, as far as it goes', () => {
    const place = credited();
    place.post();
    const after = opens(place);
    expect(after[1]).toBe('0.00');
    expect(after[0]).not.toBe('all');
    expect([remark(place), place.problems()]).toEqual(['', []]);
    place.sim.pass(HOUR);
    const { host } = place.post();
    expect(host.names).not.toContain('http.write');
    expect(opens(place)).toEqual(after);
  });

  test('settles no more than is open, and the rest is told for a day', () => {
    const place = credited();
    changed(place, { open: '0.19' });
    place.post();
    expect(opens(place)[0]).toBe('0.00');
    expect(remark(place)).toMatch(
      /^It is not all applied to its invoice: only 0\.19 of its [\d.]+ is used, no more of the invoice was open\.$/,
    );
    expect(place.problems()).toEqual([expect.stringMatching(/^W-623 .* Apply what is left of it/)]);
    place.sim.pass(DAY + HOUR);
    place.post();
    expect(place.problems()).toEqual([]);
  });

  const kept: readonly (readonly [string, object, RegExp])[] = [
    ['is paid', { open: '0.00' }, /nothing of the invoice is open/],
    ['is void', { voided: true }, /one of the two is void/],
  ];

  test.each(kept)('stays on account where the invoice %s', (_, fields, words) => {
    const place = credited();
    changed(place, fields);
    place.post();
    expect(remark(place)).toMatch(words);
    expect(opens(place)[1]).toBe('all');
  });

  test('stays on account where the ledger refuses it, in its own words', () => {
    const place = credited();
    place.post(on(/settle/, 400, { code: '6000', message: 'Both must be approved' }));
    expect(remark(place)).toBe('It is not all applied to its invoice: Both must be approved.');
    expect(opens(place)).toEqual(['all', 'all']);
  });

  test('stays on account where one of the two is gone, or the ledger has no way to do it', () => {
    const place = credited();
    place.post(on(/invoices\/100$/, 404));
    expect(remark(place)).toMatch(/one of the two is not there any more/);
    const other = credited();
    other.postInto(() => ({ settle: undefined as never }));
    expect(other.row(2)['Remark']).toBe('');
    const later = credited();
    later.post(on(/settle/, 500));
    later.sim.pass(HOUR);
    later.postInto(() => ({ settle: undefined as never }));
    expect(remark(later)).toMatch(/it takes no such request/);
  });

  test('is looked at again after the quiet time where nobody knows', () => {
    const place = credited();
    place.post(on(/settle/, 500));
    expect(remark(place)).toBe('It is being applied to its invoice.');
    const pressed = place.change(
      (world) => void voidDocument(world, { document: 'CN-1001', reason: 'twice' }),
    );
    expect(pressed.message).toMatch(/not settled yet/);
    place.post();
    expect(opens(place)).toEqual(['all', 'all']);
    place.sim.pass(HOUR);
    place.post();
    expect(opens(place)[1]).toBe('0.00');
  });

  test('waits where the ledger does not say how they stand, before or after', () => {
    const place = credited();
    place.post(on(/invoices\/100$/, 500));
    expect(remark(place)).toBe('It is being applied to its invoice.');
    let asked = 0;
    place.post({
      fault: ({ url }) => {
        if (/settle/.test(url)) asked++;
        return asked > 0 && /invoices\/100$/.test(url) ? stub(500, {}) : null;
      },
    });
    expect(remark(place)).toBe('It is being applied to its invoice.');
    expect(opens(place)[1]).toBe('0.00');
    place.sim.pass(HOUR);
    place.post();
    expect([remark(place), place.problems()]).toEqual(['', []]);
  });

  test('waits for another run where too little time is left', () => {
    const { host } = credited().post();
    const written = host.names.lastIndexOf('http.write');
    const call = host.names.lastIndexOf('http.read', written) + 1;
    const place = credited();
    place.post({ rivals: new Map([[call, () => place.sim.pass(296_000)]]) });
    expect(opens(place)).toEqual(['all', 'all']);
    place.post();
    expect(opens(place)[1]).toBe('0.00');
  });

  test('is left alone where its invoice does not count any more', () => {
    const place = credited();
    place.post(on(/settle/, 500));
    changed(place, { total: '1.00' });
    place.sim.pass(DAY + HOUR);
    run(place.sim, place.book, posting);
    expect(remark(place)).toMatch(/its invoice does not count any more/);
  });
});
