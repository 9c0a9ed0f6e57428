import { describe, expect, test } from '@jest/globals';
import { callerFor } from '../../../src/connectors/call';
import type { Connector } from '../../../src/connectors/connector';
import type { LedgerDocuments } from '../../../src/connectors/ledger';
import { claims } from '../../../src/steps/journal';
import { post, postingWaits } from '../../../src/steps/post';
import type { World } from '../../../src/steps/world';
import { invoicesTab } from '../../../src/tabs/invoices-tab';
import { approving, drafting, postPass, run, ticking } from '../../simulation/run';
import { always, keysOnly, scene, stub } from '../../simulation/scene';

const HOUR = 3_600_000;

/** A step that cannot begin says why, in one sentence. */
describe('posting does not begin', () => {
  const stopped = (act: (world: World) => World): string => {
    const { change } = scene();
    return change((world) => postPass(act(world))).message;
  };

  test('without a ledger', () => {
    expect(stopped((world) => ({ ...world, ledger: null }))).toBe(
      'No ledger is connected. Connect one under Set-up, then post.',
    );
  });

  test.each<[what: string, lacks: (invoice: LedgerDocuments) => Partial<LedgerDocuments>]>([
    [
      'that cannot be asked what it has',
      ({ capabilities }) => ({ capabilities: { ...capabilities, lookup: false } }),
    ],
    ['that only knows documents by their number', () => ({ changed: undefined as never })],
  ])('with a ledger %s', (_, lacks) => {
    const message = stopped((world) => {
      const connector = world.ledger?.connector as Connector;
      const { ledger } = connector;
      if (!ledger) throw new Error('no ledger');
      const { invoice } = ledger.documents;
      const documents = { invoice: { ...invoice, ...lacks(invoice) } };
      const mute = { ...connector, ledger: { ...ledger, documents } };
      const connection = { token: '', tenant: 'company', sandbox: false };
      return { ...world, ledger: callerFor(world.host, mute, connection as never) };
    });
    expect(message).toMatch(/cannot say whether it has a document/);
  });

  test('before the ledger was pulled', () => {
    const { book, post: postNow } = scene();
    book.journal.delete('facts:ledger');
    expect(postNow().message).toBe('Run Pull first: it asks The ledger how its company is set up.');
  });

  test('while a setting cannot be read', () => {
    const { set, post: postNow } = scene();
    set('Next invoice number', 'soon');
    expect(postNow().message).toMatch(/Then run Post again\.$/);
  });

  test('for another company than the one that documents were approved for', () => {
    const { change, post: postNow } = scene();
    postNow();
    const message = change((world) => {
      const connection = { token: '', tenant: 'other', sandbox: false };
      const ledger = callerFor(
        world.host,
        world.ledger?.connector as Connector,
        connection as never,
      );
      postPass({ ...world, ledger });
    }).message;
    expect(message).toMatch(/^This workbook posts to the company ledger:company, and ledger:other/);
  });
});

describe('an approved draft', () => {
  test('whose number is too long waits with E-414', () => {
    const { set, post: postNow, problems, sim } = scene();
    set('Invoice number prefix', 'A-VERY-LONG-PREFIX-OF-A-FIRM-');
    postNow();
    expect(problems()).toEqual([
      expect.stringMatching(/^E-414 .* is longer than The ledger takes/),
    ]);
    expect(sim.ledger.documents).toEqual([]);
  });

  test('waits with E-510 when the journal is full', () => {
    const { book, post: postNow, problems } = scene();
    for (let n = 0; n < 50; n++) book.journal.set(`other:${n}`, 'x'.repeat(8_500));
    postNow();
    expect(problems()).toEqual([expect.stringMatching(/^E-510 .*too many open invoices/)]);
  });

  test('that no longer foots waits with E-514, and others are posted', () => {
    const { type, post: postNow, problems, sim } = scene('both');
    type('Invoices', 'Net', 1, 1);
    postNow();
    expect(problems()).toEqual([expect.stringMatching(/^E-514 .*lines come to/)]);
    expect(sim.ledger.documents).toHaveLength(1);
  });

  test('of which the ledger makes no request waits with E-516', () => {
    const { change, problems } = scene();
    change((world) => {
      const ledger = world.ledger?.connector.ledger;
      if (!ledger || !world.ledger) throw new Error('no ledger');
      const request = () => {
        throw new RangeError('item: it is inactive');
      };
      const documents = { invoice: { ...ledger.documents.invoice, request } };
      const connector = { ...world.ledger.connector, ledger: { ...ledger, documents } };
      postPass({ ...world, ledger: { ...world.ledger, connector } });
    });
    expect(problems()).toEqual([expect.stringMatching(/^E-516 .*item: it is inactive/)]);
  });
});

