import { beforeAll, describe, expect, test } from '@jest/globals';
import { BundleFirm, type SavedFirm } from '../support/bundle-firm';
import { smallFirm } from '../support/small-firm';

const TABS = ['Invoices', 'Invoice lines', 'Allocations', 'Time', 'Expenses', 'Reconciliation'];

/** What must be the same however often a run was cut off. */
function outcomeOf(firm: BundleFirm) {
  const { Invoice, Attachable } = firm.state.quickbooks.rows;
  return {
    invoices: Invoice.map((row) => [row['DocNumber'], row['TotalAmt'], row['PrivateNote']]).sort(),
    receipts: Attachable.map((row) => row['FileName']).sort(),
    tabs: Object.fromEntries(TABS.map((name) => [name, withoutIds(firm.tab(name))])),
  };
}

/** The ledger gives its ids in the order of its work, which a kill may change. */
function withoutIds(grid: readonly (readonly unknown[])[]): unknown {
  const [headers = []] = grid;
  const kept = headers.flatMap((header, at) =>
    ['Ledger ID', 'Open in the ledger', 'Number', 'Invoice'].includes(String(header)) ? [] : [at],
  );
  return grid.map((row) => kept.map((at) => row[at]));
}

/** Presses Post and Tie out until both are through, with time between them, as a person would. */
function recover(firm: BundleFirm): void {
  for (let round = 0; round < 12; round++) {
    firm.wait(20 * 60_000);
    firm.press('post');
    firm.press('tieout');
    if (firm.rows('Invoices').every((row) => row['State'] === 'posted')) return;
  }
}

/** Cuts a run of Post off before its n-th service call, or after its last one. */
function killedAt(approved: SavedFirm, n: number): BundleFirm {
  const firm = new BundleFirm(approved);
  let calls = 0;
  firm.watch({
    before: (_, execution) => {
      if (++calls === n) execution.kill();
    },
  });
  firm.outcome('runStep', 'post');
  firm.watch({});
  return firm;
}

describe('Post, killed at any service call and run again', () => {
  let approved: SavedFirm;
  /** What is stored before each service call, in short. */
  const stored: string[] = [];
  let expected: ReturnType<typeof outcomeOf>;

  beforeAll(() => {
    const firm = BundleFirm.connected(smallFirm());
    firm.approveMonth();
    // The one tab that Post makes; first-use.test.ts cuts off the making of a tab.
    firm.call('showTab', 'Identity', '');
    approved = firm.save();
    firm.watch({ before: () => void stored.push(firm.fingerprint()) });
    expect(firm.press('post').status).toBe('done');
    firm.watch({});
    firm.press('tieout');
    expected = outcomeOf(firm);
  }, 120_000);

  test('has something to lose', () => {
    expect(stored.length).toBeGreaterThan(200);
    expect(new Set(stored).size).toBeGreaterThan(50);
    expect(expected.invoices).toHaveLength(3);
    expect(expected.receipts).toHaveLength(2);
  });

  // Between two calls nothing but the store can change, and a killed run leaves nothing else:
  // of calls that find the same store, one stands for all.
  test('gives the same documents', () => {
    for (const [index, short] of stored.entries()) {
      if (stored.indexOf(short) !== index) continue;
      const firm = killedAt(approved, index + 1);
      expect(firm.fingerprint()).toBe(short);
      recover(firm);
      expect({ call: index + 1, ...outcomeOf(firm) }).toEqual({ call: index + 1, ...expected });
    }
  }, 600_000);
});
