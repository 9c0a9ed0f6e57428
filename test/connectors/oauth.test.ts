import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { keepConnection, readConnection } from '../../src/connectors/connection';
import type { Connector } from '../../src/connectors/connector';
import { closeConnection, openConnection } from '../../src/connectors/oauth-renew';
import { beginSignIn, finishSignIn, type SignIn } from '../../src/connectors/oauth-sign-in';
import { quickbooks } from '../../src/connectors/quickbooks/connector';
import type { SimulatedRequest, Simulator } from '../../src/connectors/simulator';
import {
  consent,
  freshIdentity,
  type IdentityState,
  letsIn,
  revokeAnswer,
  tokenAnswer,
} from '../../src/connectors/simulator-identity';
import { jsonAnswer } from '../../src/connectors/simulator-tools';
import type { Host, HttpRequest } from '../../src/host';
import { MemoryHost } from '../support/memory-host';
import { Simulated } from './support/simulated';
import { response, type StubAnswer } from './support/stub-host';

const HOUR = 3_600_000;
const redirectUri = 'https://script.google.com/macros/d/abc/usercallback';

const base64url = (bytes: Buffer) => bytes.toString('base64url');
const digest = (verifier: string) => base64url(createHash('sha256').update(verifier).digest());

/** A provider that takes proof keys and lists the companies that were opened. */
const ledgerly: Connector = {
  id: 'ledgerly',
  title: 'Ledgerly',
  origins: ['https://api.ledgerly.example'],
  auth: {
    kind: 'token',
    accountHeader: '',
    fields: [],
    help: '',
    oauth: {
      authoriseUrl: 'https://login.ledgerly.example/authorise',
      tokenUrl: 'https://id.ledgerly.example/token',
      revokeUrl: 'https://id.ledgerly.example/revoke',
      scope: 'books offline_access',
      proofKey: true,
      tenantParameter: '',
      tenantsUrl: 'https://id.ledgerly.example/tenants',
      previousTokenMs: HOUR / 2,
    },
  },
  failure: () => null,
};

interface World extends IdentityState {
  readonly tenants: readonly string[];
}

/** Its server; `lost` answers are given but never arrive. */
class Provider extends Simulated<World> {
  lost = 0;
  readonly seen: HttpRequest[] = [];
  readonly host_ = new MemoryHost((request) => this.reply(request));

  constructor(tenants: readonly string[] = ['company-7']) {
    super(server, { ...freshIdentity('app', ''), tenants });
  }

  private reply(request: HttpRequest) {
    this.seen.push(request);
    this.now = this.host_.now();
    const answer: StubAnswer = this.fetch(request);
    if (this.lost === 0) return response(answer);
    this.lost -= 1;
    return response({ status: 0 });
  }
}

const rules = { accessMs: HOUR / 2, previousMs: HOUR / 2, digest };

const server: Simulator<World> = {
  hosts: ['id.ledgerly.example'],
  answer: (request: SimulatedRequest, state, now) => {
    if (request.path === '/tenants') {
      const token = request.headers['authorization']?.replace('Bearer ', '') ?? '';
      const tenants = state.tenants.map((tenantId) => ({
        tenantId,
        tenantName: `The ${tenantId}`,
      }));
      return { answer: jsonAnswer(letsIn(state, token, now) ? 200 : 401, tenants), state };
    }
    const done =
      request.path === '/token'
        ? tokenAnswer(request, { state, now, rules })
        : revokeAnswer(request, state);
    return { answer: done.answer, state: { ...state, ...done.state } };
  },
};

const signIn: SignIn = {
  client: { clientId: 'app', clientSecret: '' },
  sandbox: false,
  redirectUri,
  state: 'signed-by-the-platform',
  nonce: 'n'.repeat(43),
  verifier: 'v'.repeat(43),
};

/** A person signs in and comes back with a code. */
function signedIn(provider: Provider, host: Host = provider.host_): void {
  beginSignIn(host, ledgerly, signIn);
  const { code, state } = consent(provider.state, {
    redirectUri,
    challenge: digest(signIn.verifier),
  });
  provider.state = { ...provider.state, ...state };
  finishSignIn(host, ledgerly, { code, nonce: signIn.nonce });
}

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
    });
    provider.state = { ...provider.state, ...state };
    expect(() => finishSignIn(provider.host_, ledgerly, { code, nonce: signIn.nonce })).toThrow(
      'invalid_grant',
    );
  });

  test('to none or several companies says so', () => {
    expect(() => signedIn(new Provider([]))).toThrow('no company was opened');
    expect(() => signedIn(new Provider(['a', 'b']))).toThrow(
      'several companies were opened (The a, The b)',
    );
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