test('a row that no longer shows what was posted does so again, and that is said once', () => {
  const { change, post: postNow, row } = scene();
  postNow();
  const documentId = String(row()['Document ID']);
  change(({ workbook }) => {
    const values = new Map([[documentId, { state: 'draft' as const }]]);
    workbook.put(invoicesTab, { owner: 'draft', values, mode: 'merge' });
  });
  expect(postNow().message).toMatch(/^Nothing to post: .* they show again what was posted\.$/);
  expect(row()['State']).toBe('posted');
  expect(postNow().message).toBe('Nothing to post: no approved draft waits.');
});

describe('what the ledger answers', () => {
  test('a refusal frees the work, takes the tick back and is told with its words', () => {
    const { post: postNow, problems, row, book, work, sim } = scene();
    postNow(always(400, { code: '2500', message: 'Invalid reference' }));
    expect(problems()).toEqual([
      expect.stringMatching(/^E-614 Invoice INV-1001 was refused.*Invalid/),
    ]);
    expect(row()['State']).toBe('rejected');
    expect(row()['Approve']).toBe(false);
    expect(postNow().host.names).not.toContain('http.write');
    run(sim, book, drafting(work, 2));
    run(sim, book, ticking);
    postNow();
    expect(row()['State']).toBe('posted');
    expect(row()['Number']).toBe('INV-1001');
    expect(problems()).toEqual([]);
  });

  test('an outcome that nobody knows is told with the moment of the next look', () => {
    const { post: postNow, problems, row, change } = scene('receipt', keysOnly);
    postNow(always(200, '<!DOCTYPE html><html>'));
    expect(row()['State']).toBe('unknown');
    expect(problems()).toEqual([
      expect.stringMatching(
        /^W-601 .*answered with a web page; nobody knows yet.*looks there after 2026/,
      ),
    ]);
    change((world) => expect(postingWaits(world)).toBe(true));
  });

  test('a ledger that does not let us in stops the step before anything is sent', () => {
    const { post: postNow, sim } = scene();
    const { message } = postNow(always(401, { code: 'token', message: 'Token expired' }, 'GET'));
    expect(message).toMatch(/no longer lets Tieout in/);
    expect(sim.ledger.documents).toEqual([]);
  });

  test('a ledger that cannot be asked is sent nothing', () => {
    const { post: postNow, problems, sim, row } = scene();
    postNow(always(500, 'Internal error', 'GET'));
    postNow(always(500, 'Internal error', 'GET'));
    expect(problems()).toEqual([expect.stringMatching(/^W-602 Invoice INV-1001 was not taken/)]);
    expect(sim.ledger.documents).toEqual([]);
    postNow();
    expect(row()['State']).toBe('posted');
  });

  test('a question without an answer for six days is for a person, and its answer settles it', () => {
    const { post: postNow, problems, row, sim } = scene('receipt', keysOnly);
    postNow(always(502, 'Bad gateway'));
    sim.pass(7 * 24 * HOUR);
    postNow(always(503, 'Down', 'GET'));
    expect(row()['State']).toBe('parked');
    expect(problems()).toEqual([expect.stringMatching(/^E-620 /)]);
    postNow(always(503, 'Down', 'GET'));
    expect(row()['State']).toBe('parked');
    sim.pass(HOUR);
    postNow();
    sim.pass(HOUR);
    postNow();
    expect(row()['State']).toBe('posted');
    expect(sim.ledger.documents).toHaveLength(1);
  });

  test('a cent of difference is parked with both figures, and settled when it is gone', () => {
    const { post: postNow, problems, row, sim } = scene();
    postNow({
      fault: ({ method }) => (method === 'POST' ? { ...stub(200, ''), miscounts: true } : null),
    });
    expect(row()['State']).toBe('parked');
    const [document] = sim.ledger.documents;
    if (!document) throw new Error('nothing was posted');
    expect(problems()).toEqual([
      expect.stringMatching(/^E-603 .*total .* here and .* in the ledger/),
    ]);
    postNow();
    expect(row()['State']).toBe('parked');
    document.total = (Number(document.total) - 0.01).toFixed(2);
    postNow();
    expect(row()['State']).toBe('posted');
    expect(problems()).toEqual([]);
  });

  test('a document that was voided or deleted there is told, and not sent again', () => {
    const { post: postNow, problems, row, sim } = scene();
    postNow();
    const [document] = sim.ledger.documents;
    if (!document) throw new Error('nothing was posted');
    document.voided = true;
    document.changedAt = sim.now;
    sim.pass(25 * HOUR);
    postNow();
    expect(problems()).toEqual([expect.stringMatching(/^E-618 .*voided or deleted/)]);
    sim.ledger.documents.length = 0;
    sim.pass(HOUR);
    postNow();
    expect(row()['Remark']).toMatch(/the ledger no longer has it/);
    expect(sim.ledger.documents).toEqual([]);
  });
});

