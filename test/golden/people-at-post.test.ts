import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Done, SidebarState, StepView } from '../../src/sidebar/protocol';
import { BundleFirm, type SavedFirm } from '../support/bundle-firm';
import { smallFirm } from '../support/small-firm';

const MINUTE = 60_000;

let approved: SavedFirm;
let posted: SavedFirm;

beforeAll(() => {
  const firm = BundleFirm.connected(smallFirm());
  firm.approveMonth();
  approved = firm.save();
  firm.press('post');
  posted = firm.save();
}, 120_000);

/** Numbers and marks of what the ledger has. */
const inLedger = ({ state }: BundleFirm) =>
  state.quickbooks.rows.Invoice.map((row) => `${row['DocNumber']} ${row['PrivateNote']}`).sort();

const statesOf = (firm: BundleFirm) => firm.rows('Invoices').map((row) => row['State']);

const sidebarOf = (firm: BundleFirm) => firm.call('sidebarState') as SidebarState;

/** Every document once, and in the tab as it is in the ledger. */
function expectEachOnce(firm: BundleFirm): void {
  const expected = inLedger(new BundleFirm(posted));
  expect(inLedger(firm)).toEqual(expected);
  expect(new Set(expected).size).toBe(expected.length);
  expect(statesOf(firm)).toEqual(expected.filter((one) => one.includes('tt:')).map(() => 'posted'));
  const ids = firm.rows('Invoices').map((row) => row['Ledger ID']);
  expect(new Set(ids).size).toBe(ids.length);
}

/** Somebody presses Post while another run of it is at its n-th service call. */
function rivalAt(n: number, person: string): { firm: BundleFirm; told: StepView | null } {
  const firm = new BundleFirm(approved);
  if (person !== firm.person) {
    firm.share(person);
    firm.person = person;
    firm.connect();
    firm.person = 'ana@example.com';
  }
  let told: StepView | null = null;
  let calls = 0;
  firm.watch({
    before: () => {
      if (++calls !== n) return;
      const first = firm.person;
      firm.person = person;
      told = firm.call('runStep', 'post') as StepView;
      firm.person = first;
    },
  });
  firm.call('runStep', 'post');
  firm.watch({});
  return { firm, told };
}

describe.each([
  ['the same person, with a double click', 'ana@example.com'],
  ['another person, at the same moment', 'ben@example.com'],
])('Post is pressed a second time by %s', (_, person) => {
  const points = [2, 9, 25, 60, 110, 160];

  test.each(points)(
    'inside service call %i: each document is there once',
    (n) => {
      const { firm, told } = rivalAt(n, person);
      expect(told?.status).toMatch(/^(busy|done)$/);
      firm.press('post');
      expectEachOnce(firm);
    },
    60_000,
  );

  test('and the sidebar says that somebody is at it', () => {
    const said = new Set(points.map((n) => rivalAt(n, person).told?.message));
    expect(said).toContain(
      'Post is running in this workbook. Wait until it is done; if it was cut off, it can be run again in 7 minutes.',
    );
  });
});

test('an operator, her clock and a viewer post nothing; the approver does', () => {
  const firm = new BundleFirm(approved);
  firm.share('ben@example.com');
  const give = (role: string) => (firm.call('giveRole', 'ben@example.com', role) as Done).ok;
  firm.person = 'ben@example.com';
  firm.connect();
  firm.person = 'ana@example.com';
  expect(give('approver')).toBe(true);
  const before = inLedger(firm);
  for (const role of ['operator', 'viewer']) {
    firm.person = 'ana@example.com';
    expect(give(role)).toBe(true);
    firm.person = 'ben@example.com';
    expect(firm.press('post')).toMatchObject({
      status: 'failed',
      message: `E-403 You are ${role === 'viewer' ? 'a' : 'an'} ${role} here. Only an approver or admin may run Post: ask ana@example.com.`,
    });
    expect((firm.call('giveRole', 'ben@example.com', 'admin') as Done).ok).toBe(false);
    expect(inLedger(firm)).toEqual(before);
  }
  firm.person = 'ana@example.com';
  expect(give('approver')).toBe(true);
  firm.press('post');
  expectEachOnce(firm);
  expect(firm.rows('Roles').map((row) => `${row['Person']} ${row['Role']}`)).toEqual([
    'ana@example.com admin',
    'ben@example.com approver',
  ]);
});

