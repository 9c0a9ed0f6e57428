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

describe('Post, killed at any service call and run again', () => {
  let approved: SavedFirm;
  let calls = 0;
  let expected: ReturnType<typeof outcomeOf>;

  beforeAll(() => {
    const firm = BundleFirm.connected(smallFirm());
    firm.approveMonth();
    approved = firm.save();
    firm.watch({ after: () => void calls++ });
    expect(firm.press('post').status).toBe('done');
    firm.watch({});
    firm.press('tieout');
    expected = outcomeOf(firm);
  });

  test('has something to lose', () => {
    expect(calls).toBeGreaterThan(50);
    expect(expected.invoices).toHaveLength(3);
    expect(expected.receipts).toHaveLength(2);
  });

  test.each(['before', 'after'] as const)(
    '%s the call gives the same documents',
    (moment) => {
      for (let at = 1; at <= calls; at++) {
        const firm = new BundleFirm(approved);
        let count = 0;
        firm.watch({
          [moment]: (_: unknown, execution: { kill(): void }) => {
            if (++count === at) execution.kill();
          },
        });
        const { kind } = firm.outcome('runStep', 'post');
        expect(`${at}: ${kind}`).toBe(`${at}: failed`);
        firm.watch({});
        recover(firm);
        expect({ at, ...outcomeOf(firm) }).toEqual({ at, ...expected });
      }
    },
    600_000,
  );
});
