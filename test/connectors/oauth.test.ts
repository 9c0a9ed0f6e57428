import { describe, expect, test } from '@jest/globals';
import { keepConnection, readConnection } from '../../src/connectors/connection';
import { closeConnection, openConnection } from '../../src/connectors/oauth-renew';
import { beginSignIn, finishSignIn, isSigningIn } from '../../src/connectors/oauth-sign-in';
import { chooseTenant, tenantsToChoose } from '../../src/connectors/oauth-tenants';
import { quickbooks } from '../../src/connectors/quickbooks/connector';
import { consent } from '../../src/connectors/simulator-identity';
import type { HttpRequest } from '../../src/host';
import { MemoryHost } from '../support/memory-host';
import {
  digest,
  HOUR,
  ledgerly,
  Provider,
  redirectUri,
  signedIn,
  signIn,
} from './support/ledgerly';
import { response } from './support/stub-host';

const openedToken = (provider: Provider) => openConnection(provider.host_, ledgerly)?.token;

describe('a sign-in', () => {
  test('sends a person to the provider with a signed state and the proof of a key', () => {
    const address = new URL(beginSignIn(new Provider().host_, ledgerly, signIn));
    expect(address.origin + address.pathname).toBe('https://login.ledgerly.example/authorise');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      client_id: 'app',
      response_type: 'code',
      scope: 'books offline_access',
      redirect_uri: redirectUri,
      state: 'signed-by-the-platform',
      code_challenge: digest(signIn.verifier),
      code_challenge_method: 'S256',
    });
    expect(address.href).not.toContain(signIn.verifier);
    expect(address.href).not.toContain(signIn.nonce);
  });

  test('keeps the connection to the company that was opened', () => {
    const provider = new Provider();
    signedIn(provider);
    expect(readConnection(provider.host_, ledgerly)).toMatchObject({
      token: 'access-2',
      tenant: 'company-7',
      grant: { refreshToken: 'refresh-2', previousToken: '' },
    });
  });

  test.each<[string, Record<string, string>]>([
    ['was begun by somebody else', { nonce: 'x' }],
    ['brings no nonce', {}],
    ['was refused there', { nonce: signIn.nonce, error: 'access_denied' }],
    ['brings no code', { nonce: signIn.nonce }],
    ['brings a code of another', { nonce: signIn.nonce, code: 'code-99' }],
  ])('that %s keeps nothing', (_, callback) => {
    const { host_: host } = new Provider();
    beginSignIn(host, ledgerly, signIn);
    expect(() => finishSignIn(host, ledgerly, { code: '', ...callback })).toThrow();
    expect(readConnection(host, ledgerly)).toBeNull();
  });

  test('is finished once, and within ten minutes', () => {
    const provider = new Provider();
    signedIn(provider);
    const again = { code: 'code-1', nonce: signIn.nonce };
    expect(() => finishSignIn(provider.host_, ledgerly, again)).toThrow('not begun here');
    beginSignIn(provider.host_, ledgerly, signIn);
    provider.host_.clock += 11 * 60_000;
    expect(() => finishSignIn(provider.host_, ledgerly, again)).toThrow('too long');
  });

  test('with another proof than the one that was announced keeps nothing', () => {
    const provider = new Provider();
    beginSignIn(provider.host_, ledgerly, { ...signIn, verifier: 'w'.repeat(43) });
    const { code, state } = consent(provider.state, {
      redirectUri,
      challenge: digest(signIn.verifier),
      until: Number.MAX_SAFE_INTEGER,
    });
    provider.state = { ...provider.state, ...state };
    expect(() => finishSignIn(provider.host_, ledgerly, { code, nonce: signIn.nonce })).toThrow(
      'invalid_grant',
    );
  });

  test('to no company says so', () => {
    expect(() => signedIn(new Provider([]))).toThrow('no company was opened');
  });

  test('to several companies waits until one of them is chosen', () => {
    const provider = new Provider(['a', 'b']);
    const { host_: host } = provider;
    signedIn(provider);
    expect(readConnection(host, ledgerly)).toBeNull();
    expect(tenantsToChoose(host, ledgerly)).toEqual([
      { id: 'a', name: 'The a' },
      { id: 'b', name: 'The b' },
    ]);
    expect(() => chooseTenant(host, ledgerly, 'c')).toThrow('cannot be chosen');
    expect(chooseTenant(host, ledgerly, 'b')).toMatchObject({ tenant: 'b', token: 'access-2' });
    expect(readConnection(host, ledgerly)?.tenant).toBe('b');
    expect(() => chooseTenant(host, ledgerly, 'a')).toThrow('Sign in again');
    expect(tenantsToChoose(host, ledgerly)).toEqual([]);
  });

  test('with a code whose time is over keeps nothing', () => {
    const provider = new Provider();
    const { host_: host } = provider;
    beginSignIn(host, ledgerly, signIn);
    const challenge = digest(signIn.verifier);
    const { code, state } = consent(provider.state, { redirectUri, challenge, until: host.clock });
    provider.state = { ...provider.state, ...state };
    expect(() => finishSignIn(host, ledgerly, { code, nonce: signIn.nonce })).toThrow(
      'invalid_grant',
    );
    expect(readConnection(host, ledgerly)).toBeNull();
  });

  test('waits for the person while she is away', () => {
    const { host_: host } = new Provider();
    expect(isSigningIn(host, ledgerly)).toBe(false);
    beginSignIn(host, ledgerly, signIn);
    expect(isSigningIn(host, ledgerly)).toBe(true);
    host.clock += 11 * 60_000;
    expect(isSigningIn(host, ledgerly)).toBe(false);
  });

  test('at QuickBooks takes the company from the callback, and shows the secret in a header', () => {
    let asked: HttpRequest | undefined;
    const host = new MemoryHost((request) => {
      asked = request;
      const body = JSON.stringify({ access_token: 'a', refresh_token: 'r', expires_in: 3600 });
      return response({ status: 200, body });
    });
    const client = { clientId: 'id', clientSecret: 's p' };
    const address = beginSignIn(host, quickbooks, { ...signIn, client });
    expect(address).not.toContain('code_challenge');
    const { nonce } = signIn;
    const connection = finishSignIn(host, quickbooks, { code: 'c', nonce, realmId: '934' });
    expect(connection).toMatchObject({ token: 'a', tenant: '934' });
    expect(asked?.headers['Authorization']).toBe(
      `Basic ${Buffer.from('id:s p').toString('base64')}`,
    );
    expect(asked?.body).not.toContain('s%20p');
  });
});