describe('a workbook', () => {
  test('whose approved content is damaged parks that document and approves nothing new', () => {
    const { post: postNow, book, problems, row, sim } = scene('both', keysOnly);
    postNow(always(502, 'Bad gateway'));
    for (const key of book.journal.keys()) {
      if (key.startsWith('p:')) book.journal.set(key, 'x');
    }
    sim.pass(HOUR);
    postNow();
    expect(row()['State']).toBe('parked');
    expect(problems()).toContainEqual(expect.stringMatching(/^E-619 /));
  });

  test('approves only drafts without an open error', () => {
    const { book, change, type, work, sim } = scene('both');
    type('Invoices', 'Approve', false);
    change(() => {});
    const problem = [
      'error',
      'E-127',
      'No rate.',
      'Add one.',
      'Time',
      work[0]?.id ?? '',
      '',
      'price',
      'p1',
    ];
    const problems = book.tabs.get('Problems') ?? [
      [
        'Severity',
        'Code',
        'What is wrong',
        'What to do',
        'Tab',
        'Row',
        'Field',
        'Found by',
        'Problem ID',
      ],
    ];
    book.tabs.set('Problems', [problems[0] ?? [], problem]);
    expect(run(sim, book, approving).message).toBe(
      '1 invoice approved; 1 invoice must wait for the errors on the Problems tab.',
    );
    expect(run(sim, book, approving).message).toBe(
      'No further draft approved; 1 invoice must wait for the errors on the Problems tab.',
    );
  });

  test('gives the drafts what the journal knows', () => {
    const { post: postNow, change } = scene('both');
    postNow();
    change((world) => {
      const known = claims(world);
      expect(known.map(({ invoice }) => invoice.number)).toEqual(['INV-1001', 'INV-1002']);
      expect(known.every(({ document, verified }) => verified && document?.marker !== '')).toBe(
        true,
      );
      expect(known[0]?.document?.lineNets).toEqual(known[0]?.lines.map(({ net }) => net));
      expect(postingWaits(world)).toBe(false);
    });
  });

  test('takes up a pass that was left long ago from its beginning', () => {
    const { change, sim, row } = scene();
    change((world) => {
      const cursor = JSON.stringify({
        stage: 'second',
        startedAt: sim.now - HOUR,
        after: '9',
        skipped: 0,
        posted: { invoice: 2, creditNote: 0, bill: 0 },
        found: 1,
      });
      let next: string | null = cursor;
      do next = post.advance(world, next).cursor;
      while (next !== null);
    });
    expect(row()['State']).toBe('posted');
  });
});
