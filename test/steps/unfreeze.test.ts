import { describe, expect, jest, test } from '@jest/globals';
import { newPosting } from '../../src/rules/plan';
import { canBeTakenBack } from '../../src/rules/posting-changes';
import { approveDrafts } from '../../src/steps/approve';
import { dryRun } from '../../src/steps/dry-run';
import { openWorld } from '../../src/steps/open-world';
import { readStepRecord } from '../../src/steps/step-record';
import { unfreeze } from '../../src/steps/unfreeze';
import type { World } from '../../src/steps/world';
import { problemsTab } from '../../src/tabs/problems-tab';
import { approvedWorld, bookOf, reckoning } from '../simulation/enumerate';
import { postingsOf } from '../simulation/journal-view';
import { ledgerKinds } from '../simulation/ledger-traits';
import { drafting, posting, run, ticking } from '../simulation/run';
import { always, scene } from '../simulation/scene';
import { response } from '../support/memory-host';
import { SimulatedFirm } from '../support/simulated-firm';
import { smallFirm } from '../support/small-firm';

/** Hundreds of runs each. */
jest.setTimeout(120_000);

const unfreezing = {
  work: (world: World) => ({ goesOn: false, message: unfreeze(world, '').message }),
};

/** The ledger lets nobody in, so that what was approved is fixed and not sent. */
const shut = always(401, { code: 'token', message: 'Token expired' }, 'GET');

const NONE = 'Nothing approved waits to be sent for the first time.';
const TAKEN = '1 invoice taken back: nothing of it was sent. Approve it again when it is right.';

describe('an invoice that is fixed and was never sent', () => {
  test('is a draft again that nobody has approved, and is not sent', () => {
    const { change, post, row, problems, sim } = scene();
    post(shut);
    expect(row()['State']).toBe('frozen');
    expect(change((world) => unfreeze(world, String(row()['Document ID']))).ending).toBe('done');
    expect([row()['State'], row()['Approve'], row()['Remark']]).toEqual([
      'draft',
      false,
      'It was taken back before it was sent.',
    ]);
    expect(post().message).toBe('Nothing to post: no approved draft waits.');
    expect(problems()).toEqual([]);
    expect(sim.ledger.documents).toEqual([]);
  });

  test('is no longer said to wait, neither by Post nor on the Problems tab', () => {
    const firm = new SimulatedFirm(smallFirm());
    firm.runToDrafts();
    approveDrafts(openWorld(firm.host));
    const webPage = () => response(200, '<!doctype html><title>Sign in</title>');
    jest.spyOn(firm.host, 'fetchAll').mockImplementation((requests) => requests.map(webPage));
    expect(firm.run('post').message).toMatch(/^2 documents on the way/);
    const said = () => firm.records(problemsTab).filter(({ step }) => step === 'post');
    expect(said().map(({ code }) => code)).toEqual(['W-602', 'W-602']);
    expect(unfreeze(openWorld(firm.host), '').message).toMatch(/^2 invoices taken back: /);
    expect(said()).toEqual([]);
    expect(readStepRecord(firm.host.journal, 'post')).toMatchObject({
      message: 'Nothing to post: no approved draft waits.',
      warnings: 0,
    });
  });

  test('is sent under the number that it had, with what it says by then, once it is approved again', () => {
    const { post, row, sim, book, work } = scene();
    post(shut);
    run(sim, book, unfreezing);
    run(sim, book, drafting(work, 2));
    run(sim, book, ticking);
    post();
    expect([row()['State'], row()['Number']]).toEqual(['posted', 'INV-1001']);
    expect(sim.ledger.documents).toHaveLength(1);
  });

  test('is shown as it was fixed, and as a draft with the same hash afterwards', () => {
    const { change, post } = scene();
    const looks: unknown[] = [];
    const look = () =>
      change((world) => {
        const { rows, message } = dryRun(world);
        const [row] = rows;
        if (!row) throw new Error('nothing is shown');
        const { stage, hash, frozenHash, number } = row;
        looks.push([stage, number, hash === frozenHash, hash, message.replace(/: .* EUR/, '')]);
      });
    look();
    post(shut);
    look();
    change((world) => unfreeze(world, ''));
    look();
    const hash = expect.stringMatching(/^[0-9a-f]{12}$/);
    expect(looks).toEqual([
      ['approved', 'INV-1001', false, hash, '1 invoice will be sent.'],
      [
        'frozen',
        'INV-1001',
        true,
        hash,
        '1 invoice will be sent; 0 changed since they were shown.',
      ],
      ['draft', 'INV-1001', false, hash, 'Nothing is approved; 1 invoice would be sent.'],
    ]);
    expect(new Set(looks.map((one) => (one as string[])[3])).size).toBe(1);
  });

  test('frees its work for another invoice', () => {
    const base = approvedWorld(kind(0), 'pair');
    const book = bookOf(base.sim);
    run(base.sim, book, { ...posting, script: shut });
    expect(run(base.sim, book, unfreezing).message).toBe(TAKEN);
    expect(reckoning(base)).toEqual([]);
  });
});

test.each([
  ['nothing was approved', () => scene(), NONE],
  ['it was posted', () => posted(), NONE],
])('there is nothing to take back where %s', (_, prepare, message) => {
  const { sim, book } = prepare();
  expect(run(sim, book, unfreezing).message).toBe(message);
});

function posted() {
  const made = scene();
  made.post();
  return made;
}

test('one that is in the ledger stays, and a person is told what can be done', () => {
  const { change, row } = posted();
  change((world) => {
    expect(unfreeze(world, String(row()['Document ID'])).message).toBe(
      'INV-1001 is in the ledger already: credit it, or void it there.',
    );
  });
  expect(row()['State']).toBe('posted');
});

