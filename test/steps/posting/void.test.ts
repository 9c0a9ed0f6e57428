import { describe, expect, test } from '@jest/globals';
import type { Ledger } from '../../../src/connectors/ledger';
import type { Difference } from '../../../src/rules/drift';
import { acceptDocument } from '../../../src/steps/accept-document';
import { acceptVoided } from '../../../src/steps/accept-voided';
import { credit } from '../../../src/steps/credit';
import { saveLedgerFacts } from '../../../src/steps/ledger-facts';
import { voidDocument } from '../../../src/steps/void-document';
import type { Fault } from '../../simulation/faults';
import { drafting, posting, run, ticking } from '../../simulation/run';
import { always, keysOnly, promptLedger, scene, stub } from '../../simulation/scene';
import type { Script } from '../../simulation/sim-host';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Place = ReturnType<typeof scene>;

/** A workbook whose invoices are posted. */
function postedScene(documents: 'pair' | 'both' = 'pair', traits = promptLedger): Place {
  const place = scene(documents, traits);
  place.post();
  return place;
}

const idOf = ({ row }: Place, place = 1) => String(row(place)['Document ID']);

const press = (place: Place, script: Script = {}, document = idOf(place)) =>
  run(place.sim, place.book, {
    script,
    work: (world) => ({
      goesOn: false,
      message: voidDocument(world, { document, reason: 'billed twice' }),
    }),
  });

/** What a person reads who presses the button. */
const told = (place: Place, script: Script = {}, document?: string) => {
  const { ending, message } = press(place, script, document);
  return `${ending}: ${message}`;
};

/** Somebody changes the first document in the ledger. */
const changed = (place: Place, fields: object) =>
  Object.assign(place.sim.ledger.documents[0] ?? {}, { ...fields, changedAt: place.sim.now });

function approveAndPost({ sim, book }: Place): void {
  run(sim, book, ticking);
  for (let round = 0; round < 2; round++) {
    run(sim, book, posting);
    sim.pass(HOUR);
  }
}

const lives = ({ sim }: Place) => sim.ledger.documents.map(({ voided }) => !voided);

const events = ({ book }: Place) =>
  (book.tabs.get('Event log') ?? []).slice(1).map((row) => row.slice(2).join(' · '));

