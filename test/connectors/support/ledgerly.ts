import { createHash } from 'node:crypto';
import type { Connector } from '../../../src/connectors/connector';
import { beginSignIn, finishSignIn, type SignIn } from '../../../src/connectors/oauth-sign-in';
import type { SimulatedRequest, Simulator } from '../../../src/connectors/simulator';
import {
  consent,
  freshIdentity,
  type IdentityState,
  letsIn,
  revokeAnswer,
  tokenAnswer,
} from '../../../src/connectors/simulator-identity';
import { jsonAnswer } from '../../../src/connectors/simulator-tools';
import type { Host, HttpRequest } from '../../../src/host';
import { MemoryHost } from '../../support/memory-host';
import { Simulated } from './simulated';
import { response, type StubAnswer } from './stub-host';

export const HOUR = 3_600_000;
export const redirectUri = 'https://script.google.com/macros/d/abc/usercallback';

const base64url = (bytes: Buffer) => bytes.toString('base64url');
export const digest = (verifier: string) =>
  base64url(createHash('sha256').update(verifier).digest());

/** A provider that takes proof keys and lists the companies that were opened. */
export const ledgerly: Connector = {
  id: 'ledgerly',
  title: 'Ledgerly',
  origins: ['https://api.ledgerly.example'],
  auth: {
    kind: 'token',
    accountHeader: '',
    fields: [],
    help: '',
    oauth: {
      name: 'Ledgerly',
      appHelp: '',
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
export class Provider extends Simulated<World> {
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

const rules = { codeMs: 600_000, accessMs: HOUR / 2, previousMs: HOUR / 2, digest };

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

export const signIn: SignIn = {
  client: { clientId: 'app', clientSecret: '' },
  sandbox: false,
  redirectUri,
  state: 'signed-by-the-platform',
  nonce: 'n'.repeat(43),
  verifier: 'v'.repeat(43),
};

/** A person signs in and comes back with a code. */
export function signedIn(provider: Provider, host: Host = provider.host_): void {
  beginSignIn(host, ledgerly, signIn);
  const { code, state } = consent(provider.state, {
    redirectUri,
    challenge: digest(signIn.verifier),
    until: provider.host_.clock + rules.codeMs,
  });
  provider.state = { ...provider.state, ...state };
  finishSignIn(host, ledgerly, { code, nonce: signIn.nonce });
}