const IS_COPY =
  'This is a copy of another workbook, and posting stays with the original. ' +
  'Open the original to go on; this copy can be read, and changes nothing in the ledger.';

/** Posts and passes time until nothing is on its way. */
function settle(firm: BundleFirm): StepView {
  for (let round = 0; round < 3; round++) {
    firm.press('post');
    firm.wait(40 * MINUTE);
  }
  return firm.press('post');
}

describe.each([
  ['with its memory', true],
  ['without its memory', false],
])('a copy of the workbook %s', (_, withProperties) => {
  const copied = (of: SavedFirm) => {
    const firm = new BundleFirm(of);
    const original = firm.documentId;
    const copy = firm.makeCopy({ withProperties });
    firm.documentId = copy;
    return { firm, original, copy };
  };

  test('reads, and sends nothing; the sidebar says so and offers to move posting', () => {
    const { firm } = copied(posted);
    const [before, tabs] = [inLedger(firm), firm.tab('Invoices')];
    const view = firm.press('post');
    expect(view).toMatchObject({ status: 'failed', message: IS_COPY });
    expect(firm.press('draft').message).toBe(IS_COPY);
    expect(sidebarOf(firm).standing).toEqual({ message: IS_COPY, canMove: true });
    expect(inLedger(firm)).toEqual(before);
    expect(firm.tab('Invoices')).toEqual(tabs);
  });

  test('takes posting over: knows from the ledger what was posted, and the original stands back', () => {
    const { firm, original, copy } = copied(posted);
    const moved = firm.call('movePosting') as Done;
    expect(moved.ok).toBe(true);
    expect(moved.message).toMatch(
      /^Posting is moved to this workbook\. Connect the tracker and the ledger here; what was posted before is read from the ledger after 2026-04-02 13:\d\d UTC: run Post then\. Nothing is drafted or sent before\.$/,
    );
    firm.connect();
    firm.press('pull');
    expect(firm.press('post').message).toMatch(/^Tieout's memory of what it has posted is gone/);
    firm.wait(40 * MINUTE);
    expect(settle(firm).status).toBe('done');
    expect(sidebarOf(firm).standing.message).toBe('');
    expectEachOnce(firm);

    firm.documentId = original;
    const stands = 'Posting was moved from this workbook to a copy of it.';
    expect(firm.press('post').message).toMatch(stands);
    expect(sidebarOf(firm).standing.message).toMatch(stands);
    expectEachOnce(firm);

    expect((firm.call('movePosting') as Done).ok).toBe(true);
    firm.connect();
    firm.press('pull');
    firm.wait(40 * MINUTE);
    expect(settle(firm).status).toBe('done');
    expectEachOnce(firm);
    firm.documentId = copy;
    expect(firm.press('post').message).toMatch(stands);
  }, 60_000);
});

test('posting that is here already is not moved', () => {
  const done = new BundleFirm(posted).call('movePosting') as Done;
  expect(done).toEqual({
    ok: false,
    message: 'This workbook is no copy: posting is here already.',
  });
});

/** The tabs of an old version, and everything that no version holds as it is now. */
const restored = (old: SavedFirm, now: SavedFirm): SavedFirm => {
  const { documents } = JSON.parse(old.world);
  return { ...now, world: JSON.stringify({ ...JSON.parse(now.world), documents }) };
};

describe('an old version of the workbook is restored after Post', () => {
  test('and the next Post shows what the ledger has, and sends nothing', () => {
    const firm = new BundleFirm(restored(approved, posted));
    expect(statesOf(firm)).not.toContain('posted');
    const view = firm.press('post');
    expect(view).toMatchObject({
      status: 'done',
      message:
        'Nothing to post: no approved draft waits. Rows of posted invoices had been changed or were of an older version; they show again what was posted.',
    });
    expect(firm.press('post').message).toBe('Nothing to post: no approved draft waits.');
    expectEachOnce(firm);
    expect(firm.tab('Invoices')).toEqual(new BundleFirm(posted).tab('Invoices'));
  });

  test('and Draft bills nothing twice', () => {
    const firm = new BundleFirm(restored(approved, posted));
    firm.press('draft');
    firm.call('approveDrafts');
    firm.press('post');
    expectEachOnce(firm);
  });
});