describe('a posted invoice', () => {
  test('is made void, told, and billed again under another number', () => {
    const place = postedScene();
    const { sim, book, work, row, problems } = place;
    expect(told(place)).toBe(
      'done: Invoice INV-1001 no longer counts in The ledger: its work can be drafted again.',
    );
    expect([row()['State'], row()['Approve'], row()['Remark']]).toEqual([
      'voided',
      false,
      'It was voided in the ledger, and its work is free again: billed twice.',
    ]);
    expect(events(place)).toEqual([
      expect.stringMatching(/asked to void in the ledger · .*posted, .*billed twice · 000001$/),
      expect.stringMatching(
        /voided in the ledger · .*posted, .* · voided · billed twice · 000002$/,
      ),
    ]);
    expect(told(place)).toMatch(/^stopped: There is no posted document/);
    run(sim, book, drafting(work, 2));
    approveAndPost(place);
    expect(lives(place)).toEqual([false, true]);
    expect(row()['Number']).toBe('INV-1002');
    expect(problems()).toEqual([]);
  });

  test('that was drafted again before a cut off run could show it stays a draft', () => {
    const place = postedScene();
    press(place);
    for (const [key, text] of place.book.journal) {
      if (!key.startsWith('i:')) continue;
      place.book.journal.set(key, text.replace('"unticked":true', '"unticked":false'));
    }
    run(place.sim, place.book, drafting(place.work, 2));
    run(place.sim, place.book, ticking);
    place.post();
    expect([place.row()['State'], place.row()['Approve']]).toEqual(['draft', false]);
    approveAndPost(place);
    expect(lives(place)).toEqual([false, true]);
  });

  test('that is void in the ledger already is taken as that, with nothing sent', () => {
    const place = postedScene();
    changed(place, { voided: true });
    const { host, message } = press(place);
    expect(message).toMatch(/no longer counts/);
    expect(host.names).not.toContain('http.write');
  });

  test('that was deleted there is believed to be gone once its number finds nothing either', () => {
    const place = postedScene();
    const gone = stub(404, {});
    const lost = (others: Fault | null): Script => ({
      fault: ({ url }) => (/\/invoices\/\d+$/.test(url) ? gone : others),
    });
    expect(told(place, lost(stub(404, {})))).toMatch(/does not show yet/);
    expect(told(place, lost(null))).toMatch(/does not show yet/);
    expect(place.row()['Remark']).toBe('It is being made void in the ledger.');
    place.sim.ledger.documents.length = 0;
    place.sim.pass(HOUR);
    place.post();
    expect(place.row()['State']).toBe('voided');
    expect(place.problems()).toEqual([]);
  });

  const refusals: readonly (readonly [string, object, RegExp])[] = [
    ['was changed', { total: '1.00' }, /it was changed there: total 660.19 here and 1.00 in the/],
    ['is paid in part', { open: '0.19' }, /of its 660.19 only 0.19 is open, the rest is paid or/],
    ['belongs to another', { customer: 'C9' }, /customer C2 here and C9 in the ledger/],
  ];

  test.each(refusals)('that %s stays, and the reason is told for a day', (_, fields, words) => {
    const place = postedScene();
    changed(place, fields);
    const before = JSON.stringify(place.sim.ledger.documents);
    const { ending, message, host } = press(place);
    expect(ending).toBe('stopped');
    expect(message).toMatch(/^Invoice INV-1001 was not voided in The ledger: /);
    expect(message).toMatch(words);
    expect(message).toMatch(/\. Put that right in The ledger and void it again, or credit it inst/);
    expect(host.names).not.toContain('http.write');
    expect(JSON.stringify(place.sim.ledger.documents)).toBe(before);
    place.post();
    expect(place.row()['State']).toBe('posted');
    expect(place.problems()).toEqual([expect.stringMatching(/^W-622 .* was not voided/)]);
    place.sim.pass(DAY + HOUR);
    place.post();
    expect(place.problems().filter((text) => text.startsWith('W-622'))).toEqual([]);
  });

  test('that was changed, and accepted as it is, is made void as it is', () => {
    const place = postedScene();
    changed(place, { total: '660.20' });
    place.sim.pass(DAY + HOUR);
    place.post();
    const documentId = idOf(place);
    place.change((world) => {
      const ways = world.ledger?.connector.ledger?.documents.invoice;
      const document = ways && world.ledger?.call(ways.fetch('100'));
      const found = new Map([[documentId, document ?? null]]);
      acceptDocument(world, { documentId } as Difference, found);
    });
    expect(told(place)).toMatch(/no longer counts/);
    expect(lives(place)).toEqual([false]);
  });

  test('of a period that was closed meanwhile stays', () => {
    const place = postedScene();
    const closed: Pick<Ledger, 'facts'> = {
      facts: [
        {
          request: { method: 'GET', url: 'https://ledger.test/invoices' },
          read: () => ({ closedThrough: '2026-12-31' as never }),
        },
      ],
    };
    const pressed = place.change((world) => {
      saveLedgerFacts(world.host.journal, {
        ...JSON.parse(world.host.journal.get('facts:ledger') ?? '{}'),
        ...closed.facts[0]?.read({} as never),
      });
      voidDocument(world, { document: idOf(place), reason: 'twice' });
    });
    expect(pressed.message).toMatch(/falls in a closed period \(books closed through 2026-12-31\)/);
    expect(lives(place)).toEqual([true]);
  });

  test('is not credited while it is being made void', () => {
    const place = postedScene();
    press(place, always(500, 'busy'));
    const crediting = place.change((world) => {
      const part = { kind: 'whole' } as const;
      credit(world, { invoice: idOf(place), part, reason: 'agreed', isGivenUp: false });
    });
    expect(crediting.ending).toBe('stopped');
  });

  test('is looked at before it is asked for once more, and the refusal of that counts', () => {
    const place = postedScene('pair', keysOnly);
    expect(told(place, always(500, 'busy'))).toMatch(
      /^done: The ledger does not show yet that Invoice INV-1001 is void\. Tieout looks again/,
    );
    place.post();
    expect(place.problems()).toEqual([expect.stringMatching(/^W-621 .*does not show it yet/)]);
    place.sim.pass(DAY + HOUR);
    place.post(always(400, { code: '5010', message: 'Stale object' }));
    expect(place.problems()).toEqual([expect.stringMatching(/^W-622 .*: Stale object\./)]);
    expect(lives(place)).toEqual([true]);
    expect(told(place)).toMatch(/no longer counts/);
  });

  test('stays as it is where the ledger lets nobody in, and Post goes on later', () => {
    const place = postedScene();
    expect(told(place, always(401, {}, 'GET'))).toMatch(/^stopped: .*The ledger/);
    place.post();
    expect(lives(place)).toEqual([false]);
    expect(place.row()['State']).toBe('voided');
  });

  test('waits for another run where too little time is left', () => {
    const place = postedScene();
    const call = press(postedScene()).host.names.indexOf('http.read') + 1;
    const rivals = new Map([[call, () => place.sim.pass(300_000)]]);
    expect(told(place, { rivals })).toMatch(/does not show yet/);
    expect(lives(place)).toEqual([true]);
    place.post();
    expect(lives(place)).toEqual([false]);
  });

  test('that is there twice is told as that, and not made void by itself', () => {
    const place = postedScene();
    press(place, always(500, 'busy'));
    const { sim, post, problems } = place;
    const twin = sim.ledger.documents.map((one) => ({ ...one, id: '900', changedAt: sim.now }));
    sim.ledger.documents.push(...twin);
    sim.pass(DAY + HOUR);
    post(always(500, 'busy'));
    expect(problems()).toEqual([expect.stringMatching(/^E-616 .*100 and 900/)]);
    sim.pass(HOUR);
    post();
    expect(lives(place)).toEqual([true, true]);
  });

  test('needs a reason, and must be settled', () => {
    const place = postedScene();
    const silent = place.change(
      (world) => void voidDocument(world, { document: idOf(place), reason: ' ' }),
    );
    expect(silent.message).toMatch(/^Say why/);
    changed(place, { total: '1.00' });
    place.sim.pass(DAY + HOUR);
    place.post();
    expect(told(place)).toBe(
      'stopped: Invoice INV-1001 is not settled yet. Run Post first; Problems says what is wrong.',
    );
  });
});

