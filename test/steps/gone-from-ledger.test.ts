import { expect, test } from '@jest/globals';
import { forgetConnection, saveConnection } from '../../src/connectors/connection';
import { connectorOf } from '../../src/connectors/registry';
import type { XeroRow } from '../../src/connectors/xero/simulator-state';
import { otherLedgers } from '../../src/local/providers/providers-state';
import { acceptSuggestions } from '../../src/steps/accept-suggestions';
import { openWorld } from '../../src/steps/open-world';
import { accountsTab } from '../../src/tabs/accounts-tab';
import { customersTab } from '../../src/tabs/customers-tab';
import { itemsTab } from '../../src/tabs/items-tab';
import { mappingTab } from '../../src/tabs/mapping-tab';
import { problemsTab } from '../../src/tabs/problems-tab';
import { SimulatedFirm } from '../support/simulated-firm';
import { smallFirm } from '../support/small-firm';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function xeroFirm(): SimulatedFirm {
  const firm = new SimulatedFirm(smallFirm());
  forgetConnection(firm.host, connectorOf('quickbooks'));
  saveConnection(firm.host, connectorOf('xero'), otherLedgers(firm.state)['xero'] ?? {});
  firm.run('pull');
  firm.run('review');
  acceptSuggestions(openWorld(firm.host));
  firm.run('review');
  return firm;
}

/** An item that a task of the firm is mapped to. */
function usedItem(firm: SimulatedFirm): string {
  const row = firm
    .records(mappingTab)
    .find(({ kind, targetId }) => kind === 'Task → item' && targetId !== '');
  return row?.targetId ?? '';
}

const deleteItems = (firm: SimulatedFirm, isGone: (code: string) => boolean) =>
  firm.change((state) => {
    const items = state.xero.items.filter(({ Code }) => !isGone(Code));
    return { ...state, xero: { ...state.xero, items } };
  });

const isActive = (firm: SimulatedFirm, itemId: string) =>
  firm.records(itemsTab).find((item) => item.itemId === itemId)?.active;

test('an item that was deleted in Xero is inactive within a week, and its mapping says so', () => {
  const firm = xeroFirm();
  const code = usedItem(firm);
  expect(isActive(firm, code)).toBe(true);
  deleteItems(firm, (one) => one === code);
  firm.host.clock += HOUR;
  firm.run('pull');
  expect(isActive(firm, code)).toBe(true);
  firm.host.clock += 8 * DAY;
  firm.run('pull');
  expect(isActive(firm, code)).toBe(false);
  firm.run('review');
  const found = firm.records(problemsTab).filter((row) => row.code === 'E-412');
  expect(found.length).toBeGreaterThan(0);
  expect(found[0]?.message).toContain('which is inactive in the ledger.');
  const others = firm.records(itemsTab).filter(({ itemId }) => itemId !== code);
  expect(others.every(({ active }) => active)).toBe(true);
});

test('a list of which most has gone at once is not believed', () => {
  const firm = xeroFirm();
  const kept = firm.records(itemsTab)[0]?.itemId;
  deleteItems(firm, (one) => one !== kept);
  firm.host.clock += 8 * DAY;
  firm.run('pull');
  expect(firm.records(itemsTab).every(({ active }) => active)).toBe(true);
});

test('what is archived in Xero is inactive at the next pull', () => {
  const firm = xeroFirm();
  firm.host.clock += HOUR;
  const UpdatedDateUTC = `/Date(${firm.host.clock}+0000)/`;
  const archived = <R extends XeroRow>(rows: readonly R[], field: string): readonly R[] =>
    rows.map((row, at) => (at === 0 ? { ...row, [field]: 'ARCHIVED', UpdatedDateUTC } : row));
  firm.change((state) => ({
    ...state,
    xero: {
      ...state.xero,
      accounts: archived(state.xero.accounts, 'Status'),
      contacts: archived(state.xero.contacts, 'ContactStatus'),
    },
  }));
  const inactive = () =>
    [firm.records(accountsTab), firm.records(customersTab)].map(
      (rows: readonly { readonly active: boolean }[]) =>
        rows.filter(({ active }) => !active).length,
    );
  const [accounts = 0, customers = 0] = inactive();
  firm.run('pull');
  expect(inactive()).toEqual([accounts + 1, customers + 1]);
});
