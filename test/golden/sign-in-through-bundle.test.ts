import { beforeEach, describe, expect, test } from '@jest/globals';
import { defaultSwitches } from '../../src/local/engine/switches';
import { sampleFirm } from '../../src/local/providers/sample-firm/sample-firm';
import type { ConnectionView, Done, SidebarState, SignInLink } from '../../src/sidebar/protocol';
import { BundleFirm } from '../support/bundle-firm';

const MINUTE = 60_000;

/** The apps that the sample firm has at its ledgers. */
const apps = {
  quickbooks: { clientId: 'sample-app', clientSecret: 'sample-app-secret' },
  xero: { clientId: 'sample-app' },
};

type Ledger = keyof typeof apps;

let firm: BundleFirm;
let logged: string[];

beforeEach(() => {
  firm = BundleFirm.connected(sampleFirm());
  logged = [];
  firm.watch({
    after: (_, execution) => {
      logged = [...logged, ...execution.log.map(({ text }) => text)];
    },
  });
  firm.call('disconnect', 'quickbooks');
});

const viewOf = (provider: Ledger): ConnectionView => {
  const { connections } = firm.call('sidebarState') as SidebarState;
  const view = connections.find((one) => one.provider === provider);
  if (!view) throw new Error(`no ${provider}`);
  return view;
};

const begin = (provider: Ledger, fields: Record<string, string> = apps[provider]): string => {
  const link = firm.call('beginSignIn', provider, fields) as SignInLink;
  if (!link.ok) throw new Error(link.message);
  return link.url;
};

/** Presses a button of the provider's page; gives the address of the way back. */
const decide = (url: string, decision = 'connect') => firm.browse(`${url}&decision=${decision}`).to;

const signIn = (provider: Ledger): string => firm.browse(decide(begin(provider))).page;

const identityOf = (provider: Ledger) => firm.state[provider].identity;

const works = (provider: Ledger) => (firm.call('testConnection', provider) as Done).ok;

/** A way back, after another one of the same sign-in. */
const signedInBefore = (url: string) => {
  firm.browse(decide(url));
  return decide(url);
};

describe.each<Ledger>(['quickbooks', 'xero'])('a sign-in at %s', (provider) => {
  test('leads there, back, and to a connection that the sidebar shows', () => {
    expect(viewOf(provider)).toMatchObject({ connected: false, signIn: { begun: false } });
    const url = begin(provider);
    expect(viewOf(provider)).toMatchObject({ connected: false, signIn: { begun: true } });
    expect(firm.browse(url)).toMatchObject({
      status: 200,
      page: expect.stringContaining('Larkspur'),
    });
    const { page } = firm.browse(decide(url));
    expect(page).toContain('is connected to');
    expect(page).toContain('You can close this tab.');
    expect(viewOf(provider)).toMatchObject({
      connected: true,
      account: expect.stringContaining('Larkspur'),
      signIn: { begun: false },
    });
    expect(works(provider)).toBe(true);
  });

  test('lasts: a token that has ended is renewed, and the rotated one after it', () => {
    signIn(provider);
    for (const hours of [1, 2, 24 * 30]) {
      const before = identityOf(provider).refreshToken;
      firm.wait(hours * 60 * MINUTE);
      expect(works(provider)).toBe(true);
      expect(identityOf(provider).refreshToken).not.toBe(before);
    }
  });

  test('ends here and there when it is disconnected', () => {
    signIn(provider);
    expect(identityOf(provider).refreshToken).not.toBe('');
    firm.call('disconnect', provider);
    expect(identityOf(provider)).toMatchObject({ refreshToken: '', tokens: {} });
    expect(viewOf(provider).connected).toBe(false);
    expect(firm.save().world).not.toMatch(/access-\d|refresh-\d|sample-app-secret/);
  });

  test('leaves nothing secret in an address, a page, the state of the sidebar or the log', () => {
    const url = begin(provider);
    const back = decide(url);
    const { page } = firm.browse(back);
    firm.wait(70 * MINUTE);
    works(provider);
    const seen = [url, page, JSON.stringify(firm.call('sidebarState')), ...logged].join('\n');
    expect(seen).not.toMatch(/access-\d|refresh-\d|sample-app-secret|code_verifier/);
    expect(back).not.toMatch(/access-\d|refresh-\d|secret/);
  });

  test.each<[string, (url: string) => string, RegExp]>([
    ['was refused by the person', (url) => decide(url, 'cancel'), /the access was not given there/],
    ['comes back twice', signedInBefore, /not begun here/],
    [
      'took too long',
      (url) => {
        const back = decide(url);
        firm.wait(11 * MINUTE);
        return back;
      },
      /took too long/,
    ],
    [
      'has a forged state',
      (url) => decide(url).replace(/state=\w{4}/, 'state=AAAA'),
      /state token/,
    ],
    ['has a code of nobody', (url) => decide(url).replace(/code=[\w-]+/, 'code=x'), /used before/],
    [
      'was overtaken by a later one',
      (url) => {
        const back = decide(url);
        begin(provider);
        return back;
      },
      /not begun here/,
    ],
  ])('that %s connects nothing and says so', (why, way, words) => {
    const again = why === 'comes back twice';
    expect(firm.browse(way(begin(provider))).page).toMatch(words);
    expect(viewOf(provider).connected).toBe(again);
  });

  test('of somebody else is not taken', () => {
    const back = decide(begin(provider));
    const { world, ...rest } = firm.save();
    firm = new BundleFirm({ ...rest, world: world.replaceAll('"nonce\\":\\"', '"nonce\\":\\"x') });
    expect(firm.browse(back).page).toContain('not begun here');
    expect(viewOf(provider).connected).toBe(false);
  });
});