test('one that may have been sent stays, and a person is told why', () => {
  const { change, post, row } = scene();
  post(always(500, 'x'));
  let message = '';
  const before = row();
  change((world) => {
    message = unfreeze(world, String(before['Document ID'])).message;
  });
  expect(message).toBe(
    'INV-1001 cannot be taken back: it may have been sent already. Run Post to see.',
  );
  expect(row()).toEqual(before);
});

test('waits while a step is running, because that may be sending it', () => {
  const { change, post, row, book, sim } = scene();
  post(shut);
  const at = sim.now;
  const running = {
    runId: 'post-1',
    startedAt: at,
    endedAt: null,
    outcome: 'running',
    deadAt: at + 300_000,
    cursor: null,
    counts: [],
    errors: 0,
    warnings: 0,
    message: '',
    changedAt: null,
  };
  book.journal.set('step:post', JSON.stringify(running));
  expect(change((world) => unfreeze(world, '')).ending).toBe('busy');
  expect(row()['State']).toBe('frozen');
});

const frozen = newPosting({
  key: '0'.repeat(16),
  kind: 'invoice',
  documentId: 'T1',
  number: 'INV-1',
  generation: 1,
  tenant: 'ledger:company',
  revision: 1,
  frozenAt: 0,
  content: { prefix: 'p:', chunks: 1, hash: '', closed: false },
  requestKey: '',
  receipts: 0,
});

test.each([
  ['fixed', {}, true],
  ['sent before', { attempts: 1 }, false],
  ['doubtful', { tainted: true }, false],
  ['sending', { state: 'sending' }, false],
  ['unknown', { state: 'unknown' }, false],
  ['posted', { state: 'posted' }, false],
  ['refused', { state: 'rejected' }, false],
  ['parked', { state: 'parked' }, false],
] as const)('one that is %s can be taken back: %j, %s', (_, fields, can) => {
  expect(canBeTakenBack({ ...frozen, ...fields })).toBe(can);
});

/** Milliseconds that the run stands still before somebody takes back inside it. */
const STALLS = [0, 340_000];

describe.each(ledgerKinds)('with rivals, in a ledger with $name', (traits) => {
  const base = approvedWorld(traits, 'pair');

  test('taking back inside any call of a run that posts bills nothing twice and loses nothing', () => {
    const trial = base.sim.fork();
    const { host } = run(trial, bookOf(trial), posting);
    let taken = 0;
    const breaches: string[] = [];
    for (let call = 1; call <= host.calls; call++) {
      for (const stall of STALLS) {
        const sim = base.sim.fork();
        const book = bookOf(sim);
        const rival = () => {
          sim.pass(stall);
          if (run(sim, book, { ...unfreezing, actor: 'ben@example.com' }).message === TAKEN)
            taken++;
        };
        run(sim, book, { ...posting, script: { rivals: new Map([[call, rival]]) } });
        breaches.push(...sentThoughTakenBack(sim), ...reckoning({ ...base, sim }));
      }
    }
    expect(breaches).toEqual([]);
    expect(taken).toBeGreaterThan(3);
  });

  test('approved anew and posted inside any call of a run that still knows the old one', () => {
    const trial = base.sim.fork();
    const { host } = run(trial, bookOf(trial), posting);
    const breaches: string[] = [];
    for (let call = 1; call <= host.calls; call++) {
      const sim = base.sim.fork();
      const book = bookOf(sim);
      const rival = () => {
        run(sim, book, unfreezing);
        run(sim, book, ticking);
        run(sim, book, { ...posting, actor: 'ben@example.com' });
      };
      run(sim, book, { ...posting, script: { rivals: new Map([[call, rival]]) } });
      breaches.push(...reckoning({ ...base, sim }));
    }
    expect(breaches).toEqual([]);
  });

  test('posting inside any call of taking back, and a kill at any call of it', () => {
    const ready = base.sim.fork();
    run(ready, bookOf(ready), { ...posting, script: shut });
    const trial = ready.fork();
    const { host } = run(trial, bookOf(trial), unfreezing);
    const breaches: string[] = [];
    for (let call = 1; call <= host.calls; call++) {
      const rivalled = ready.fork();
      const rival = () => {
        run(rivalled, bookOf(rivalled), posting);
      };
      run(rivalled, bookOf(rivalled), {
        ...unfreezing,
        script: { rivals: new Map([[call, rival]]) },
      });
      breaches.push(...sentThoughTakenBack(rivalled), ...reckoning({ ...base, sim: rivalled }));
      for (const when of ['before', 'after'] as const) {
        const killed = ready.fork();
        run(killed, bookOf(killed), { ...unfreezing, script: { kill: { call, when } } });
        run(killed, bookOf(killed), posting);
        breaches.push(...sentThoughTakenBack(killed), ...reckoning({ ...base, sim: killed }));
      }
    }
    expect(breaches).toEqual([]);
  });
});

/** Documents that are in the ledger although the journal says that they were taken back. */
function sentThoughTakenBack(sim: ReturnType<typeof scene>['sim']): readonly string[] {
  const back = postingsOf(bookOf(sim))
    .map((held) => held.posting)
    .filter(({ reason }) => reason === 'takenBack');
  return back
    .filter(({ key }) => sim.ledger.documents.some(({ marker }) => marker === `tt:${key}`))
    .map(({ number }) => `${number} was taken back and is in the ledger`);
}

function kind(place: number) {
  const traits = ledgerKinds[place];
  if (!traits) throw new Error(`no kind of ledger ${place}`);
  return traits;
}