describe('a credit note', () => {
  const noted = () => {
    const place = postedScene();
    place.change((world) => {
      const part = { kind: 'whole' } as const;
      credit(world, { invoice: idOf(place), part, reason: 'agreed', isGivenUp: false });
    });
    return place;
  };

  test('that is drafted or posted keeps its invoice from being made void', () => {
    const place = noted();
    expect(told(place)).toBe(
      'stopped: A credit note on Invoice INV-1001 is drafted. Discard it under After posting in the sidebar first.',
    );
    approveAndPost(place);
    expect(told(place)).toMatch(
      /^stopped: Invoice INV-1001 is credited by CN-1001\. Void that one/,
    );
  });

  test('that is made void gives nothing back, and its invoice bills again', () => {
    const place = noted();
    approveAndPost(place);
    expect(told(place, {}, idOf(place, 2))).toMatch(/what it gave back is billed as before/);
    expect(lives(place)).toEqual([true, false]);
    run(place.sim, place.book, drafting(place.work, 2));
    approveAndPost(place);
    expect(lives(place)).toEqual([true, false]);
    expect(told(place)).toMatch(/no longer counts/);
  });

  test('that is being made void frees no work meanwhile', () => {
    const place = noted();
    approveAndPost(place);
    expect(told(place, always(500, 'busy'), idOf(place, 2))).toMatch(/does not show yet/);
    run(place.sim, place.book, drafting(place.work, 2));
    run(place.sim, place.book, ticking);
    place.post();
    expect(lives(place)).toEqual([true, true]);
    place.sim.pass(HOUR);
    place.post();
    expect(lives(place)).toEqual([true, false]);
  });

  test('whose work is billed again is accepted as voided no more', () => {
    const place = noted();
    approveAndPost(place);
    run(place.sim, place.book, drafting(place.work, 2));
    approveAndPost(place);
    expect(told(place, {}, idOf(place, 2))).toMatch(/gave back is billed again on INV-1002/);
    const accepting = place.change(
      (world) => void acceptVoided(world, { document: idOf(place, 2), reason: 'x' }),
    );
    expect(accepting.ending).toBe('stopped');
  });
});