test('a wrong secret is a sentence, and shows nothing of it', () => {
  const url = begin('quickbooks', { ...apps.quickbooks, clientSecret: 'typo-typo' });
  const { page } = firm.browse(decide(url));
  expect(page).toContain('does not know this client id and secret');
  expect(page).not.toContain('typo-typo');
});

test('an app that the provider does not know is told there, and nobody is sent on', () => {
  const url = begin('quickbooks', { clientId: 'nobody', clientSecret: 's' });
  expect(firm.browse(`${url}&decision=connect`)).toMatchObject({ status: 400, to: '' });
});

test.each<[Record<string, string>, RegExp]>([
  [{}, /^Client id: it is missing/],
  [{ clientId: 'a' }, /^Client secret: it is missing/],
  [{ clientId: 'a:b', clientSecret: 's' }, /^Client id: it has a character/],
])('a sign-in without an app is not begun: %j', (fields, words) => {
  const link = firm.call('beginSignIn', 'quickbooks', fields);
  expect(link).toMatchObject({ ok: false, url: '', message: expect.stringMatching(words) });
});

test('a company that the app may not open is not kept, and the right to it is given back', () => {
  const back = decide(begin('quickbooks')).replace(/realmId=\d+/, 'realmId=999');
  expect(firm.browse(back).page).toContain('does not open this company as a production company');
  expect(viewOf('quickbooks').connected).toBe(false);
  expect(identityOf('quickbooks').refreshToken).toBe('');
});

test('a sandbox company is signed in to as one', () => {
  firm.browse(decide(begin('quickbooks', { ...apps.quickbooks, sandbox: 'yes' })));
  expect(viewOf('quickbooks')).toMatchObject({ connected: true, signIn: { sandbox: true } });
});

test('who has signed in once signs in again without entering her app', () => {
  signIn('quickbooks');
  expect(viewOf('quickbooks').signIn).toMatchObject({ fields: [], redirectUri: '' });
  const before = identityOf('quickbooks').refreshToken;
  expect(firm.browse(decide(begin('quickbooks', {}))).page).toContain('is connected to');
  expect(identityOf('quickbooks').refreshToken).not.toBe(before);
  expect(works('quickbooks')).toBe(true);
});

test('the app of who publishes the add-on is used where there is one', () => {
  const { world, ...rest } = firm.save();
  const parts = JSON.parse(world);
  parts.properties.script = { 'app:quickbooks': JSON.stringify(apps.quickbooks) };
  firm = new BundleFirm({ ...rest, world: JSON.stringify(parts) });
  expect(viewOf('quickbooks').signIn).toMatchObject({ fields: [], help: '', redirectUri: '' });
  const { page } = firm.browse(decide(begin('quickbooks', {})));
  expect(page).toContain('is connected to');
  expect(JSON.stringify(firm.call('sidebarState'))).not.toContain('sample-app');
});

test('works the same where the add-on is installed and messages are in another language', () => {
  const switches = { ...defaultSwitches, installedAsAddOn: true, messagesInEnglish: false };
  firm = BundleFirm.connected(sampleFirm(), { switches });
  firm.call('disconnect', 'quickbooks');
  expect(signIn('quickbooks')).toContain('is connected to');
  expect(works('quickbooks')).toBe(true);
});

test('a token is renewed under the lock of the person, whose workbooks share it', () => {
  signIn('quickbooks');
  firm.wait(70 * MINUTE);
  const locks: string[] = [];
  firm.watch({
    before: ({ gasType, method }) => {
      if (gasType === 'Lock.LockService') locks.push(method);
    },
  });
  expect(works('quickbooks')).toBe(true);
  expect(locks).toContain('getUserLock');
});

test('what waits for a person who never came back is forgotten with the connection', () => {
  begin('quickbooks');
  expect(firm.save().world).toContain('sample-app-secret');
  firm.call('disconnect', 'quickbooks');
  expect(firm.save().world).not.toContain('sample-app-secret');
});

test('what a provider says is shown as text', () => {
  const url = new URL(begin('quickbooks'));
  const state = encodeURIComponent(url.searchParams.get('state') ?? '');
  const words = encodeURIComponent('<img src=x onerror=alert(1)>');
  const back = `${url.searchParams.get('redirect_uri')}?error=${words}&state=${state}`;
  const { page } = firm.browse(back);
  expect(page).toContain('it refused the sign-in');
  expect(page).not.toContain('<img');
});
