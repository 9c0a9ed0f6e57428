import { describe, expect, test } from '@jest/globals';
import { otherLedgers, type ProvidersState } from '../../src/local/providers/providers-state';
import type { SidebarState } from '../../src/sidebar/protocol';
import { BundleFirm } from '../support/bundle-firm';
import { smallFirm } from '../support/small-firm';

const AMBER = '#f29900';

/** How each ledger is connected as a sandbox, and as a live company. */
const ways: Readonly<
  Record<
    string,
    { provider: string; sandbox(firm: BundleFirm): void; live(firm: BundleFirm): void }
  >
> = {
  'QuickBooks Online': {
    provider: 'quickbooks',
    sandbox: (firm) => quickbooks(firm, 'yes'),
    live: (firm) => quickbooks(firm, ''),
  },
};

function quickbooks(firm: BundleFirm, sandbox: string): void {
  const { token, realmId: tenant } = firm.state.quickbooks.login;
  expect(firm.call('connect', 'quickbooks', { token, tenant, sandbox })).toMatchObject({
    ok: true,
  });
}

const colours = (firm: BundleFirm) => {
  const sheets = firm.documents.all()[0]?.sheets ?? [];
  // The sheet that every new file has is nobody's tab.
  return new Set(sheets.filter(({ name }) => name !== 'Sheet1').map(({ tabColor }) => tabColor));
};

const sheetOf = (firm: BundleFirm, tab: string) =>
  firm.documents.all()[0]?.sheets.find(({ name }) => name === tab);

/** A person gives a tab another colour and takes the note off its header. */
function recolour(firm: BundleFirm, tab: string): void {
  const sheet = sheetOf(firm, tab);
  if (!sheet) throw new Error(`there is no tab ${tab}`);
  sheet.tabColor = '#00ff00';
  sheet.notes.set(1, 1, undefined);
}

const stated = (firm: BundleFirm) => (firm.call('sidebarState') as SidebarState).sandbox;

describe.each(Object.entries(ways))('a workbook of a sandbox of %s', (title, way) => {
  test('is marked on every tab, posts to the sandbox, and stays one', () => {
    const firm = BundleFirm.connected(smallFirm());
    way.sandbox(firm);
    expect(firm.press('pull').message).toMatch(
      `${title} is connected to a sandbox or demo company, and this workbook is for live books.`,
    );
    firm.type('Settings', 'Sandbox mode', { Value: 'yes' });
    firm.approveMonth();
    expect([...colours(firm)]).toEqual([AMBER]);
    expect(firm.note('Invoices')).toMatch(/^Sandbox: nothing on this tab is in the live books\./);
    expect(stated(firm)).toBe(true);
    recolour(firm, 'Settings');
    recolour(firm, 'Invoices');
    firm.call('showTab', 'Audit', '');
    expect(sheetOf(firm, 'Audit')?.tabColor).toBe(AMBER);
    expect(firm.press('post').message).toBe('2 invoices posted.');
    expect([...colours(firm)]).toEqual([AMBER]);
    expect(firm.note('Invoices')).toMatch(/^Sandbox: nothing/);
    way.live(firm);
    expect(firm.press('post').message).toMatch(/in sandbox mode, and .* is connected to a live/);
    firm.type('Settings', 'Sandbox mode', { Value: 'no' });
    expect(firm.press('pull').message).toMatch(
      'This workbook has posted to the sandbox company Larkspur & Finch LLC',
    );
  });

  test('a word that may mean either kind of company connects neither', () => {
    const firm = BundleFirm.connected(smallFirm());
    const { token, realmId: tenant } = firm.state.quickbooks.login;
    expect(firm.call('connect', 'quickbooks', { token, tenant, sandbox: 'Y' })).toEqual({
      ok: false,
      message: "Company: 'Y' is none of them. Choose one.",
    });
  });

  test('one that has posted live cannot become one', () => {
    const firm = BundleFirm.connected(smallFirm());
    firm.approveMonth();
    expect(firm.press('post').message).toBe('2 invoices posted.');
    expect(colours(firm).has(AMBER)).toBe(false);
    firm.type('Settings', 'Sandbox mode', { Value: 'yes' });
    way.sandbox(firm);
    expect(firm.press('pull').message).toMatch(
      'This workbook has posted to the live company Larkspur & Finch LLC',
    );
    expect(firm.press('post').message).toMatch('has posted to the live company');
  });

  test('one that was a sandbox and posted nothing looks as before once it is live', () => {
    const firm = BundleFirm.connected(smallFirm());
    way.sandbox(firm);
    firm.press('pull');
    firm.type('Settings', 'Sandbox mode', { Value: 'yes' });
    firm.press('pull');
    expect([...colours(firm)]).toEqual([AMBER]);
    firm.type('Settings', 'Sandbox mode', { Value: 'no' });
    way.live(firm);
    firm.press('pull');
    expect(colours(firm).has(AMBER)).toBe(false);
    expect(firm.note('Invoices')).not.toMatch('Sandbox');
  });
});

describe('the demo company of Xero', () => {
  const demo = (state: ProvidersState): ProvidersState => {
    const organisation = { ...state.xero.organisation, IsDemoCompany: true };
    return { ...state, xero: { ...state.xero, organisation } };
  };

  const connected = (state: ProvidersState) => {
    const firm = BundleFirm.connected(state);
    firm.call('disconnect', 'quickbooks');
    const { xero = {} } = otherLedgers(firm.state);
    expect(firm.call('connect', 'xero', xero)).toMatchObject({ ok: true });
    return firm;
  };

  test('is for a sandbox workbook alone', () => {
    const firm = connected(demo(smallFirm()));
    expect(firm.press('pull').message).toMatch('Xero is connected to a sandbox or demo company');
    firm.type('Settings', 'Sandbox mode', { Value: 'yes' });
    firm.approveMonth();
    expect(firm.press('post').message).toBe('2 invoices posted.');
    expect([...colours(firm)]).toEqual([AMBER]);
  });

  test('and a live organisation is not', () => {
    const firm = connected(smallFirm());
    firm.press('pull');
    firm.type('Settings', 'Sandbox mode', { Value: 'yes' });
    expect(firm.press('pull').message).toMatch('Xero is connected to a live company');
  });
});
