import * as z from 'zod';
import type { Host } from '../host';
import { ApiError } from './api-error';
import { toBase64 } from './base64';
import { type Connection, keepConnection } from './connection';
import type { Connector } from './connector';
import { askForToken, type OAuthClient, type TokenAnswer } from './oauth-token';

/** How long a person may take at the provider. */
const PATIENCE_MS = 10 * 60_000;

/** What the platform gives for a sign-in. */
export interface SignIn {
  readonly client: OAuthClient;
  readonly sandbox: boolean;
  /** Where the provider sends the person back to. */
  readonly redirectUri: string;
  /** The platform's signed state, which brings the callback back to this script and person. */
  readonly state: string;
  /** Two texts that nobody can guess, at least 43 characters each; used once. */
  readonly nonce: string;
  readonly verifier: string;
}

const pendingSchema = z.object({
  nonce: z.string(),
  verifier: z.string(),
  redirectUri: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  sandbox: z.boolean(),
  startedAt: z.number(),
});

/** Address at which a person lets us in. What is needed afterwards waits in their own secrets. */
export function beginSignIn(host: Host, connector: Connector, signIn: SignIn): string {
  const server = serverOf(connector);
  const { client, sandbox, redirectUri, state, nonce, verifier } = signIn;
  const pending = { nonce, verifier, redirectUri, ...client, sandbox, startedAt: host.now() };
  host.secrets.set(keyOf(connector), JSON.stringify(pending));
  const query = {
    client_id: client.clientId,
    response_type: 'code',
    scope: server.scope,
    redirect_uri: redirectUri,
    state,
    ...(server.proofKey
      ? { code_challenge: challengeOf(host, verifier), code_challenge_method: 'S256' }
      : {}),
  };
  const pairs = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return `${server.authoriseUrl}?${pairs.join('&')}`;
}

/** A company that a person has opened to us. */
export interface Tenant {
  readonly id: string;
  readonly name: string;
}

/**
 * Takes a person back from the provider and keeps the connection. Where they opened several
 * companies and the callback names none, nothing is kept and the companies are given to choose
 * from. Throws an ApiError where the callback is not the one that was begun, or was refused.
 */
export function finishSignIn(
  host: Host,
  connector: Connector,
  callback: Readonly<Record<string, string>>,
): Connection {
  const server = serverOf(connector);
  const pending = takePending(host, connector, callback['nonce'] ?? '');
  const { error = '', code = '' } = callback;
  if (error !== '' || code === '') throw refused(error === '' ? 'it sent no code' : error);
  const { clientId, clientSecret, redirectUri, verifier, sandbox } = pending;
  const answer = askForToken(host, server, {
    client: { clientId, clientSecret },
    form: {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      ...(server.proofKey ? { code_verifier: verifier } : {}),
    },
  });
  const named = server.tenantParameter === '' ? '' : (callback[server.tenantParameter] ?? '');
  const tenant = named === '' ? onlyTenant(host, connector, answer) : named;
  if (!/^[\w-]+$/.test(tenant)) throw refused('it named no company');
  const connection = {
    token: answer.access_token,
    tenant,
    sandbox,
    grant: grantOf({ clientId, clientSecret }, answer, host.now()),
  };
  keepConnection(host, connector, connection);
  return connection;
}

function grantOf(client: OAuthClient, answer: TokenAnswer, now: number) {
  if (answer.refresh_token === undefined) throw refused('it gave no right to new tokens');
  return {
    ...client,
    refreshToken: answer.refresh_token,
    previousToken: '',
    replacedAt: now,
    expiresAt: now + answer.expires_in * 1000,
    renewingUntil: 0,
  };
}

/** A sign-in can be finished once, by the person who began it, within ten minutes. */
function takePending(host: Host, connector: Connector, nonce: string) {
  const text = host.secrets.get(keyOf(connector));
  host.secrets.set(keyOf(connector), null);
  const pending = text === null ? null : pendingSchema.parse(JSON.parse(text));
  if (!pending || pending.nonce !== nonce || nonce === '') {
    throw refused('this sign-in was not begun here. Begin it again under Set-up');
  }
  if (host.now() - pending.startedAt > PATIENCE_MS) {
    throw refused('this sign-in took too long. Begin it again under Set-up');
  }
  return pending;
}

const tenantsSchema = z.array(z.object({ tenantId: z.string(), tenantName: z.string().nullish() }));

function onlyTenant(
  host: Host,
  connector: Connector,
  { access_token: token }: TokenAnswer,
): string {
  const { tenantsUrl } = serverOf(connector);
  if (tenantsUrl === '') throw refused('it named no company');
  const headers = { Accept: 'application/json', Authorization: `Bearer ${token}` };
  const [response] = host.fetchAll([{ method: 'GET', url: tenantsUrl, headers, body: null }]);
  const parsed = tenantsSchema.safeParse(JSON.parse(response?.text || 'null'));
  const [first, second] = parsed.success ? parsed.data : [];
  if (!first) throw refused('no company was opened to Tieout');
  if (second) {
    const names = (parsed.data ?? []).map(({ tenantName }) => tenantName ?? '').join(', ');
    throw refused(`several companies were opened (${names}). Sign in again and choose one`);
  }
  return first.tenantId;
}

/** `BASE64URL(SHA256(verifier))`, as RFC 7636 says. */
function challengeOf(host: Host, verifier: string): string {
  const hex = host.digest(verifier);
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return toBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

export function serverOf({ auth, title }: Connector) {
  if (auth.kind === 'none' || !auth.oauth) throw new RangeError(`${title} has no sign-in.`);
  return auth.oauth;
}

function refused(message: string): ApiError {
  return new ApiError({ kind: 'unauthorised', status: 0, code: 'signIn', message });
}

const keyOf = ({ id }: Connector): string => `sign-in:${id}`;
