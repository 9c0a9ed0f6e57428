import { beforeAll, describe, expect, test } from '@jest/globals';
import { otherLedgers } from '../../src/local/providers/providers-state';
import type { Done, SidebarState, SignInLink } from '../../src/sidebar/protocol';
import { BundleFirm } from '../support/bundle-firm';
import { smallFirm } from '../support/small-firm';

const OTHER = '4620816365000000';

describe('a workbook that has posted', () => {
  let firm: BundleFirm;

  /** The same workbook, and a ledger in which only another company opens. */
  beforeAll(() => {
    const first = BundleFirm.connected(smallFirm());
    first.approveMonth();
    expect(first.press('post').message).toBe('2 invoices posted.');
    const saved = first.save();
    const { quickbooks } = saved.providers;
    const login = { ...quickbooks.login, realmId: OTHER };
    const providers = { ...saved.providers, quickbooks: { ...quickbooks, login } };
    firm = new BundleFirm({ ...saved, providers });
  });

  const account = () => {
    const { connections } = firm.call('sidebarState') as SidebarState;
    return connections.filter(({ role, connected }) => role === 'ledger' && connected);
  };

  const refused =
    /E-613 This workbook posts to Larkspur & Finch LLC in QuickBooks Online.*Nothing was switched/;

  test('is not switched to another company by a token', () => {
    const { token } = firm.state.quickbooks.login;
    const before = account();
    const done = firm.call('connect', 'quickbooks', { token, tenant: OTHER }) as Done;
    expect(done).toEqual({ ok: false, message: expect.stringMatching(refused) });
    expect(account()).toEqual(before);
  });

  test('nor by a sign-in, whatever company was chosen there', () => {
    const before = account();
    const app = { clientId: 'sample-app', clientSecret: 'sample-app-secret' };
    const link = firm.call('beginSignIn', 'quickbooks', app) as SignInLink;
    const { page } = firm.browse(firm.browse(`${link.url}&decision=connect`).to);
    expect(page.replace(/&amp;/g, '&')).toMatch(refused);
    expect(account()).toEqual(before);
  });

  test('nor to another ledger', () => {
    const { xero = {} } = otherLedgers(firm.state);
    expect(firm.call('connect', 'xero', xero)).toMatchObject({
      ok: false,
      message: expect.stringMatching(refused),
    });
  });
});

test('one that has posted nothing can be connected anew', () => {
  const firm = BundleFirm.connected(smallFirm());
  firm.press('pull');
  firm.call('disconnect', 'quickbooks');
  const { xero = {} } = otherLedgers(firm.state);
  expect(firm.call('connect', 'xero', xero)).toMatchObject({ ok: true });
});