describe('a token', () => {
  test('that lasts for the run is used as it is', () => {
    const provider = new Provider();
    signedIn(provider);
    provider.host_.clock += 19 * 60_000;
    expect(openedToken(provider)).toBe('access-2');
  });

  test('that ends soon is renewed, and the one before is kept beside it in one write', () => {
    const provider = new Provider();
    signedIn(provider);
    provider.host_.clock += 21 * 60_000;
    expect(openedToken(provider)).toBe('access-3');
    expect(readConnection(provider.host_, ledgerly)?.grant).toMatchObject({
      refreshToken: 'refresh-3',
      previousToken: 'refresh-2',
      renewingUntil: 0,
    });
  });

  test('whose renewal was lost on the way is renewed by what is still taken', () => {
    const provider = new Provider();
    signedIn(provider);
    provider.host_.clock += 25 * 60_000;
    provider.lost = 1;
    expect(openedToken(provider)).toBe('access-2');
    expect(openedToken(provider)).toBe('access-4');
    provider.host_.clock += 25 * 60_000;
    expect(openedToken(provider)).toBe('access-5');
  });

  test('is renewed by the one before, where the newest is not taken', () => {
    const provider = new Provider();
    signedIn(provider);
    provider.host_.clock += 21 * 60_000;
    openedToken(provider);
    const kept = readConnection(provider.host_, ledgerly);
    if (!kept?.grant) throw new Error('no grant');
    const { refreshToken: previousToken } = kept.grant;
    const grant = { ...kept.grant, refreshToken: 'never-arrived', previousToken, expiresAt: 0 };
    keepConnection(provider.host_, ledgerly, { ...kept, grant });
    expect(openedToken(provider)).toBe('access-4');
  });

  test('that can no longer be renewed stays, for the provider to refuse', () => {
    const provider = new Provider();
    signedIn(provider);
    provider.state = { ...provider.state, refreshToken: '', previousToken: '' };
    provider.host_.clock += HOUR;
    expect(openedToken(provider)).toBe('access-2');
    expect(JSON.stringify(provider.host_.logged)).not.toMatch(/access-|refresh-/);
  });

  test('is renewed by one run at a time', () => {
    const provider = new Provider();
    signedIn(provider);
    const { host_: host } = provider;
    host.clock += 21 * 60_000;
    const rivals: (string | undefined)[] = [];
    const fetchAll = host.fetchAll.bind(host);
    host.fetchAll = (requests) => {
      if (rivals.length === 0) rivals.push(openedToken(provider));
      return fetchAll(requests);
    };
    expect(openedToken(provider)).toBe('access-3');
    expect(rivals).toEqual(['access-2']);
  });

  test.each<[string, (provider: Provider) => void, string | undefined]>([
    ['disconnects', ({ host_: host }) => closeConnection(host, ledgerly), undefined],
    ['signs in again', (provider) => signedIn(provider), 'access-5'],
  ])('that is being renewed gives way to a person who %s', (_, does, token) => {
    const provider = new Provider();
    signedIn(provider);
    const { host_: host } = provider;
    host.clock += 21 * 60_000;
    const fetchAll = host.fetchAll.bind(host);
    host.fetchAll = (requests) => {
      const answers = fetchAll(requests);
      host.fetchAll = fetchAll;
      does(provider);
      return answers;
    };
    expect(openedToken(provider)).toBe(token);
    expect(readConnection(host, ledgerly)?.token).toBe(token);
  });

  test('of a person who entered it by hand is never renewed', () => {
    const { host_: host } = new Provider();
    keepConnection(host, ledgerly, { token: 't', tenant: 'c', sandbox: false });
    host.clock += 100 * HOUR;
    expect(openConnection(host, ledgerly)).toEqual({ token: 't', tenant: 'c', sandbox: false });
    expect(host.requests).toEqual([]);
  });
});

test('a closed connection is forgotten here and given back there', () => {
  const provider = new Provider();
  signedIn(provider);
  closeConnection(provider.host_, ledgerly);
  expect(readConnection(provider.host_, ledgerly)).toBeNull();
  expect(provider.state.refreshToken).toBe('');
  expect([...provider.host_.secrets.values.values()].join()).not.toMatch(/access-|refresh-/);
});

test('tokens go to the server of tokens alone, and never into an address', () => {
  const provider = new Provider();
  signedIn(provider);
  provider.host_.clock += 25 * 60_000;
  openedToken(provider);
  closeConnection(provider.host_, ledgerly);
  for (const { url } of provider.seen) {
    expect(url).toMatch(/^https:\/\/id\.ledgerly\.example\/(token|revoke|tenants)$/);
  }
});
